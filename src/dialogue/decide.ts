// Decides what the reply does. In reading order: danger, small talk, what is not ours, the list itself,
// several items, one item, going on with what was spoken of.
import type { Catalog } from '../catalog/schema.ts';
import { listOf } from '../knowledge.ts';
import { eldersOf } from '../understanding/people/index.ts';
import { otherByFacts, otherWayChosen } from './by-facts.ts';
import { carryOn, staysOn, takesUp } from './carry-on.ts';
import { filter } from './filter.ts';
import { asksForMoney, byFigure } from './money.ts';
import { FLOOR, type Move, STRONG, topScore } from './move.ts';
import { byNamePart } from './name-part.ts';
import { namesOne } from './names-one.ts';
import { outside } from './not-ours.ts';
import { byNumber, isNear, one, relatedNow, saysLittle, supposedNeighbour } from './one-item.ts';
import { serviceScores } from './rank.ts';
import { compare, lastTwo } from './side-by-side.ts';
import type { Situation } from './situation.ts';
import { small } from './small-talk.ts';
import { sameWay, twoWays } from './two-ways.ts';

const DOCUMENT = [
  'document-number',
  'document-version',
  'document-issuer',
  'organiser',
  'validity',
  'effective',
  'document-change',
  'status',
] as const;

/** Asked of the document whatever else is named. */
const FORMAL: ReadonlySet<string> = new Set([
  'document-number',
  'status',
  'organiser',
  'document-issuer',
  'document-change',
]);

/** Asked of an item as well as of the document. */
const OF_EITHER: ReadonlySet<string> = new Set(['effective', 'validity']);

/** Beside a service named, 「有效吗」 and 「谁出的」 ask of the document only where that is spoken of. */
const OF_DOCUMENT = /文件|清单|意见|草案|文号|发文|印发|文本|规定|政策|正式|通知|稿/;

/** 「什么时候开始发的」 while one item is spoken of asks since when that item is given. */
const isOfItem = ({ conversation, understood }: Situation): boolean =>
  conversation.topic?.act === 'item' && !OF_DOCUMENT.test(understood.text);

function aboutDocument(situation: Situation, catalog: Catalog | undefined): Move | undefined {
  const about = DOCUMENT.find((act) => situation.understood.acts.has(act));
  if (about === undefined || catalog === undefined) return undefined;
  const named = topScore(situation);
  if (OF_EITHER.has(about) && isOfItem(situation)) return undefined;
  const formal =
    FORMAL.has(about) && (named < STRONG || OF_DOCUMENT.test(situation.understood.text));
  return formal || named < FLOOR ? { kind: 'document', about } : undefined;
}

const wantsAll = ({ understood }: Situation): boolean => understood.acts.has('list');

/** 「公公…，婆婆…，各有哪些补贴」: whatever is told of one of them names no service. */
const forEach = ({ understood: { text, people } }: Situation): boolean =>
  /各有|各自|分别/.test(text) && eldersOf(people).length > 1;

/** 「还有吗」, 「除了这个还有别的吗」 after one item asks what else there is. */
const WHAT_ELSE =
  /还有(?:吗|呢|没|伐|不|啥|什么|哪些|别的|其他|其它)|(?:别的|其他|其它)(?:还有|呢|有吗)|除了(?:这|那)/;

/** 「还有什么条件」 asks on about the item itself. */
const ASPECTS = ['conditions', 'materials', 'how', 'bureau', 'amount', 'ratio', 'frequency'];

function wantsMore({ understood, conversation }: Situation): boolean {
  const aspect = ASPECTS.some((act) => understood.acts.has(act));
  return conversation.topic?.act === 'item' && !aspect && WHAT_ELSE.test(understood.text);
}

function chosenOption({ answered, knowledge, place, today }: Situation): Move | undefined {
  if (answered?.kind !== 'option') return undefined;
  const catalog = listOf(knowledge, place, today);
  const row = /^r(\d+)$/.exec(answered.id)?.[1];
  if (row !== undefined && catalog !== undefined) return { kind: 'items', rows: [Number(row)] };
  const service =
    knowledge.lexicon.services[Number(/^s(\d+)$/.exec(answered.id)?.[1] ?? Number.NaN)];
  if (service !== undefined) {
    if (catalog === undefined) return { kind: 'ask-place', services: [service.id] };
    const of = catalog.items.filter(({ services }) => services.includes(service.id));
    const main = of.find(({ services }) => services[0] === service.id) ?? of[0];
    return main === undefined
      ? { kind: 'not-in-list', service: service.id }
      : { kind: 'items', rows: [main.number] };
  }
  if (answered.id === 'list')
    return catalog === undefined ? { kind: 'ask-place', services: [] } : { kind: 'can-get' };
  return undefined;
}

