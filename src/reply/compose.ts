// Turns a move into a reply, and remembers in the conversation what was said and asked.
import type { Catalog, Item } from '../catalog/schema.ts';
import type { Conversation, Topic } from '../dialogue/conversation.ts';
import { type Filter, FLOOR, type Move } from '../dialogue/move.ts';
import { serviceScores } from '../dialogue/rank.ts';
import type { Situation } from '../dialogue/situation.ts';
import { listOf } from '../knowledge.ts';
import { withDerived } from '../rules/assess.ts';
import { missingFacts } from '../rules/evaluate.ts';
import { answerAspect } from './aspect.ts';
import type { Block, Reply } from './blocks.ts';
import { answerCompare } from './compare.ts';
import { answerDocument } from './document.ts';
import { answerItem } from './item.ts';
import { answerCanGet, answerFilter } from './list.ts';
import { askFirst, askPlace } from './question.ts';
import { noRow, notCovered, notInList, outside, unclear, whichRow } from './refuse.ts';
import type { Said } from './said.ts';
import { danger, small } from './small.ts';

const MOST_QUESTIONS = 3;

/** Characters of a message kept until the place is known. */
const LONGEST_WAITING = 200;

/** Of a row's services the one asked for first: in another place it may have a row of its own. */
function inOrderAsked(situation: Situation, services: readonly string[]): string[] {
  const now = serviceScores(situation).filter(({ score }) => score >= FLOOR);
  const before = situation.conversation.topic?.services ?? [];
  const asked = [...now.map(({ topic }) => topic), ...before];
  const order = (service: string) =>
    asked.includes(service) ? asked.indexOf(service) : asked.length;
  return [...services].sort((a, b) => order(a) - order(b));
}

/** What two answers say alike (a draft, general advice) is said once. */
function once(blocks: readonly Block[]): Block[] {
  const said = blocks.map((block) => JSON.stringify(block));
  return blocks.filter((_, index) => said.indexOf(said[index] as string) === index);
}

/** Rows named together stay choices (「后一个」) while one of them is spoken of. */
function named(
  { conversation }: Situation,
  { place }: Catalog,
  rows: readonly Item[],
): Pick<Topic, 'listed'> {
  const before = conversation.topic?.listed ?? [];
  const now = rows.map(({ number }) => ({ place: place.code, number }));
  if (now.length > 1) return { listed: now };
  const among = before.some(
    ({ number, place: of }) => number === now[0]?.number && of === place.code,
  );
  return among ? { listed: before } : {};
}

function items(situation: Situation, catalog: Catalog, numbers: readonly number[]): Said {
  const rows = numbers.flatMap(
    (number) => catalog.items.find((item) => item.number === number) ?? [],
  );
  const short =
    numbers.length === 1 && rows[0] !== undefined
      ? answerAspect(situation, catalog, rows[0])
      : undefined;
  const answers = rows.map((item) => answerItem(situation, catalog, item));
  const open = answers.find(({ assessment }) => assessment.verdict === 'unknown');
  const tired =
    situation.conversation.asked >= MOST_QUESTIONS && situation.subjectBefore === situation.subject;
  const asked =
    open === undefined || short !== undefined || tired
      ? undefined
      : askFirst(situation, missingFacts(open.assessment.trace));
  const [first] = rows;
  const services = first === undefined ? [] : inOrderAsked(situation, first.services);
  return {
    kind: 'answer',
    blocks: short ?? once(answers.flatMap(({ blocks }) => blocks)),
    items: answers.map(({ item }) => item),
    asked,
    topic:
      first === undefined
        ? undefined
        : {
            act: 'item',
            services,
            row: { place: catalog.place.code, number: first.number },
            ...named(situation, catalog, rows),
          },
  };
}

function canGet(situation: Situation, catalog: Catalog): Said {
  const { blocks, items: found, asked } = answerCanGet(situation, catalog);
  const listed = found.map(({ place, number }) => ({ place, number }));
  return {
    kind: 'list',
    blocks,
    items: found,
    asked,
    topic: { act: 'list', services: [], listed },
  };
}

function saidFor(situation: Situation, move: Move): Said {
  const catalog = listOf(situation.knowledge, situation.place, situation.today);
  switch (move.kind) {
    case 'danger':
      return danger(situation, move.danger);
    case 'small':
      return small(situation, move.act);
    case 'outside':
      return outside(situation, move.topic);
    case 'not-covered':
      return notCovered(situation);
    case 'not-in-list':
      return notInList(situation, move.service);
    case 'unclear':
      return unclear(situation, move.near);
    case 'ask-place':
      return {
        kind: 'ask-place',
        blocks: placePoint(situation, move.services),
        asked: askPlace(situation, situation.understood.text.slice(0, LONGEST_WAITING)),
        place: null,
        topic: askedTopic(situation, move.services),
      };
    case 'compare': {
      const { blocks, items: found } = answerCompare(situation, move.places, move.services);
      return {
        kind: 'compare',
        blocks,
        items: found,
        place: null,
        topic: { act: 'item', services: [...move.services] },
      };
    }
    default:
      return catalog === undefined ? notCovered(situation) : ofList(situation, catalog, move);
  }
}

