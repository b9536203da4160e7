// Who finds the item: the assistant, and plain search over the names and contents of the same list. The
// peer is told which list to search; the assistant has to find the place in the message.
import Fuse, { type IFuseOptions } from 'fuse.js';
import type { Item } from '../../src/catalog/schema.ts';
import { type Knowledge, listOf } from '../../src/knowledge.ts';
import { step } from '../../src/step.ts';
import type { CaseSet } from '../eval/case.ts';
import { inTurn, milliseconds, printTable, timing } from './measure.ts';

/** A first message whose answer is one item of one list. */
export interface FirstTurn {
  readonly text: string;
  readonly place: string;
  readonly number: number;
}

/** Finds the number of an item; undefined where nothing is found. */
type Finder = (turn: FirstTurn) => number | undefined;

export const firstTurns = (sets: readonly CaseSet[]): FirstTurn[] =>
  sets
    .flatMap(({ cases }) => cases)
    .flatMap(({ turns: [text], expect: [expected] }) => {
      const [row, ...others] = expected?.items ?? [];
      const fits = row !== undefined && others.length === 0 && expected?.place === row[0];
      return fits && text !== undefined ? [{ text, place: row[0], number: row[1] }] : [];
    });

const searching = (knowledge: Knowledge, today: string, options: IFuseOptions<Item>): Finder => {
  const keys = ['name', 'content'];
  const indexes = new Map(
    knowledge.registry.places().map(({ code }) => {
      const items = listOf(knowledge, code, today)?.items ?? [];
      return [code, new Fuse([...items], { keys, ...options })] as const;
    }),
  );
  return ({ text, place }) => indexes.get(place)?.search(text, { limit: 1 })[0]?.item.number;
};

const answering =
  (knowledge: Knowledge, today: string): Finder =>
  ({ text, place }) => {
    const [item] = step(knowledge, undefined, { text }, today).reply.items;
    return item?.place === place ? item.number : undefined;
  };

const isWord = (token: string): boolean => /[\p{L}\p{N}]/u.test(token);

/** Name → finder. */
const finders = (knowledge: Knowledge, today: string): readonly (readonly [string, Finder])[] => [
  ['yiwen, finds the place itself', answering(knowledge, today)],
  ['fuse.js, whole message', searching(knowledge, today, { ignoreLocation: true })],
  [
    'fuse.js, words cut by jieba',
    searching(knowledge, today, {
      useTokenSearch: true,
      tokenize: (text) => knowledge.resources.segmenter.cut(text).filter(isWord),
    }),
  ],
];

/** Prints shares of right first items, and times. */
export function benchPeers(knowledge: Knowledge, sets: readonly CaseSet[], today: string): void {
  const turns = firstTurns(sets);
  const rows = finders(knowledge, today).map(([name, find]) => {
    const right = turns.filter((turn) => find(turn) === turn.number).length;
    const { median, p95 } = timing(name, inTurn(turns, find), { iterations: 2 * turns.length });
    const share = `${((100 * right) / turns.length).toFixed(1)}%`;
    return [name, share, milliseconds(median), milliseconds(p95)];
  });
  printTable(`first messages about one item (${turns.length}): is it the first found?`, [
    ['', 'right', 'median ms', 'p95 ms'],
    ...rows,
  ]);
}