function withoutPlace(situation: Situation): Move | undefined {
  const { uncovered, conversation } = situation;
  const found = serviceScores(situation).filter(({ score }) => score >= FLOOR);
  const services = found.slice(0, 2).map(({ topic }) => topic);
  if (uncovered !== undefined) return { kind: 'not-covered' };
  if (services.length > 0 || situation.understood.rows.length > 0)
    return { kind: 'ask-place', services };
  if (wantsAll(situation)) return { kind: 'ask-place', services: [] };
  return conversation.topic === undefined ? undefined : carryOn(situation, conversation.topic);
}

/** Facts that say enough of a person to look through the whole list. */
const TELLING_FACTS: ReadonlySet<string> = new Set([
  'age',
  'birthDate',
  'incomeStatus',
  'disabilityGrade',
  'abilityLevel',
  'selfCare',
  'familyPlanning',
  'service',
  'living',
  'ownChildren',
]);

export function unclear(situation: Situation): Move {
  const told = situation.understood.statements.some(({ fact }) => TELLING_FACTS.has(fact));
  if (told && situation.place !== undefined) return { kind: 'can-get' };
  if (asksForMoney(situation))
    return situation.place === undefined
      ? { kind: 'ask-place', services: [] }
      : { kind: 'can-get' };
  const near = serviceScores(situation)
    .slice(0, 2)
    .filter(({ score }) => score > 0.4)
    .map(({ topic }) => topic);
  if (situation.place === undefined && situation.personal)
    return { kind: 'ask-place', services: [] };
  return { kind: 'unclear', near };
}

/** 「再加上残疾二级呢」 */
const BESIDES = /加上|补充|漏了|漏说|忘了说|忘记说|算上/;

/** Goes on with what is spoken of, or with what is told belongs to. */
function goOn(situation: Situation, catalog: Catalog): Move | undefined {
  const tells = staysOn(situation) || BESIDES.test(situation.understood.text);
  const other = tells ? otherByFacts(situation, catalog) : undefined;
  return (
    otherWayChosen(situation, catalog) ?? other ?? carryOn(situation, situation.conversation.topic)
  );
}

/** The move for a message that is neither danger nor small talk. */
function aboutServices(situation: Situation): Move {
  const { knowledge, place, today, conversation } = situation;
  const catalog = listOf(knowledge, place, today);
  const topic = conversation.topic;
  const early =
    chosenOption(situation) ??
    (OF_DOCUMENT.test(situation.understood.text) ? aboutDocument(situation, catalog) : undefined) ??
    outside(situation) ??
    aboutDocument(situation, catalog) ??
    compare(situation) ??
    filter(situation, catalog) ??
    byNumber(situation, catalog);
  if (early !== undefined) return early;
  if (catalog === undefined || situation.uncovered !== undefined)
    return withoutPlace(situation) ?? unclear(situation);
  const all = wantsAll(situation) || wantsMore(situation);
  if (all && (!namesOne(situation) || forEach(situation))) return { kind: 'can-get' };
  const bothRows =
    lastTwo(situation, catalog) ??
    twoWays(situation, catalog) ??
    supposedNeighbour(situation, catalog);
  if (bothRows !== undefined) return bothRows;
  const carried = topic !== undefined && takesUp(situation) ? goOn(situation, catalog) : undefined;
  if (carried !== undefined && (staysOn(situation) || saysLittle(situation))) return carried;
  const sibling = relatedNow(situation, catalog);
  if (sibling !== undefined) return sibling;
  const named = sameWay(situation, catalog) ?? one(situation, catalog);
  const along =
    named?.kind === 'not-in-list' && isNear(situation, named.service)
      ? carryOn(situation, topic)
      : undefined;
  if (along?.kind === 'items') return along;
  return (
    named ??
    carried ??
    byFigure(situation, catalog) ??
    byNamePart(situation, catalog) ??
    unclear(situation)
  );
}

/** What the reply to a message does. */
export function decide(situation: Situation): Move {
  const { danger } = situation.understood;
  if (danger !== undefined) return { kind: 'danger', danger };
  return small(situation) ?? aboutServices(situation);
}
