// Whether every figure of a rule and a benefit stands in the words it rests on.
import type { Condition, FactTest } from '../rules/condition.ts';
import { figuresMissing, holdsFigure, isFloor } from './figures.ts';
import { fold } from './fold.ts';
import type { Amount, Benefit } from './schema.ts';
import { kindOf } from './vocabulary.ts';

/** Words that stand for a range of grades without naming a figure. */
const gradeWords: Readonly<Record<string, readonly (readonly [string, number, number])[]>> = {
  disabilityGrade: [
    ['重残', 1, 2],
    ['重度残疾', 1, 2],
    ['残疾', 1, 4],
  ],
  abilityLevel: [
    ['失能', 1, 4],
    ['不能自理', 1, 4],
    ['轻度', 1, 1],
    ['中度', 2, 2],
    ['重度', 3, 3],
    ['中度、重度', 2, 4],
    ['重度', 3, 4],
  ],
};

const namedNumbers = (test: FactTest): number[] =>
  [test.atLeast, test.atMost, test.below, test.is, ...(test.in ?? [])].filter(
    (value) => typeof value === 'number',
  );

const gradesOf = (test: FactTest, most: number): number[] => {
  const low = test.atLeast ?? 0;
  const high = test.atMost ?? (test.below === undefined ? most : test.below - 1);
  const named = test.in ?? (test.is === undefined ? undefined : [test.is]);
  return (named?.map(Number) ?? [low, high]).sort((left, right) => left - right);
};

const isNamedGrade = (test: FactTest, most: number): boolean => {
  const grades = gradesOf(test, most);
  return (gradeWords[test.fact] ?? []).some(
    ([word, low, high]) =>
      fold(test.quote).includes(word) && grades[0] === low && grades.at(-1) === high,
  );
};

const stands = (test: FactTest, value: number, unit: string): boolean =>
  holdsFigure(test.quote, value, unit) ||
  (test.below === value && holdsFigure(test.quote, value - 1, unit)) ||
  (test.atMost === value &&
    /不满|以下/.test(test.quote) &&
    holdsFigure(test.quote, value + 1, unit));

const testFigures = (test: FactTest): string[] => {
  const kind = kindOf(test.fact);
  if (kind.kind !== 'number' || test.law !== undefined) return [];
  if (test.fact !== 'age' && isNamedGrade(test, kind.max)) return [];
  const unit = test.fact === 'age' ? '周岁' : '级';
  return namedNumbers(test)
    .filter((value) => !stands(test, value, unit))
    .map((value) => `${test.fact} 的 ${value} 不在所引的“${test.quote}”里`);
};

/** A condition in; what its quotes lack, in Chinese, out. */
export const conditionFigures = (condition: Condition): string[] => {
  if ('all' in condition) return condition.all.flatMap(conditionFigures);
  if ('any' in condition) return condition.any.flatMap(conditionFigures);
  if ('not' in condition) return conditionFigures(condition.not);
  return 'decision' in condition ? [] : testFigures(condition);
};

const periodWords = { month: /月/, year: /年/, twoYears: /[两二2]年/, day: /天|日/ } as const;

const amountFigures = (amount: Amount, quote: string): string[] => {
  const values = [amount.value, ...(amount.upTo === undefined ? [] : [amount.upTo])];
  const lacks = (what: string) => `${what}不在所引的“${quote}”里`;
  const { per, of, atLeast, atMost, value, unit } = amount;
  const missing = values.filter((figure) => !holdsFigure(quote, figure, unit));
  return [
    ...missing.map((figure) => lacks(`金额 ${figure}${unit} `)),
    ...(per !== null && !periodWords[per].test(quote) ? [lacks(`周期 ${per} `)] : []),
    ...(of !== undefined && !fold(quote).includes(fold(of)) ? [lacks(`“${of}”`)] : []),
    ...(atLeast && !/不低于|不少于|至少|以上/.test(quote) ? [lacks('不低于（atLeast）')] : []),
    ...(atMost && !/不超出|不超过|最高|以内/.test(quote) ? [lacks('不超出（atMost）')] : []),
    ...(!atLeast && isFloor(quote, value) ? [`原文是不低于，金额 ${value} 却没有写 atLeast`] : []),
  ];
};

/** A benefit in; what its quotes lack, in Chinese, out. */
export const benefitFigures = ({ text, quote, amount, when }: Benefit): string[] => [
  ...figuresMissing(text, quote).map((value) => `说法里的 ${value} 不在所引的“${quote}”里`),
  ...(amount === undefined ? [] : amountFigures(amount, quote)),
  ...(when === undefined ? [] : conditionFigures(when)),
];

/** A spoken text and the words it rests on in; figures it adds, in Chinese, out. */
export const textFigures = (text: string | undefined, quote: string): string[] =>
  figuresMissing(text ?? '', quote).map((value) => `说法里的 ${value} 不在所引的“${quote}”里`);
