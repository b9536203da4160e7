// Decides how one number in its context is meant as an age, if it is one at all.
import { type AgeKind, type AgeMention, OLDEST } from './age-mention.ts';
import { countsSomething } from './age-or-count.ts';
import * as words from './age-words.ts';
import { readChineseNumber } from './chinese-number.ts';
import type { Numeral } from './numerals.ts';

/** A number with what stands around it; `left` and `right` are cut short and trimmed. */
export interface AgePhrase {
  readonly numeral: Numeral;
  readonly text: string;
  readonly end: number;
  /** 岁 was said. */
  readonly unit: boolean;
  /** The characters right before and right behind, which may be spaces. */
  readonly touching: readonly [string, string];
  readonly left: string;
  readonly right: string;
}

type Age = readonly [number, number];

interface Judgement {
  readonly kind: AgeKind;
  readonly age: Age;
  readonly turns?: number;
  readonly bounds?: true;
}

const LOWEST_BARE = 40;
const LOWEST_PAST = 10;
const TELLING_HEDGES: ReadonlySet<string> = new Set([
  'just-over',
  'well-over',
  'over',
  'toward',
  'short',
]);
const HIGHEST_BARE = 120;

const clamp = ([low, high]: Age): Age => [
  Math.min(OLDEST, Math.max(0, low)),
  Math.min(OLDEST, Math.max(0, high)),
];

/** Bounds of a hedged age; see findAges for what each hedge is taken to mean. */
function spoken({ base, low, high, hedge }: Numeral): Age {
  if (hedge === undefined) return [low, high];
  const bounds: Record<typeof hedge, Age> = {
    more: [base, base + 9],
    'well-over': [base + 5, base + 9],
    'just-over': [base, base + 3],
    over: [base, base + 9],
    nearly: [base - (base % 10 === 0 ? 2 : 1), base - 1],
    toward: [base - 5, base - 1],
    under: [0, base - 1],
    short: [base - 3, base - 1],
    about: [base - 2, base + 2],
  };
  return bounds[hedge];
}

const isPersonal = (left: string): boolean =>
  (words.PERSON_BEFORE.test(left) && !words.RECEIVES_BEFORE.test(left)) ||
  words.NOW_BEFORE.test(left);

/** 我 of 我满八十, 刚 of 刚满八十. */
const isPersonalBeforeReach = (left: string): boolean =>
  isPersonal(left.replace(words.REACH_BEFORE, '').trimEnd());

/** Without 岁 a number must look like an old person's age, and count nothing else. */
function mayBeAge(phrase: AgePhrase): boolean {
  const { numeral, unit, left, right, touching, text } = phrase;
  if (unit) return numeral.base >= 1 && numeral.low <= OLDEST;
  const inRange = numeral.base >= LOWEST_BARE && numeral.base <= HIGHEST_BARE;
  if (!inRange || words.PUBLIC_NUMBER.test(text)) return false;
  if (words.FEAST_DAY.test(text) && !isTold(phrase)) return false;
  if (words.TOUCHING_CODE.test(touching[0]) || /[A-Za-z]/.test(touching[1])) return false;
  if (countsSomething({ left, right, next: touching[1] })) return false;
  return words.RULE_BEHIND.test(right) || !words.NOT_AN_AGE_BEFORE.test(left);
}

function past({ numeral, unit, left, right }: AgePhrase): Judgement | undefined {
  const enough = numeral.base >= LOWEST_PAST && numeral.base <= HIGHEST_BARE;
  if (!unit && !enough) return undefined;
  const bounded = words.IF_BEFORE.test(left) || words.REACH_BEFORE.test(left);
  const then = words.PAST_BEHIND.test(right) && !bounded;
  const retired = words.RETIRED_BEHIND.test(right) && numeral.base <= 60 && !bounded;
  if (!then && !retired && !words.PAST_BEFORE.test(left)) return undefined;
  return { kind: 'past', age: spoken(numeral) };
}

