// Conditions and facts in plain Chinese: 「年龄满80周岁」「户籍在…」「低保」.
import type { Condition, FactTest } from '../rules/condition.ts';
import { asInterval, type FactName, type Facts, type Interval } from '../rules/facts.ts';
import { inChinese } from './numerals.ts';
import {
  type ChoiceWords,
  choiceWords,
  divisionWords,
  flagWords,
  isChoice,
  isDivision,
  isLevel,
  type LevelWords,
  levelWords,
} from './words.ts';

/** A division code in; its name out (the registry's `nameOf`). */
export type NameOfDivision = (code: string) => string;

const oldest = 130;

const orList = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join('、')}或${words.at(-1)}`;

const ageInWords = ([low, high]: Interval): string => {
  if (low === high) return `${low}周岁`;
  if (low === 0) return `不满${high + 1}周岁`;
  return high >= oldest ? `${low}周岁以上` : `${low}至${high}周岁`;
};

const levelInWords = (name: keyof typeof levelWords, [low, high]: Interval): string => {
  const { lead, zero, some, word, most, gravestFirst }: LevelWords = levelWords[name];
  if (high === 0) return zero;
  if (low === 1 && high >= most) return some;
  if (low === high) return `${lead}${word(low)}`;
  if (high >= most && !gravestFirst) return `${lead}${word(low)}及以上`;
  if (low > 0 && high - low === 1) return `${lead}${word(low)}或${word(high)}`;
  return low === 0 ? `${lead}${word(high)}及以下` : `${lead}${word(low)}至${word(high)}`;
};

const choiceInWords = (
  name: keyof typeof choiceWords,
  chosen: readonly string[],
  join: (words: readonly string[]) => string,
): string => {
  const { lead, tail = '', values, none = '没有', together = {} }: ChoiceWords = choiceWords[name];
  const whole = together[[...chosen].sort().join(',')];
  if (whole !== undefined) return whole;
  const named = chosen.flatMap((value) => values[value] ?? []);
  const nothing = chosen.length === 0 || named.length < chosen.length ? [none] : [];
  if (named.length === 0) return none;
  return join([`${lead}${join(named)}${tail}`, ...nothing]);
};

const birthInWords = (date: string): string => {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month ? `${month}月` : ''}${day ? `${day}日` : ''}出生`;
};

const permitInWords = (place: string, has: boolean): string =>
  has ? `持有${place}签发的居住证` : `没有${place}签发的居住证`;

const divisionInWords = (
  name: keyof typeof divisionWords,
  place: string,
  isThere: boolean,
): string =>
  name === 'residencePermit'
    ? permitInWords(place, isThere)
    : `${divisionWords[name][isThere ? 0 : 1]}${place}`;

const isExclusion = (value: unknown): value is { readonly not: unknown } =>
  typeof value === 'object' && value !== null && 'not' in value;

const exclusionInWords = (fact: FactName, excluded: unknown, nameOf: NameOfDivision): string =>
  isDivision(fact)
    ? divisionInWords(fact, nameOf(String(excluded)), false)
    : `不是${among(fact, Array.isArray(excluded) ? excluded : [excluded])}`;

/**
 * One fact about a person in words, such as 82周岁, 户籍在…, 低保.
 * @param value a value the fact's schema allows
 */
export const describeFact = <Name extends FactName>(
  name: Name,
  value: NonNullable<Facts[Name]>,
  nameOfDivision: NameOfDivision,
): string => {
  const known: unknown = value;
  const fact: FactName = name;
  if (isExclusion(known)) return exclusionInWords(fact, known.not, nameOfDivision);
  if (isDivision(fact) && typeof known === 'string') {
    return divisionInWords(fact, nameOfDivision(known), true);
  }
  if (typeof known === 'boolean') return flagWords[fact]?.[known ? 0 : 1] ?? '';
  if (fact === 'birthDate') return birthInWords(String(known));
  if (fact === 'age') return ageInWords(asInterval(known as number | Interval));
  if (isLevel(fact)) return levelInWords(fact, asInterval(known as number | Interval));
  if (!isChoice(fact)) return '';
  const chosen = Array.isArray(known) ? known.map(String) : [String(known)];
  return choiceInWords(fact, chosen, (words) => words.join('、'));
};

