// Finds when somebody was born: 1943年生, 四三年的, 1943年3月5日, 农历1943年三月初五, 50后.
import { type AgeMention, OLDEST } from './age-mention.ts';
import { ageOn, ageOnSpan, type DaySpan, dateOf, daysOf, lunarDays } from './calendar.ts';
import { digitOf, readChineseNumber } from './chinese-number.ts';

const FIGURES = '零〇○一二三四五六七八九';
const DAY = `初[一二三四五六七八九十]|廿[一二三四五六七八九]?|三?[一二]?十[一二三四五六七八九]?|[${FIGURES}]|\\d{1,2}`;
const WORDED = new RegExp(
  `(农历|阴历|旧历|老历|古历|夏历|老法)?(民国)?(?<![\\d${FIGURES}])(\\d{4}|\\d{2}|[${FIGURES}]{4}|[${FIGURES}]{2}|[二三四]?十[${FIGURES}]?)年` +
    `(?: ?(农历|阴历|旧历|老历|古历|夏历|老法)?(闰)?(正|冬|腊|\\d{1,2}|十?[${FIGURES}]|十)月份?(?: ?(${DAY})[日号]?)?)?`,
  'g',
);
const FIGURED =
  /(?<![\d.-])(?:(\d{4})[-./](\d{1,2})(?:[-./](\d{1,2}))?|((?:18|19|20)\d{2})(\d{2})(\d{2}))(?![\d-])/g;
const DECADE = /(?<!\d)(?:19)?([2-7二三四五六七])(?:[0零〇]后|几年(?= ?(?:出?生|的)))/g;

const YEAR_ALONE = new RegExp(`^(\\d{4}|[一二][${FIGURES}]{3})(?:的|。)?$`);

const BORN_BEHIND = /^ ?(?:份|间|里|头)?(?:出生|生人|生(?![活产病育意存态日])|诞生|养的|落地)/;
const OF_BEHIND = /^(?:属|的(?=$|[，。,.？！?! ]|人(?!员|口)|老|[哦呀啊哈了嘛呢哉]))/;
const BORN_BEFORE =
  /(?:出生年月日?|出生日期|出生时间|出生于|出生|生于|生日|生在|身份证上?)(?:写的?|的)?[是为:： ]{0,2}$/;
const ALONE_BEFORE =
  /(?:^|[，。,.？！?! :：是我俺他她你您属爸妈爹娘公婆爷奶姥伴叔伯舅姨姑鼠牛虎兔龙蛇马羊猴鸡狗猪])$/;
const ALONE_BEHIND = /^ ?(?:$|[，。,.？！?! ]|[的了哦呀啊哈嘛哉]{1,2}(?:$|[，。,.？！?! ]))/;
/** 「是45年，不是46」「不是46年，是45年」: one year of birth set right by another. */
const DENIED_BEFORE = /(?<!是)(?:不|弗|勿)是$/;
const CORRECTED_BEHIND =
  /^的?[，。 ]{0,2}(?:不|弗|勿)是(?:\d{2}|\d{4}|[一二三四五六七八九零〇]{2})年?(?:$|[，。的 ])/;
const CORRECTED_BEFORE =
  /(?:不|弗|勿)是(?:\d{2}|\d{4}|[一二三四五六七八九零〇]{2})年?的?[，。 ]{0,2}(?:应该)?是$/;
const YOUNGEST = 40;
const ELDEST = 120;

interface Said {
  readonly start: number;
  readonly end: number;
  readonly year: number;
  readonly digits: number;
  readonly month?: number;
  readonly day?: number;
  readonly lunar: boolean;
}

function numberOf(said: string | undefined): number | undefined {
  if (said === undefined) return undefined;
  if (/^\d+$/.test(said)) return Number(said);
  const special = { 正: 1, 冬: 11, 腊: 12 }[said];
  if (special !== undefined) return special;
  return readChineseNumber(said.replace('初', ''), 0)?.low;
}

function spelledYear(said: string): number {
  const digits = [...said].map((char) => digitOf(char) ?? char);
  return /^\d+$/.test(digits.join('')) ? Number(digits.join('')) : (numberOf(said) ?? 0);
}

/** 43 is 1943 unless that person would be past 110. */
function fullYear(said: string, republic: boolean, today: string): number {
  const year = spelledYear(said);
  if (republic) return 1911 + year;
  if (year >= 100) return year;
  return Number(today.slice(0, 4)) - (1900 + year) <= 110 ? 1900 + year : 2000 + year;
}