/** What was understood, before the place is asked for. */
function placePoint(situation: Situation, services: readonly string[]): Block[] {
  const service = situation.knowledge.lexicon.services.find(({ id }) => id === services[0]);
  const text =
    service === undefined
      ? '这要看是哪个地方。'
      : `您问的是${service.spoken}，各地不一样，要看是哪个地方。`;
  return [{ type: 'point', text }];
}

const storedFilter = (by: Filter): NonNullable<Topic['filter']> =>
  by.what === 'bureau' ? { ...by, bureaus: [...by.bureaus] } : by;

/** The topic to come back to once the place is known. */
function askedTopic(situation: Situation, services: readonly string[]): Topic | undefined {
  if (services.length > 0) return { act: 'item', services: [...services] };
  if (situation.understood.acts.has('list')) return { act: 'list', services: [] };
  return situation.conversation.topic;
}

function ofList(situation: Situation, catalog: Catalog, move: Move): Said {
  switch (move.kind) {
    case 'items':
      return items(situation, catalog, move.rows);
    case 'no-row':
      return noRow(situation, catalog, move.number);
    case 'which':
      return whichRow(situation, catalog, move.rows);
    case 'can-get':
      return canGet(situation, catalog);
    case 'filter': {
      const { blocks, items: found } = answerFilter(situation, catalog, move.by, move.rows);
      const listed = found.map(({ place, number }) => ({ place, number }));
      const lacking = found.length === 0;
      return {
        kind: lacking ? 'answer' : 'list',
        blocks,
        items: found,
        topic: { act: 'filter', services: [], listed, filter: storedFilter(move.by) },
      };
    }
    case 'document':
      return {
        kind: 'answer',
        blocks: answerDocument(catalog, move.about),
        topic: situation.conversation.topic,
      };
    default:
      return notCovered(situation);
  }
}

const sameTopic = (a: Topic | undefined, b: Topic | undefined): boolean =>
  a !== undefined &&
  b !== undefined &&
  a.act === b.act &&
  a.services[0] === b.services[0] &&
  a.row?.number === b.row?.number;

const EARLIER = 4;

/** The conversation after the reply: its topic, the question that waits, how often was asked or missed. */
function after(situation: Situation, said: Said): Conversation {
  const before = said.conversation ?? situation.conversation;
  const topic = said.topic ?? before.topic;
  const same = sameTopic(before.topic, topic) && situation.subjectBefore === situation.subject;
  // The same service of another place is kept too: 「三地比一比」 comes back to all of them.
  const moved = before.topic?.row?.place !== topic?.row?.place;
  const left =
    (!same || moved) && before.topic !== undefined && before.topic.services.length > 0
      ? [before.topic]
      : [];
  return {
    ...before,
    ...(topic === undefined ? {} : { topic }),
    earlier: [...left, ...before.earlier].slice(0, EARLIER),
    asked: said.asked === undefined ? (same ? before.asked : 0) : (same ? before.asked : 0) + 1,
    misses: said.missed === true ? before.misses + 1 : 0,
    ...(said.asked === undefined ? {} : { pending: said.asked.pending }),
  };
}

function withPrivacy(situation: Situation, blocks: readonly Block[]): Block[] {
  const { redacted } = situation.understood;
  return redacted.length === 0
    ? [...blocks]
    : [
        ...blocks,
        { type: 'notice', level: 'privacy', text: situation.knowledge.lexicon.talk.redacted },
      ];
}

const profileOf = ({ facts, subject, today }: Situation): Reply['profile'] => ({
  ...withDerived(facts, today),
  subject,
});

export interface Composed {
  readonly reply: Reply;
  readonly conversation: Conversation;
}

/** Says what the move comes to. */
export function compose(situation: Situation, move: Move): Composed {
  const said = saidFor(situation, move);
  const question = said.asked === undefined ? [] : [said.asked.question];
  const reply: Reply = {
    kind: said.kind,
    place: said.place === undefined ? (situation.place ?? null) : said.place,
    items: said.items ?? [],
    asks: said.asked === undefined ? [] : [said.asked.name],
    profile: said.conversation === undefined ? profileOf(situation) : {},
    blocks: withPrivacy(situation, [...said.blocks, ...question]),
  };
  return { reply, conversation: after(situation, said) };
}
