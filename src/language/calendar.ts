// Dates of birth and years of age, by the solar and the lunar calendar. No clock:
// whoever calls says which day it is.
import { createRequire } from 'node:module';
import type * as Lunar from 'lunar-typescript';

const require = createRequire(import.meta.url);

/** Loaded with the first lunar date: few messages have one. */
const lunar = (): typeof Lunar => require('lunar-typescript') as typeof Lunar;

/** First and last day, both inclusive, as YYYY-MM-DD. */
export type DaySpan = readonly [string, string];

/** The twelve animals in the order of the years; 1900 was a year of the rat. */
export const ZODIAC = '鼠牛虎兔龙蛇马羊猴鸡狗猪';

const DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

const two = (n: number): string => String(n).padStart(2, '0');

const isLeapYear = (year: number): boolean =>
  (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/**
 * The date as YYYY, YYYY-MM or YYYY-MM-DD, as fine as the numbers given, or undefined if the
 * calendar has no such day.
 */
export function dateOf(year: number, month?: number, day?: number): string | undefined {
  if (year < 1000 || year > 9999) return undefined;
  if (month === undefined) return String(year);
  if (month < 1 || month > 12) return undefined;
  if (day === undefined) return `${year}-${two(month)}`;
  if (day < 1 || day > daysInMonth(year, month)) return undefined;
  return `${year}-${two(month)}-${two(day)}`;
}

/**
 * The days that YYYY, YYYY-MM or YYYY-MM-DD covers.
 * @throws RangeError if the text is none of these, or no day of the calendar
 */
export function daysOf(date: string): DaySpan {
  const [, year, month, day] = DATE.exec(date) ?? [];
  const numbers = [month, day].filter((part) => part !== undefined).map(Number);
  if (year === undefined || dateOf(Number(year), ...numbers) === undefined) {
    throw new RangeError(`not a date: ${date}`);
  }
  const last = Number(month ?? 12);
  return [
    `${year}-${month ?? '01'}-${day ?? '01'}`,
    `${year}-${two(last)}-${day ?? two(daysInMonth(Number(year), last))}`,
  ];
}

/**
 * The same day some years on (or back), YYYY-MM-DD. 29 February becomes 1 March where the year
 * has no such day, as a year of age is then complete.
 * @throws RangeError if `date` is not a full date
 */
export function addYears(date: string, years: number): string {
  const [first, last] = daysOf(date);
  if (first !== last || date !== first) throw new RangeError(`not a full date: ${date}`);
  const year = two(Number(date.slice(0, 4)) + years).padStart(4, '0');
  const rest = date.slice(4);
  return rest === '-02-29' && !isLeapYear(Number(year)) ? `${year}-03-01` : year + rest;
}

function fullYears(birthday: string, today: string): number {
  const years = Number(today.slice(0, 4)) - Number(birthday.slice(0, 4));
  return Math.max(0, today.slice(5) >= birthday.slice(5) ? years : years - 1);
}

/**
 * Age in full years (周岁) on `today` (YYYY-MM-DD, a day in China) of somebody born on a day of
 * `born`, both bounds inclusive. A year of age is complete on the birthday itself; born on
 * 29 February, on 1 March in common years.
 */
export function ageOnSpan(born: DaySpan, today: string): [number, number] {
  return [fullYears(born[1], today), fullYears(born[0], today)];
}

/**
 * Age in full years (周岁) on `today` (YYYY-MM-DD) of somebody born on `birthDate`
 * (YYYY, YYYY-MM or YYYY-MM-DD), both bounds inclusive; 0 for days still to come.
 * @throws RangeError if `birthDate` is not a date
 */
export function ageOn(birthDate: string, today: string): [number, number] {
  return ageOnSpan(daysOf(birthDate), today);
}

/** The calendar day at the instant `now` in a time zone, as YYYY-MM-DD. */
export function todayIn(timeZone = 'Asia/Shanghai', now: Date): string {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).formatToParts(now);
  const part = (type: string) => parts.find((p) => p.type === type)?.value ?? '';
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`;
}

const lunarYears = new Map<number, ReadonlyMap<number, DaySpan>>();

function addDays(date: string, days: number): string {
  const noon = new Date(`${date}T12:00:00Z`);
  noon.setUTCDate(noon.getUTCDate() + days);
  return noon.toISOString().slice(0, 10);
}

/** The months of a lunar year, kept as they are slow to compute; 闰月 have negative numbers. */
function lunarMonths(year: number): ReadonlyMap<number, DaySpan> {
  const known = lunarYears.get(year);
  if (known) return known;
  const months = new Map<number, DaySpan>();
  for (const month of lunar().LunarYear.fromYear(year).getMonths()) {
    if (month.getYear() !== year) continue;
    const first = lunar().Solar.fromJulianDay(month.getFirstJulianDay()).toYmd();
    months.set(month.getMonth(), [first, addDays(first, month.getDayCount() - 1)]);
  }
  lunarYears.set(year, months);
  return months;
}

/**
 * The solar days of a lunar year, month or day (月 negative for 闰月), or undefined if the lunar
 * calendar has none. Years 1850–2100, within which the tables of lunar-typescript hold.
 */
export function lunarDays(year: number, month?: number, day?: number): DaySpan | undefined {
  if (!Number.isInteger(year) || year < 1850 || year > 2100) return undefined;
  const months = lunarMonths(year);
  const [first] = months.get(month ?? 1) ?? [];
  const last = months.get(month ?? 12)?.[1];
  if (first === undefined || last === undefined) return undefined;
  if (month === undefined) return [first, months.get(-12)?.[1] ?? last];
  if (day === undefined) return [first, last];
  const date = addDays(first, day - 1);
  return day >= 1 && date <= last ? [date, date] : undefined;
}

/**
 * The lunar years of an animal of {@link ZODIAC} in which somebody now `youngest` to `oldest`
 * full years old can be born, earliest first. A lunar year begins in January or February, so a
 * child of January belongs to the animal of the year before. Empty for what is no such animal.
 */
export function zodiacYears(
  animal: string,
  today: string,
  [youngest, oldest]: readonly [number, number],
): number[] {
  const place = animal.length === 1 ? ZODIAC.indexOf(animal) : -1;
  if (place < 0) return [];
  const now = Number(today.slice(0, 4));
  const years: number[] = [];
  for (let year = now - oldest - 2; year <= now - youngest + 1; year++) {
    if ((((year - 1900) % 12) + 12) % 12 !== place) continue;
    const span = lunarDays(year);
    if (span === undefined) continue;
    const [low, high] = ageOnSpan(span, today);
    if (high >= youngest && low <= oldest) years.push(year);
  }
  return years;
}
