// Ages and dates of birth that are told of people.
import type { AgeMention } from '../../language/ages.ts';
import { clauseAt } from '../clauses.ts';
import { type Owner, ownerAt } from '../people/index.ts';
import { differences } from './age-differences.ts';
import { type Reading, type Statement, SUPPOSED } from './statement.ts';

const STATED_AGES = new Set(['stated', 'bare', 'future']);

const isExact = ({ fact, value }: Statement): boolean =>
  fact === 'birthDate' || !Array.isArray(value);

/** 「1937年生…快九十的人了」: what is told exactly is not told anew by a round number. */
const withoutRounded = (told: readonly Statement[]): Statement[] =>
  told.filter(
    (statement) =>
      isExact(statement) ||
      !told.some((other) => other.owner === statement.owner && isExact(other)),
  );

const YOUNG = 50;

const isYoung = ({ fact, value }: Statement): boolean =>
  fact === 'age' && typeof value === 'number' && value < YOUNG;

/** 「1925年生…她二十岁嫁过来」: an elder's younger years are part of the story. */
const withoutYouth = (told: readonly Statement[]): Statement[] =>
  told.filter(
    (statement) =>
      !isYoung(statement) ||
      !told.some((other) => other.owner === statement.owner && !isYoung(other)),
  );

const OLD = 70;

const YOUNGER: ReadonlySet<string> = new Set(['son', 'daughter', 'child']);

const yearsOf = ({ fact, value }: Statement): number =>
  fact === 'age' && typeof value === 'number' ? value : 0;

/** 「阿婆九十三…儿子七十了」: a child may be old too, where the elder's own age is told beside it. */
const withoutOldChildren = (told: readonly Statement[]): Statement[] =>
  told.filter(
    (statement) =>
      !YOUNGER.has(statement.owner ?? '') ||
      yearsOf(statement) < OLD ||
      !told.some((other) => !YOUNGER.has(other.owner ?? '') && yearsOf(other) > yearsOf(statement)),
  );

/** 「满80岁已三年」 tells of a birthday long past. */
const LONG_SINCE = /^(?:都|也|已经|已|过了|有)+[一二两三四五六七八九十几\d]+(?:年|个月)/;

/** 「其母亲（68岁）照料」: an age in brackets is that of whoever stands before them, 「74岁的大哥」: an age right before somebody's name is theirs, not that of the one named earlier. */
const ownerOfAge = ({ start, end }: AgeMention, { people, clauses, text }: Reading) =>
  people.find((one) => one.end <= start && /^[（(]$/.test(text.slice(one.end, start))) ??
  people.find((one) => one.start > end && /^的[我俺]?$/.test(text.slice(end, one.start))) ??
  ownerAt(start, people, clauses);

/** Ages of people; an age that is only asked about or that a rule names states nothing. */
export function fromAges(reading: Reading): Statement[] {
  const told = withoutOldChildren(withoutYouth(withoutRounded(agesTold(reading))));
  const nobodys = told.filter(({ owner }) => owner === undefined);
  const different = new Set(nobodys.map(({ value }) => JSON.stringify(value))).size;
  // 「95岁 百岁」 asks about ages and tells nobody's.
  return different > 1 ? told.filter(({ owner }) => owner !== undefined) : told;
}

interface Told {
  readonly mention: AgeMention;
  readonly owner: Owner | undefined;
}

/** By 虚岁 people count up to two years more than they have lived. */
const MOST_OVER = 2;

/** 「三六年腊月生的，人家都叫我九十了」: a round or 虚岁 count beside the birth that belies it. */
const isCountOf = ({ mention, owner }: Told, birth: Told): boolean => {
  const [low, high] = birth.mention.age;
  const [years, most] = mention.age;
  const within = years >= low && years <= high;
  return (
    owner === birth.owner &&
    years === most &&
    !within &&
    years <= high + MOST_OVER &&
    years >= low - 1
  );
};

const withoutCounts = (told: readonly Told[]): Told[] => {
  const births = told.filter(({ mention }) => mention.birthDate !== undefined);
  return told.filter(
    (one) => one.mention.birthDate !== undefined || !births.some((birth) => isCountOf(one, birth)),
  );
};

function agesTold(reading: Reading): Statement[] {
  const { ages, clauses, text } = reading;
  const compared = differences(text);
  const told = ages
    // 「大他三岁」 is nobody's age.
    .filter((age) => !compared.some(({ start, end }) => age.start >= start && age.end <= end))
    .filter(({ kind, end }) => STATED_AGES.has(kind) && !LONG_SINCE.test(text.slice(end, end + 8)))
    .map((mention) => ({ mention, owner: ownerOfAge(mention, reading)?.owner }));
  return withoutCounts(told).map(({ mention, owner }) => ({
    fact: mention.birthDate === undefined ? ('age' as const) : ('birthDate' as const),
    value: mention.birthDate ?? (mention.age[0] === mention.age[1] ? mention.age[0] : mention.age),
    owner,
    supposed: SUPPOSED.test(clauses[clauseAt(clauses, mention.start)]?.text ?? ''),
    words: text.slice(mention.start, mention.end),
    start: mention.start,
    end: mention.end,
  }));
}
