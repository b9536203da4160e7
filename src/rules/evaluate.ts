// Evaluates a condition over what is known of a person and keeps the whole trace.
import type { Condition, Decision, FactTest } from './condition.ts';
import { asInterval, type FactName, type Facts, type Interval } from './facts.ts';
import { all, any, fromBoolean, not, type Verdict } from './truth.ts';

/** A condition with its value: the leaves keep the test, the fact behind it and the words it rests on. */
export type Trace =
  | { readonly kind: 'all' | 'any' | 'not'; readonly verdict: Verdict; readonly parts: Trace[] }
  | {
      readonly kind: 'test';
      readonly verdict: Verdict;
      readonly test: FactTest;
      readonly value: unknown;
    }
  | { readonly kind: 'decision'; readonly verdict: 'conditional'; readonly decision: Decision };

/**
 * Whether a division lies in another, by the nesting of their codes (330106 in 330100 in 330000).
 * Undefined where the inner one is too coarse to tell (330000 in 330421).
 */
export function liesWithin(inner: string, outer: string): boolean | undefined {
  const stem = (code: string) => code.replace(/(00)+$/, '');
  if (inner.startsWith(stem(outer))) return true;
  return outer.startsWith(stem(inner)) ? undefined : false;
}

function testNumber(value: number | Interval, test: FactTest): boolean | undefined {
  const [low, high] = asInterval(value);
  const least = test.atLeast ?? Number.NEGATIVE_INFINITY;
  const holds = (n: number) =>
    n >= least &&
    !(test.atMost !== undefined && n > test.atMost) &&
    !(test.below !== undefined && n >= test.below);
  const most = Math.min(
    test.atMost ?? Number.POSITIVE_INFINITY,
    test.below === undefined ? Number.POSITIVE_INFINITY : test.below - 1,
  );
  if (holds(low) && holds(high)) return true;
  return high < least || low > most ? false : undefined;
}

function testPlace(value: unknown, target: string, wholeProvince: boolean): boolean | undefined {
  if (value === false) return false;
  // A permit known only to be a provincial one satisfies "within the province", not "issued here".
  if (value === true) return wholeProvince ? true : undefined;
  if (typeof value === 'string') return liesWithin(value, target);
  // A permit of the province issued elsewhere than here.
  if (wholeProvince) return true;
  const excluded = (value as { not: string }).not;
  return liesWithin(target, excluded) === true ? false : undefined;
}

function testMembership(value: unknown, wanted: readonly unknown[]): boolean | undefined {
  const excluded = (value as { not?: unknown[] }).not;
  if (excluded !== undefined)
    return wanted.every((entry) => excluded.includes(entry)) ? false : undefined;
  if (Array.isArray(value) && typeof value[0] === 'number') {
    const [low, high] = value as [number, number];
    const hits = Array.from({ length: high - low + 1 }, (_, i) => wanted.includes(low + i));
    return hits.every(Boolean) ? true : hits.some(Boolean) ? undefined : false;
  }
  return Array.isArray(value)
    ? value.some((entry) => wanted.includes(entry))
    : wanted.includes(value);
}

/** Facts of a child: false for whoever has none. */
const CHILD_FACTS: ReadonlySet<string> = new Set([
  'childHukou',
  'childUrban',
  'mostChildrenHere',
  'livesWithChild',
]);

function testFact(test: FactTest, facts: Facts, place: string): boolean | undefined {
  if (facts.ownChildren === false && CHILD_FACTS.has(test.fact)) return false;
  const value = facts[test.fact];
  if (value === undefined) return undefined;
  if (test.is === 'here') return testPlace(value, place, false);
  if (test.within !== undefined) return testPlace(value, test.within, true);
  if (test.is !== undefined) return testMembership(value, [test.is]);
  if (test.in !== undefined) return testMembership(value, test.in);
  return testNumber(value as number | Interval, test);
}

/**
 * Evaluates a condition.
 * @param place code of the list's place, which `is: here` means
 */
export function evaluate(condition: Condition, facts: Facts, place: string): Trace {
  if ('all' in condition || 'any' in condition) {
    const kind = 'all' in condition ? 'all' : 'any';
    const parts = ('all' in condition ? condition.all : condition.any).map((part) =>
      evaluate(part, facts, place),
    );
    const values = parts.map((part) => part.verdict);
    return { kind, verdict: kind === 'all' ? all(values) : any(values), parts };
  }
  if ('not' in condition) {
    const part = evaluate(condition.not, facts, place);
    return { kind: 'not', verdict: not(part.verdict), parts: [part] };
  }
  if ('decision' in condition)
    return { kind: 'decision', verdict: 'conditional', decision: condition };
  const verdict = fromBoolean(testFact(condition, facts, place));
  return { kind: 'test', verdict, test: condition, value: facts[condition.fact] };
}

/** Facts that are not known and could still change the value of the whole, in the order of the rule. */
export function missingFacts(trace: Trace): FactName[] {
  if (trace.verdict !== 'unknown') return [];
  if (trace.kind === 'test') return [trace.test.fact];
  if (!('parts' in trace)) return [];
  return [...new Set(trace.parts.flatMap(missingFacts))];
}
