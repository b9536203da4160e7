// Grades one reply against what was expected: each check gives what is wrong, in a few words, or nothing.
import type { ReplyItem, ReplyKind } from '../../src/reply/blocks.ts';
import type { Expect } from './case.ts';

/** A reply as the batch protocol gives it. */
export interface Spoken {
  readonly kind: ReplyKind;
  readonly place: string | null;
  readonly items: readonly ReplyItem[];
  readonly asks: readonly string[];
  readonly profile: Readonly<Record<string, unknown>>;
  readonly text: string;
}

type Row = readonly [string, number];

/** Half-width, without white space, marks and thousands separators: what texts are compared in. */
export const fold = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\s*_`]/g, '')
    .replace(/,(?=\d{3})/g, '');

const sameRow = ([place, number]: Row, item: ReplyItem | undefined): boolean =>
  item !== undefined && item.place === place && item.number === number;

const SEVERAL: ReadonlySet<ReplyKind> = new Set(['list', 'compare']);

function checkKind({ kinds = [] }: Expect, { kind }: Spoken): string[] {
  return kinds.length === 0 || kinds.includes(kind) ? [] : [`kind ${kind}, not ${kinds.join('|')}`];
}

function checkItems({ items: wanted = [] }: Expect, { kind, items }: Spoken): string[] {
  const several = SEVERAL.has(kind);
  const lacking = several
    ? wanted.filter((row) => !items.some((item) => sameRow(row, item)))
    : wanted.some((row) => sameRow(row, items[0]))
      ? []
      : wanted;
  if (lacking.length === 0) return [];
  const got = items.slice(0, 3).map(({ place, number }) => `${place}/${number}`);
  const want = lacking.map((row) => row.join('/')).join(several ? ' and ' : ' or ');
  return [`item ${got.join(' ') || 'none'}, not ${want}`];
}

const ANYWHERE: ReadonlySet<ReplyKind> = new Set(['compare', 'ask-place']);

function checkPlace({ place: wanted }: Expect, { kind, place, items }: Spoken): string[] {
  if (wanted === undefined || wanted === null || ANYWHERE.has(kind)) return [];
  const right = place === wanted || items.some((item) => item.place === wanted);
  return right ? [] : [`place ${place}, not ${wanted}`];
}

const JUDGING: ReadonlySet<ReplyKind> = new Set(['answer', 'ask', 'list']);

function checkVerdict({ verdicts = [], items: rows = [] }: Expect, reply: Spoken): string[] {
  if (verdicts.length === 0 || !JUDGING.has(reply.kind)) return [];
  const { items } = reply;
  const item = items.find((one) => rows.some((row) => sameRow(row, one))) ?? items[0];
  const verdict = item?.verdict;
  const allowed = verdicts.some((wanted) => wanted === verdict);
  const left = verdict === 'conditional' && verdicts.some((wanted) => wanted !== 'ineligible');
  return allowed || left ? [] : [`verdict ${verdict}, not ${verdicts.join('|')}`];
}

function checkWords({ facts = [], notFacts = [] }: Expect, reply: Spoken): string[] {
  const text = fold(reply.text);
  return [
    ...facts.filter((fact) => !text.includes(fold(fact))).map((fact) => `lacks 「${fact}」`),
    ...notFacts.filter((fact) => text.includes(fold(fact))).map((fact) => `says 「${fact}」`),
  ];
}

function checkAsks({ asks: wanted = [] }: Expect, { kind, asks }: Spoken): string[] {
  if (wanted.length === 0 || kind !== 'ask') return [];
  const right = asks.some((name) => wanted.includes(name));
  return right ? [] : [`asks ${asks.join(',') || 'nothing'}, not ${wanted.join('|')}`];
}

const listed = (value: unknown): unknown[] =>
  value === undefined || value === null ? [] : [value].flat();

const sameText = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) === JSON.stringify(other) || String(one) === String(other);

type Profile = Spoken['profile'];

/** Cases name a few facts more shortly than the vocabulary does. */
const SHORT_NAMES: Readonly<Record<string, (profile: Profile, want: unknown) => boolean>> = {
  residencePermit: ({ residencePermit: got }, want) =>
    want === false ? got === false : got !== undefined && got !== null && got !== false,
  living: ({ living }, want) => listed(want).every((one) => listed(living).includes(one)),
  veteran: ({ service }) => listed(service).some((one) => /veteran/i.test(String(one))),
  careLevel: ({ abilityLevel, ltciLevel }, want) =>
    [abilityLevel, ltciLevel].some((level) => String(level) === String(want)),
  insurance: ({ medicalInsurance, pension }, want) =>
    [medicalInsurance, pension].some(
      (one) => one !== undefined && String(want).startsWith(`${one}`),
    ),
  age: ({ age }, want) => {
    const [low, high = low] = listed(age);
    return sameText(low === high ? low : age, want);
  },
};

/** Whether the profile holds what a case wants understood. */
export function holds(profile: Profile, fact: string, want: unknown): boolean {
  const short = SHORT_NAMES[fact];
  return short === undefined ? sameText(profile[fact], want) : short(profile, want);
}

function checkProfile({ profile: wanted = {} }: Expect, { profile }: Spoken): string[] {
  return Object.entries(wanted)
    .filter(([fact, want]) => !holds(profile, fact, want))
    .map(
      ([fact, want]) =>
        `understood ${fact}=${JSON.stringify(profile[fact])}, not ${JSON.stringify(want)}`,
    );
}

const FIGURES = /\d+(?:\.\d+)?(?:%|元|倍|工时|小时|张)/g;

/**
 * Figures of a text that its evidence lacks; both in any width.
 * @param evidence the documents spoken from and the person's own words
 */
export function unsupported(text: string, evidence: string): string[] {
  const words = fold(evidence);
  return [...new Set(fold(text).match(FIGURES) ?? [])].filter((figure) => {
    const number = /^[\d.]+/.exec(figure)?.[0] ?? figure;
    return ![figure, `${number}—`, `${number}-`].some((form) => words.includes(form));
  });
}

const CHECKS = [
  checkKind,
  checkItems,
  checkPlace,
  checkVerdict,
  checkWords,
  checkAsks,
  checkProfile,
];

/**
 * Everything that is wrong with a reply; empty where it is right.
 * @param evidence documents of the places spoken of and what the person has said so far
 */
export function grade(expect: Expect, reply: Spoken, evidence: string): string[] {
  const invented = unsupported(reply.text, evidence);
  return [
    ...CHECKS.flatMap((check) => check(expect, reply)),
    ...(invented.length === 0 ? [] : [`figures without evidence: ${invented.join(' ')}`]),
  ];
}