const bounds = (test: FactTest): string => {
  const { atLeast, atMost, below } = test;
  if (atLeast !== undefined && atMost !== undefined) return `年龄${atLeast}至${atMost}周岁`;
  return [
    ...(atLeast === undefined ? [] : [`年龄满${atLeast}周岁`]),
    ...(below === undefined ? [] : [`${atLeast === undefined ? '年龄' : ''}不满${below}周岁`]),
    ...(atMost === undefined ? [] : [`年龄不超过${atMost}周岁`]),
  ].join('、');
};

const levelBounds = (fact: keyof typeof levelWords, test: FactTest): string => {
  const { most } = levelWords[fact];
  const high = test.atMost ?? (test.below === undefined ? most : test.below - 1);
  return levelInWords(fact, [test.atLeast ?? 0, high]);
};

const amongLevels = (fact: keyof typeof levelWords, wanted: readonly unknown[]): string => {
  const { lead, zero, word } = levelWords[fact];
  const levels = wanted.map(Number);
  const graded = levels.filter((level) => level > 0).map(word);
  return orList([
    ...(levels.includes(0) ? [zero] : []),
    ...(graded.length > 0 ? [`${lead}${orList(graded)}`] : []),
  ]);
};

const among = (fact: FactName, wanted: readonly unknown[]): string => {
  if (fact === 'age') return `年龄${orList(wanted.map((age) => `${age}周岁`))}`;
  if (isLevel(fact)) return amongLevels(fact, wanted);
  if (isChoice(fact)) return choiceInWords(fact, wanted.map(String), orList);
  return orList(wanted.map((value) => flagWords[fact]?.[value === true ? 0 : 1] ?? String(value)));
};

/**
 * One test of a rule in words, such as 年龄满80周岁.
 * @param placeName full name of the list's place, which `is: here` means
 * @param nameOfDivision for `within`; codes stand for themselves without it
 */
export const describeTest = (
  test: FactTest,
  placeName: string,
  nameOfDivision: NameOfDivision = (code) => code,
): string => {
  const { fact } = test;
  if (isDivision(fact) && test.is === 'here') return divisionInWords(fact, placeName, true);
  if (isDivision(fact) && test.within !== undefined) {
    return divisionInWords(fact, nameOfDivision(test.within), true);
  }
  const wanted = test.in ?? (test.is === undefined ? undefined : [test.is]);
  if (wanted !== undefined) return among(fact, wanted);
  return isLevel(fact) ? levelBounds(fact, test) : bounds(test);
};

const describeNot = (
  inner: Condition,
  placeName: string,
  nameOfDivision: NameOfDivision,
): string[] => {
  if ('fact' in inner && isDivision(inner.fact) && (inner.is === 'here' || inner.within)) {
    const place = inner.within === undefined ? placeName : nameOfDivision(inner.within);
    return [divisionInWords(inner.fact, place, false)];
  }
  if ('fact' in inner && typeof inner.is === 'boolean') {
    return [among(inner.fact, [!inner.is])];
  }
  const lines = describeCondition(inner, placeName, nameOfDivision);
  return lines.length === 1 ? [`不属于：${lines[0]}`] : ['不属于下面的情况：', ...indent(lines)];
};

const indent = (lines: readonly string[]): string[] => lines.map((line) => `　${line}`);

const describeAny = (branches: readonly (readonly string[])[]): string[] => {
  if (branches.every((lines) => lines.length === 1)) {
    return [branches.map(([line]) => line).join('，或')];
  }
  return [
    '符合其中一条：',
    ...branches.flatMap((lines, index) => [
      `　${inChinese(index + 1)}、${lines[0]}`,
      ...indent(indent(lines.slice(1))),
    ]),
  ];
};

/** A condition in; readable lines out, nested ones indented by a full-width space. */
export const describeCondition = (
  condition: Condition,
  placeName: string,
  nameOfDivision: NameOfDivision = (code) => code,
): string[] => {
  const inner = (part: Condition) => describeCondition(part, placeName, nameOfDivision);
  if ('all' in condition) return condition.all.flatMap(inner);
  if ('any' in condition) return describeAny(condition.any.map(inner));
  if ('not' in condition) return describeNot(condition.not, placeName, nameOfDivision);
  if ('decision' in condition) return [`${condition.decision}（由主管部门认定）`];
  return [describeTest(condition, placeName, nameOfDivision)];
};