function wordedDates(text: string, today: string): Said[] {
  return [...text.matchAll(WORDED)].flatMap((match) => {
    const [whole, before, republic, year = '', inner, leap, month, day] = match;
    if (/十/.test(year) && !republic) return [];
    const number = numberOf(month);
    const said: Said = {
      start: match.index,
      end: match.index + whole.length,
      year: fullYear(year, republic !== undefined, today),
      digits: republic ? 4 : year.length,
      ...(number === undefined ? {} : { month: leap ? -number : number }),
      ...(day === undefined ? {} : { day: numberOf(day) ?? 0 }),
      lunar:
        Boolean(before ?? inner ?? leap) ||
        /^[正冬腊]$/.test(month ?? '') ||
        /^[初廿]/.test(day ?? ''),
    };
    return [said];
  });
}

function figuredDates(text: string): Said[] {
  return [...text.matchAll(FIGURED)].map((match) => {
    const day = match[3] ?? match[6];
    return {
      start: match.index,
      end: match.index + match[0].length,
      year: Number(match[1] ?? match[4]),
      digits: 4,
      month: Number(match[2] ?? match[5]),
      ...(day === undefined ? {} : { day: Number(day) }),
      lunar: /(?:农历|阴历|旧历|老历|夏历|老法)[是为:： ]{0,2}$/.test(
        text.slice(Math.max(0, match.index - 5), match.index),
      ),
    };
  });
}

function bornDays({ year, month, day, lunar }: Said): DaySpan | undefined {
  if (lunar) return lunarDays(year, month, day) ?? lunarDays(year, month) ?? lunarDays(year);
  const date = dateOf(year, month, day) ?? dateOf(year);
  return date === undefined ? undefined : daysOf(date);
}

function birthDateOf([first, last]: DaySpan): string | undefined {
  if (first === last) return first;
  if (first.slice(0, 4) !== last.slice(0, 4)) return undefined;
  const month = first.slice(0, 7);
  const whole = first.endsWith('-01') && daysOf(month)[1] === last;
  return whole ? month : first.slice(0, 4);
}

/** Whether the words around a date say that somebody was born then, rather than did something. */
function saysBorn(text: string, said: Said, age: readonly [number, number]): number | undefined {
  const before = text.slice(Math.max(0, said.start - 14), said.start);
  const behind = text.slice(said.end, said.end + 8);
  if (DENIED_BEFORE.test(before)) return undefined;
  const marker = BORN_BEHIND.exec(behind)?.[0];
  if (marker !== undefined) return said.end + marker.length;
  if (BORN_BEFORE.test(before)) return said.end;
  if (age[1] < YOUNGEST || age[0] > ELDEST || !ALONE_BEFORE.test(before)) return undefined;
  if (CORRECTED_BEHIND.test(behind) || (CORRECTED_BEFORE.test(before) && ALONE_BEHIND.test(behind)))
    return said.end;
  const finer = said.month !== undefined && said.digits === 4;
  const answer = before === '' && /^[的了哦呀啊。，！?？!.]{0,2}$/.test(text.slice(said.end));
  if ((finer || answer) && ALONE_BEHIND.test(behind)) return said.end;
  return OF_BEHIND.test(behind) ? said.end : undefined;
}

function birthFrom(text: string, said: Said, today: string): AgeMention[] {
  const days = bornDays(said);
  if (days === undefined || days[0] > today) return [];
  const age = ageOnSpan(days, today);
  const end = age[0] > OLDEST ? undefined : saysBorn(text, said, age);
  if (end === undefined) return [];
  const birthDate = birthDateOf(days);
  return [{ start: said.start, end, age, kind: 'stated', ...(birthDate ? { birthDate } : {}) }];
}

function decades(text: string, today: string): AgeMention[] {
  return [...text.matchAll(DECADE)].map((match) => {
    const digit = digitOf(match[1]) ?? Number(match[1]);
    const from = 1900 + digit * 10;
    const age: [number, number] = [ageOn(`${from + 9}`, today)[0], ageOn(`${from}`, today)[1]];
    return { start: match.index, end: match.index + match[0].length, age, kind: 'stated' };
  });
}

/** A year and nothing else is an answer to "哪年生的". */
function yearAlone(text: string, today: string): AgeMention[] {
  const said = YEAR_ALONE.exec(text)?.[1];
  if (said === undefined) return [];
  const birthDate = String(spelledYear(said));
  if (dateOf(Number(birthDate)) === undefined) return [];
  const age = ageOn(birthDate, today);
  if (age[0] < YOUNGEST || age[1] > ELDEST) return [];
  return [{ start: 0, end: said.length, age, kind: 'stated', birthDate }];
}

/**
 * Births told in a normalized text, in order, with the age on `today` (YYYY-MM-DD). A lunar date
 * is turned into the solar one; where only a lunar month or year is told, `birthDate` is as fine
 * as it is certain. Dates of other events (1985年参加工作) are left out. Linear in length.
 */
export function findBirths(text: string, today: string): AgeMention[] {
  const dates = [...wordedDates(text, today), ...figuredDates(text)];
  const births = dates.flatMap((said) => birthFrom(text, said, today));
  return [...births, ...decades(text, today), ...yearAlone(text, today)].sort(
    (a, b) => a.start - b.start,
  );
}
