// An age made as coarse as the rules allow: the band between the limits that matter, not the age itself.
import type { Item } from '../../../catalog/schema.ts';
import type { Condition } from '../../../rules/condition.ts';
import type { Interval } from '../../../rules/facts.ts';

/** The youngest and the oldest of anybody. */
const ANY: Interval = [0, 130];

/** Every test of a condition that is of this fact. */
function testsOf(
  condition: Condition | undefined,
  fact: string,
): Extract<Condition, { fact: string }>[] {
  if (condition === undefined) return [];
  if ('all' in condition) return condition.all.flatMap((part) => testsOf(part, fact));
  if ('any' in condition) return condition.any.flatMap((part) => testsOf(part, fact));
  if ('not' in condition) return testsOf(condition.not, fact);
  return 'fact' in condition && condition.fact === fact ? [condition] : [];
}

const conditionsOf = ({ rule, benefits }: Item): (Condition | undefined)[] => [
  rule,
  ...benefits.map(({ when }) => when),
];

/** Whether any of the items asks for a fact. */
export const asksFor = (items: readonly Item[], fact: string): boolean =>
  items.flatMap(conditionsOf).some((condition) => testsOf(condition, fact).length > 0);

/** Ages at which something begins or has ended. */
function limitsOf(items: readonly Item[]): number[] {
  const tests = items.flatMap(conditionsOf).flatMap((condition) => testsOf(condition, 'age'));
  return tests.flatMap(({ atLeast, atMost, below, is }) => [
    ...(atLeast === undefined ? [] : [atLeast]),
    ...(atMost === undefined ? [] : [atMost + 1]),
    ...(below === undefined ? [] : [below]),
    ...(typeof is === 'number' ? [is, is + 1] : []),
  ]);
}

/** The band around an age, both ends inclusive, in 周岁; undefined where no item has a limit of age. */
export function ageBand(items: readonly Item[], [low, high]: Interval): Interval | undefined {
  const limits = limitsOf(items);
  if (limits.length === 0) return undefined;
  const from = Math.max(ANY[0], ...limits.filter((limit) => limit <= low));
  const to = Math.min(ANY[1], ...limits.filter((limit) => limit > high).map((limit) => limit - 1));
  return [from, to];
}