function yearsAhead(amount: string | undefined, span: string | undefined): number {
  if (!/[年岁]/.test(span ?? '')) return 1;
  return Math.max(1, Number(amount) || (readChineseNumber(amount ?? '', 0)?.low ?? 1));
}

function wait({ left, right }: AgePhrase): number | undefined {
  const soon = words.SOON_BEFORE.exec(left);
  if (soon) return soon[3] ? 3 : soon[2] ? 2 : 1;
  const told = words.WAIT_BEFORE.exec(left) ?? words.WAIT_BEHIND.exec(right);
  if (told) return yearsAhead(told[1], told[2]);
  return /要$/.test(left) && words.REACHED_BEHIND.test(right) ? 1 : undefined;
}

function future(phrase: AgePhrase): Judgement | undefined {
  const { base, low, high, hedge } = phrase.numeral;
  const years = wait(phrase);
  if (years === undefined || low !== high || hedge !== undefined) return undefined;
  return { kind: 'future', age: [base - years, base - years], turns: base };
}

function hypothetical({ numeral, left, right }: AgePhrase): Judgement | undefined {
  const asked = words.WHAT_ABOUT_BEHIND.exec(right)?.[0] ?? '';
  const reaching = words.REACH_BEFORE.test(left);
  const sure = /[呢怎]/.test(asked) || /那$/.test(left);
  const impersonal = sure && !isPersonal(left);
  const anybody = asked !== '' && (/^[的以]/.test(asked) || reaching || impersonal);
  if (!anybody && !words.IF_BEFORE.test(left)) return undefined;
  return { kind: 'hypothetical', age: spoken(numeral) };
}

function below(phrase: AgePhrase): Judgement {
  const { numeral, left, text } = phrase;
  const own = isPersonal(left) || /还$/.test(left) || /没|还|[不弗勿]到/.test(text);
  return { kind: 'limit', age: spoken(numeral), ...(own ? { bounds: true as const } : {}) };
}

/** 百岁老人, 80岁的老人: a class of people, but perhaps the one who is asked about. */
function ofClass({ numeral, left, right }: AgePhrase): Judgement | undefined {
  const others = words.ABOUT_OTHERS_BEFORE.test(left);
  const named = words.HOUSEHOLD_BEFORE.test(left) || isPersonal(left);
  const benefit = /^老人的?(?:钱|津贴|补贴|补助|待遇|政策|红包)/.test(right);
  const people = words.CLASS_BEHIND.test(right) || (others && right.startsWith('的'));
  if (!people || (named && !benefit) || words.REACH_BEFORE.test(left)) return undefined;
  const age: Age = numeral.base === 100 ? [100, OLDEST] : spoken(numeral);
  if (numeral.base % 5 !== 0 || numeral.hedge) return { kind: 'stated', age };
  return { kind: 'limit', age, ...(others ? {} : { bounds: true as const }) };
}

const isOfBothSexes = ({ left, right }: AgePhrase): boolean =>
  (words.MEN_BEFORE.test(left) && words.WOMEN_BEHIND.test(right)) || words.WOMEN_BEFORE.test(left);

function limitAge({ numeral, left, right }: AgePhrase): Age {
  const { base } = numeral;
  if (words.EXACT_LIMIT_BEHIND.test(right)) return [base, base];
  if (words.DOWNWARD_BEHIND.test(right)) return [0, base];
  const lower = words.EARLIER_BEHIND.test(right) || words.LOWER_THAN_BEFORE.test(left);
  return lower ? [0, base - 1] : [base, OLDEST];
}

