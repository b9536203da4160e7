// 「明年三月里满」 of somebody whose age is nearly known: how old they are now.
import { asInterval, type Interval } from '../rules/facts.ts';
import type { PendingAnswer } from './pending.ts';

const MONTHS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'];

/** When the birthday comes, and that it does; no number of years beside it. */
const COMES =
  /(今年|明年|开年|来年|过了?年|后年|年底|年前|下半年|下个?月|这个月|月底)?(?:的)?(?:(1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月)?[^，。,\d岁]{0,6}?(?:满|足|到|做寿|过生日|生日)(?:了|哉|咧|的|呢|啊)*[。.!！]?$/;

const YEARS: Readonly<Record<string, number>> = {
  明年: 1,
  开年: 1,
  来年: 1,
  过年: 1,
  过了年: 1,
  后年: 2,
};

const LONGEST = 14;

const monthOf = (word: string): number =>
  /^\d/.test(word) ? Number(word) : MONTHS.indexOf(word) + 1;

/** Birthdays still to come before the one spoken of. */
function yearsAhead(when: string | undefined, month: number | undefined, now: number): number {
  const years = YEARS[when ?? ''] ?? 0;
  if (years === 0 || month === undefined) return Math.max(years, 1);
  return month > now ? years + 1 : years;
}

/**
 * The age now of somebody known to be a year or two short of a round one.
 * @param today YYYY-MM-DD
 */
export function comingBirthday(
  text: string,
  known: number | Interval | undefined,
  today: string,
): PendingAnswer | undefined {
  const match = text.length <= LONGEST ? COMES.exec(text) : null;
  if (match === null || known === undefined || (match[1] ?? match[2]) === undefined)
    return undefined;
  const [low, high] = asInterval(known);
  const target = high + 1;
  if (low === high || target % 5 !== 0) return undefined;
  const month = match[2] === undefined ? undefined : monthOf(match[2]);
  const age = target - yearsAhead(match[1], month, Number(today.slice(5, 7)));
  return { kind: 'fact', fact: 'age', value: age };
}
