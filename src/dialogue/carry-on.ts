// Whether a message goes on with what was spoken of, and with what.
import { listOf } from '../knowledge.ts';
import { concerns } from '../rules/concerns.ts';
import { factNames } from '../rules/facts.ts';
import { ASPECTS } from '../understanding/aspects.ts';
import type { TopicScore } from '../understanding/phrase-match.ts';
import type { Topic } from './conversation.ts';
import { asksIfTheirs, filterAgain } from './filter.ts';
import { type Move, STRONG, topScore } from './move.ts';
import { namesOne } from './names-one.ts';
import { isName, isTelling, relatedByFacts } from './one-item.ts';
import { serviceScores } from './rank.ts';
import type { Situation } from './situation.ts';
import { rowsAbout } from './theme.ts';
import { isOtherWay } from './two-ways.ts';

/** Goes on with the topic of the conversation: new facts, another person, another place, an aspect. */
export function carryOn(situation: Situation, topic: Topic | undefined): Move | undefined {
  const { conversation, knowledge, today, place, answered } = situation;
  if (topic === undefined) return undefined;
  if (answered?.kind === 'option') return undefined;
  const catalog = listOf(knowledge, place, today);
  if (topic.act === 'list')
    return catalog === undefined ? { kind: 'ask-place', services: [] } : { kind: 'can-get' };
  if (topic.act === 'filter') return filterAgain(situation, topic, catalog);
  if (topic.act === 'document') return undefined;
  if (catalog === undefined) return { kind: 'ask-place', services: topic.services };
  if (topic.row !== undefined && topic.row.place === catalog.place.code)
    return { kind: 'items', rows: [topic.row.number] };
  const rows = catalog.items.filter(({ services }) =>
    services.some((service) => topic.services.includes(service)),
  );
  const [service] = topic.services;
  const main = rows.find(({ services }) => services[0] === service) ?? rows[0];
  if (main !== undefined) return { kind: 'items', rows: [main.number] };
  if (service === undefined || conversation.topic === undefined) return undefined;
  return relatedByFacts(situation, catalog, service) ?? { kind: 'not-in-list', service };
}

const QUESTION =
  /[？?吗么伐]|不$|没$|多少|几|哪|谁|怎|咋|能不能|有没有|要不要|是不是|可不可以|啥|什么|如何|办吗|能办|想|呢|先说|换个|再说说|另外|顺便/;

/** Whether the message tells something that the item spoken of goes by. */
function tellsOfTopic(situation: Situation): boolean {
  const { conversation, knowledge, today, asked, understood } = situation;
  const row = conversation.topic?.row;
  const item =
    row === undefined ? undefined : knowledge.registry.item(row.place, row.number, today);
  const { questions } = knowledge.lexicon;
  const families = new Set(
    factNames
      .filter((fact) => fact === asked || (item !== undefined && concerns(item, fact)))
      .map((fact) => questions[fact]?.name),
  );
  return understood.statements.some(({ fact }) => families.has(questions[fact]?.name));
}

/** 「去了以后」, 「里头」, 「那边」 of a home that is spoken of. */
const THERE =
  /(?:去|进|住|送|搬|到)(?:进|到)?(?:去|来|那里|那边|那儿)?了?(?:以后|之后|后)|里头|里面|那里|那边|那儿/;

/** What rows about homes for the old are asked for by. */
const HOME = '机构';

/** A service that one word speaks for, with what is known of the person. */
const isGuessed = (situation: Situation, top: TopicScore | undefined): boolean =>
  (top?.best.hits.filter((hit) => isTelling(situation, hit)).length ?? 0) <= 1;

/** 「去了以后生病谁给治」 asks of the home spoken of, not of whatever else sees to the ill. */
function asksInside(situation: Situation): boolean {
  const { conversation, knowledge, place, places, today, understood } = situation;
  const catalog = listOf(knowledge, place, today);
  const row = conversation.topic?.row;
  if (catalog === undefined || row?.place !== place || places.length > 0) return false;
  const home = rowsAbout(catalog, HOME).includes(row?.number ?? -1);
  if (!home || !THERE.test(understood.text)) return false;
  const top = serviceScores(situation)[0];
  const now = catalog.items.find(({ number }) => number === row?.number);
  const named = catalog.items.find(({ services }) => services.includes(top?.topic ?? ''));
  const otherWay = now !== undefined && named !== undefined && isOtherWay(knowledge, now, named);
  return otherWay || isGuessed(situation, top);
}

/** 「那边呢，住在家里的」: another place, and no other service unless clearly named. */
const ONLY_PLACE = /^(?:那|换|要是|如果)?(?:在|到)?$/;
const ITS_TURN = /^(?:市|县)?(?:这边|那边|那里|的)?(?:呢|嘞|呐|怎么样|怎样|咋样)/;

const turnsToPlace = ({ understood: { places, clauses, text } }: Situation): boolean => {
  const [clause] = clauses;
  const [place] = places;
  if (clause === undefined || place === undefined || places.length > 1) return false;
  return (
    ONLY_PLACE.test(text.slice(clause.start, place.start)) &&
    ITS_TURN.test(text.slice(place.end, clause.end))
  );
};

/** An answer to what was asked, something told, or 「要是一百岁呢」: goes on unless a service is named. */
export function staysOn(situation: Situation): boolean {
  const named = isName(situation, serviceScores(situation)[0]);
  if (situation.supposed) return !named && !namesOne(situation);
  if (situation.asked === 'topic') return false;
  if (asksInside(situation) || (asksIfTheirs(situation) && !named)) return true;
  if (turnsToPlace(situation) && !named && topScore(situation) < STRONG) return true;
  const tells = situation.understood.statements.length > 0 || situation.answered !== undefined;
  const { text } = situation.understood;
  const replies = situation.answered !== undefined || tellsOfTopic(situation);
  const current = situation.conversation.topic?.services ?? [];
  const same = current.includes(serviceScores(situation)[0]?.topic ?? '');
  const goesOn = replies || same || topScore(situation) < STRONG;
  return tells && !QUESTION.test(text) && !named && goesOn;
}

/** Acts that go on with what is spoken of. */
const GOING_ON = [
  ...ASPECTS,
  'source',
  'yes',
  'no',
  'dont-know',
  'correction',
  'refuse',
  'effective',
  'validity',
  'compare',
  'more',
  'type',
  'together',
];

/** Whether the message says anything that a topic under way could take up. */
export function takesUp(situation: Situation): boolean {
  const { understood, answered, places, uncovered, supposed } = situation;
  return (
    asksInside(situation) ||
    answered !== undefined ||
    supposed ||
    understood.statements.length > 0 ||
    understood.people.some(({ owner }) => owner !== 'self') ||
    places.length > 0 ||
    uncovered !== undefined ||
    understood.ages.length > 0 ||
    understood.bureaus.length > 0 ||
    /[呢嘞呐档]\W?$/.test(understood.text) ||
    GOING_ON.some((act) => understood.acts.has(act))
  );
}
