// To whom what stands somewhere in a message belongs.
import type { Clause } from '../clauses.ts';
import { fits, isElder, type PersonMention, SPEAKER, THEM } from './person.ts';

/** 「救一个落水的小孩…他今年六十九」 */
const isSomeChild = ({ word = '' }: PersonMention): boolean =>
  /^(?:小孩|孩子|娃儿?|娃娃)$/.test(word);

/** 他 and 她 are whoever was named last and is of that sex, somebody only beside them last of all. */
export function resolve(mention: PersonMention, mentions: readonly PersonMention[]): PersonMention {
  if (mention.owner !== THEM) return mention;
  const before = mentions.filter((other) => other.end <= mention.start && fits(mention, other));
  return (
    before.findLast((other) => other.beside !== true && !isSomeChild(other)) ??
    before.findLast(({ beside }) => beside !== true) ??
    before.at(-1) ??
    mention
  );
}

const sentenceAt = (clauses: readonly Clause[], at: number): number =>
  clauses.findLast(({ start }) => start <= at)?.sentence ?? 0;

const isBefore = ({ start }: PersonMention, at: number, clauses: readonly Clause[]): boolean =>
  sentenceAt(clauses, start) < sentenceAt(clauses, at);

/** To whom what stands at `at` belongs: the last one named before it, in this clause or an earlier one. */
export function ownerAt(
  at: number,
  mentions: readonly PersonMention[],
  clauses: readonly Clause[],
): PersonMention | undefined {
  const named = mentions.filter(({ end, beside }) => end <= at && beside !== true);
  const last = named.at(-1);
  const elder = named.findLast(isElder);
  const other = named.findLast((one) => isElder(one) && one.carer !== true);
  if (last?.carer === true && other !== undefined && isBefore(last, at, clauses)) return other;
  // 「我们门上加了三道锁。评下来是五级。」: with a new sentence the story is the elder's again.
  if (last?.owner === SPEAKER && elder !== undefined && isBefore(last, at, clauses))
    return other ?? elder;
  if (last !== undefined) return resolve(last, mentions);
  const clause = clauses.find(({ start, end }) => at >= start && at < end);
  return mentions.find(
    ({ start, beside }) =>
      clause !== undefined && beside !== true && start >= at && start < clause.end,
  );
}
