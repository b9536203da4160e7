// Turns a move into a reply, and remembers in the conversation what was said and asked.
import type { Catalog } from '../catalog/schema.ts';
import type { Conversation, Topic } from '../dialogue/conversation.ts';
import type { Filter, Move } from '../dialogue/move.ts';
import { notOurs } from '../dialogue/not-ours.ts';
import type { Situation } from '../dialogue/situation.ts';
import { listOf } from '../knowledge.ts';
import { withDerived } from '../rules/assess.ts';
import type { Block, Reply, ReplyItem } from './blocks.ts';
import { answerCompare } from './compare.ts';
import { answerDocument } from './document.ts';
import { answerFilter } from './filtered.ts';
import { answerCanGet } from './list.ts';
import { askPlace } from './question.ts';
import { noRow, notCovered, notInList, outside, unclear, whichRow } from './refuse.ts';
import { answerRows } from './rows.ts';
import type { Said } from './said.ts';
import { danger, small } from './small.ts';

/** Characters of a message kept until the place is known. */
const LONGEST_WAITING = 200;

const placesOf = (found: readonly ReplyItem[]): NonNullable<Topic['listed']> =>
  found.map(({ place, number }) => ({ place, number }));

function canGet(situation: Situation, catalog: Catalog): Said {
  const { blocks, items: found, asked } = answerCanGet(situation, catalog);
  return {
    kind: 'list',
    blocks,
    items: found,
    asked,
    topic: { act: 'list', services: [], listed: placesOf(found) },
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
        topic: { act: 'item', services: [...move.services], listed: placesOf(found) },
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
      return answerRows(situation, catalog, move.rows);
    case 'no-row':
      return noRow(situation, catalog, move.number);
    case 'which':
      return whichRow(situation, catalog, move.rows);
    case 'can-get':
      return canGet(situation, catalog);
    case 'filter': {
      const { blocks, items: found } = answerFilter(situation, catalog, move.by, move.rows);
      const lacking = found.length === 0;
      return {
        kind: lacking ? 'answer' : 'list',
        blocks,
        items: found,
        topic: {
          act: 'filter',
          services: [],
          listed: placesOf(found),
          filter: storedFilter(move.by),
        },
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
  const waiting = said.asked?.pending ?? said.waiting;
  const topic = said.topic ?? before.topic;
  const same = sameTopic(before.topic, topic) && situation.subjectBefore === situation.subject;
  // The same service of another place is kept too: 「三地比一比」 comes back to all of them.
  const moved = before.topic?.row?.place !== topic?.row?.place;
  const left =
    (!same || moved) &&
    before.topic !== undefined &&
    (before.topic.services.length > 0 || before.topic.act === 'list')
      ? [before.topic]
      : [];
  return {
    ...before,
    ...(topic === undefined ? {} : { topic }),
    earlier: [...left, ...before.earlier].slice(0, EARLIER),
    asked: said.asked === undefined ? (same ? before.asked : 0) : (same ? before.asked : 0) + 1,
    misses: said.missed === true ? before.misses + 1 : 0,
    ...(waiting === undefined ? {} : { pending: waiting }),
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

const ANSWERS: ReadonlySet<string> = new Set(['answer', 'list', 'ask', 'ask-place', 'compare']);

/** What else was asked and is not ours, declined in a line after the answer. */
function withDeclined(situation: Situation, said: Said): Said {
  const topic = ANSWERS.has(said.kind) ? notOurs(situation) : undefined;
  const words = situation.knowledge.lexicon.outside.find(({ id }) => id === topic);
  return words === undefined
    ? said
    : { ...said, blocks: [...said.blocks, { type: 'text', text: `另外一件：${words.decline}` }] };
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
  const said = withDeclined(situation, saidFor(situation, move));
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
