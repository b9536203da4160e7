// A benefit in one line: for whom, what, how much.
import { amountWithPeriod } from './amount.ts';
import { describeCondition, type NameOfDivision } from './describe.ts';
import { fold } from './fold.ts';
import type { Benefit } from './schema.ts';

/** 年龄80至99周岁：每人每月不低于60元; the amount is added only where the text lacks it. */
export const benefitText = (
  { text, amount, when }: Benefit,
  placeName: string,
  nameOfDivision: NameOfDivision,
): string => {
  const said = amount === undefined || fold(text).includes(String(amount.value));
  const whom =
    when === undefined
      ? ''
      : `${describeCondition(when, placeName, nameOfDivision)
          .map((line) => line.trim())
          .join('；')}：`;
  return `${whom}${text}${said ? '' : `（${amountWithPeriod(amount)}）`}`;
};