function limit(phrase: AgePhrase): Judgement | undefined {
  const { numeral, left, right } = phrase;
  if (numeral.hedge === 'under') return below(phrase);
  const people = ofClass(phrase);
  if (people) return people;
  if (isOfBothSexes(phrase)) return { kind: 'limit', age: [numeral.base, OLDEST] };
  const ruled = words.RULE_BEHIND.exec(right)?.[0];
  const then = /^[才就够]/.test(ruled ?? '');
  const rule = ruled !== undefined && !(then && isPersonal(left));
  const ownUpward = words.UPWARD_BEHIND.test(right) && /^[^，。]{0,4}上了(?!没|吗)/.test(right);
  const own = isPersonalBeforeReach(left) || words.REACHED_BEHIND.test(right);
  const reached = own && !words.ASKED_BEHIND.test(right);
  const reach = words.REACH_BEFORE.test(left) && !words.AGED_BEFORE.test(left) && !reached;
  if (words.THIS_YEAR_BEFORE.test(left) || words.LAST_YEAR_BEFORE.test(left)) return undefined;
  if ((!rule || ownUpward) && !reach && !words.MUST_BEFORE.test(left)) return undefined;
  return { kind: 'limit', age: limitAge(phrase) };
}

function statedAge({ numeral, left, right }: AgePhrase): Age {
  const { base, hedge, low, high } = numeral;
  if (hedge !== undefined || low !== high) return spoken(numeral);
  if (words.BIRTHDAY_FEAST_BEHIND.test(right)) return [low, high];
  const round = base % 10 === 0;
  const reached = words.REACHED_BEHIND.test(right);
  if (words.THIS_YEAR_BEFORE.test(left) && !reached) return [base - 1, base];
  if (words.LAST_YEAR_BEFORE.test(left)) return [base, base + 1];
  if (words.JUST_PASSED_BEFORE.test(left)) return [base, base + 1];
  if (words.PASSED_BEFORE.test(left)) return [base, base + (round ? 9 : 1)];
  if (words.UPWARD_BEHIND.test(right)) return [base, base + (round ? 9 : 1)];
  if (words.HIGH_AGE_BEHIND.test(right)) return [base, base + (round ? 4 : 0)];
  return [low, high];
}

function isNominal({ left, right, text, unit }: AgePhrase): boolean {
  const said = words.NOMINAL_BEFORE.test(left) || words.NOMINAL_BEHIND.test(right);
  // 「八十大寿」 is kept by 虚岁, but who says 「八十岁」 tells an age.
  const feast = words.BIRTHDAY_FEAST_BEHIND.test(right) && !unit && !words.IF_BEFORE.test(left);
  return said || /[虚毛]岁/.test(text) || feast;
}

/** Without 岁, the words that leave no doubt that somebody's age is told. */
function isTold(phrase: AgePhrase): boolean {
  const { numeral, left, right, text } = phrase;
  return (
    isPersonal(left) ||
    isPersonalBeforeReach(left) ||
    isNominal(phrase) ||
    [words.AGED_BEFORE, words.THIS_YEAR_BEFORE, words.LAST_YEAR_BEFORE].some((p) => p.test(left)) ||
    [words.REACHED_BEHIND, words.HIGH_AGE_BEHIND].some((p) => p.test(right)) ||
    TELLING_HEDGES.has(numeral.hedge ?? '') ||
    /^(?:快|年近)/.test(text)
  );
}

const stated = (phrase: AgePhrase): Judgement => ({
  kind: phrase.unit || isTold(phrase) ? 'stated' : 'bare',
  age: statedAge(phrase),
});

const inFullYears = ([low, high]: Age): Age => [low - 2, high - 1];

/** What a number says about an age, or undefined if it counts something else or is denied. */
export function judgeAge(phrase: AgePhrase): AgeMention | undefined {
  const { numeral, end, left } = phrase;
  if (!Number.isInteger(numeral.base) || numeral.base > OLDEST) return undefined;
  if (words.DENIED_BEFORE.test(left)) return undefined;
  if (numeral.base < LOWEST_BARE && words.DIFFERENCE_BEFORE.test(left)) return undefined;
  const judged =
    past(phrase) ??
    (mayBeAge(phrase)
      ? (future(phrase) ?? hypothetical(phrase) ?? limit(phrase) ?? stated(phrase))
      : undefined);
  if (judged === undefined) return undefined;
  const nominal = isNominal(phrase);
  const age = clamp(nominal ? inFullYears(judged.age) : judged.age);
  return { start: numeral.start, end, ...judged, age, ...(nominal ? { nominal } : {}) };
}
