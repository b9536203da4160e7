// Whether a person is entitled to an item, what it gives them, and at what age that changes.
import { ageOn } from '../language/calendar.ts';
import { type Condition, turningAges } from './condition.ts';
import { evaluate, missingFacts, type Trace } from './evaluate.ts';
import { asInterval, type FactName, type Facts, type Interval } from './facts.ts';
import type { Verdict } from './truth.ts';

/** What an assessment needs of a list's row. */
export interface Entitlement<B extends Grant = Grant> {
  readonly rule: Condition;
  readonly benefits: readonly B[];
}
export interface Grant {
  readonly when?: Condition | undefined;
  readonly text: string;
}

export interface Assessment<B extends Grant = Grant> {
  readonly verdict: Verdict;
  /** Facts that would decide the verdict, in the order of the rule. */
  readonly missing: readonly FactName[];
  /** What the item gives, each with whether it applies to this person. */
  readonly benefits: readonly { readonly benefit: B; readonly verdict: Verdict }[];
  readonly trace: Trace;
}

const intersect = (a: Interval, b: Interval): Interval =>
  Math.max(a[0], b[0]) <= Math.min(a[1], b[1]) ? [Math.max(a[0], b[0]), Math.min(a[1], b[1])] : b;

/**
 * Adds what follows from the facts stated: the age from the date of birth (full years on `today`,
 * Asia/Shanghai), and that whoever has a child's 户籍 has a child.
 */
export function withDerived(facts: Facts, today: string): Facts {
  const derived: Facts = { ...facts };
  if (facts.birthDate !== undefined) {
    const born = ageOn(facts.birthDate, today);
    const [low, high] = facts.age === undefined ? born : intersect(asInterval(facts.age), born);
    derived.age = [low, high];
  }
  const hasChild =
    facts.childHukou !== undefined ||
    facts.childUrban !== undefined ||
    facts.livesWithChild === true;
  if (facts.ownChildren === undefined && hasChild) derived.ownChildren = true;
  return derived;
}

/**
 * Assesses one item of one place's list.
 * @param place division code of the list
 * @param today YYYY-MM-DD in Asia/Shanghai
 */
export function assess<B extends Grant>(
  place: string,
  item: Entitlement<B>,
  facts: Facts,
  today: string,
): Assessment<B> {
  const known = withDerived(facts, today);
  const trace = evaluate(item.rule, known, place);
  const benefits = item.benefits.map((benefit) => ({
    benefit,
    verdict:
      benefit.when === undefined ? trace.verdict : evaluate(benefit.when, known, place).verdict,
  }));
  return { verdict: trace.verdict, missing: missingFacts(trace), benefits, trace };
}

/** The benefits that certainly apply (or, before anything is known, none). */
export const applying = <B extends Grant>(assessment: Assessment<B>): B[] =>
  assessment.verdict === 'ineligible'
    ? []
    : assessment.benefits
        .filter(({ verdict }) => verdict === 'eligible' || verdict === 'conditional')
        .map(({ benefit }) => benefit);

const signature = (assessment: Assessment): string =>
  `${assessment.verdict}|${applying(assessment)
    .map((benefit) => benefit.text)
    .join('|')}`;

/** The ages above one, up to 100, at which a test of the item may turn. */
function agesToTry({ rule, benefits }: Entitlement, above: number): number[] {
  const conditions = [rule, ...benefits.flatMap(({ when }) => when ?? [])];
  return [...new Set(conditions.flatMap(turningAges))]
    .filter((age) => age > above && age <= 100)
    .sort((a, b) => a - b);
}

/**
 * The next full year of age at which the verdict or the benefits change, all else as it is;
 * undefined where age is not known to the year or nothing changes up to 100.
 */
export function nextAgeOfChange<B extends Grant>(
  place: string,
  item: Entitlement<B>,
  facts: Facts,
  today: string,
): { age: number; assessment: Assessment<B> } | undefined {
  const known = withDerived(facts, today);
  if (known.age === undefined) return undefined;
  const [low, high] = asInterval(known.age);
  if (low !== high) return undefined;
  const { birthDate: _born, ...rest } = known;
  const now = signature(assess(place, item, { ...rest, age: low }, today));
  for (const age of agesToTry(item, low)) {
    const assessment = assess(place, item, { ...rest, age }, today);
    if (signature(assessment) !== now) return { age, assessment };
  }
  return undefined;
}
