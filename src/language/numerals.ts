// Finds every number in a text, in Arabic or Chinese figures, exact or loose.
import { digitOf, NUMBER_STARTS, readChineseNumber, unitOf } from './chinese-number.ts';
import { type Hedge, hedgeBefore, hedgeBehind, needsRound } from './hedges.ts';

/** A number in a text. `low` and `high` are inclusive; `start` and `end` hold its hedge too. */
export interface Numeral {
  readonly start: number;
  readonly end: number;
  readonly low: number;
  readonly high: number;
  readonly form: 'arabic' | 'chinese';
  readonly approximate: boolean;
  /** The number itself, without hedge: 80 in 快80, the lower bound in 七八十. */
  readonly base: number;
  readonly hedge?: Hedge;
  /** The span of the number itself. */
  readonly core: readonly [number, number];
}

interface Exact {
  readonly start: number;
  readonly end: number;
  readonly low: number;
  readonly high: number;
  readonly form: 'arabic' | 'chinese';
}

const ARABIC = /\d{1,3}(?:,\d{3})+(?!\d)|\d+(?:\.\d+)?/y;
const MAX_DIGITS = 15;
const FRACTION = /点[〇零一二三四五六七八九]{1,9}(?![十百半刻多]|分[^之])/y;
const IDIOM = /半百|古稀|花甲|耳顺|耄耋|期颐|七老八十|百岁(?!山|兰)|[1-9一二三四五六七八九][旬秩]/y;
const IDIOMS: Readonly<Record<string, readonly [number, number]>> = {
  半百: [50, 50],
  古稀: [70, 79],
  花甲: [60, 60],
  耳顺: [60, 60],
  耄耋: [80, 99],
  期颐: [100, 100],
  七老八十: [70, 89],
};

/** Where a number may begin: a figure, or the first character of a Chinese number or an idiom. */
const START = new RegExp(`[0-9半古花耳耄期${NUMBER_STARTS}]`, 'g');

function nextStart(text: string, from: number): number {
  START.lastIndex = from;
  return START.exec(text)?.index ?? text.length;
}

function at(pattern: RegExp, text: string, index: number): string | undefined {
  pattern.lastIndex = index;
  return pattern.exec(text)?.[0];
}

function readIdiom(text: string, start: number): Exact | undefined {
  const said = at(IDIOM, text, start);
  if (said === undefined) return undefined;
  if (said.startsWith('百')) return { start, end: start + 1, low: 100, high: 100, form: 'chinese' };
  const known = IDIOMS[said];
  if (known)
    return { start, end: start + said.length, low: known[0], high: known[1], form: 'chinese' };
  const digit = digitOf(said[0]) ?? Number(said[0]);
  return { start, end: start + 2, low: digit * 10, high: digit * 10 + 9, form: 'chinese' };
}

/** 3千5, 1万2, 3.5万: an Arabic figure with a Chinese unit, and what follows it. */
function withUnit(text: string, value: number, at: number): { value: number; end: number } {
  const unit = unitOf(text[at]) ?? 0;
  const idiom = /^(?:百岁|千万(?:不|别|要|注意|记)|十分)/.test(text.slice(at, at + 4));
  if (unit < 10 || idiom || (unit === 10 && value > 9)) return { value, end: at };
  const big = unitOf(text[at + 1]) === 10_000 ? 10_000 : 1;
  const end = at + (big > 1 ? 2 : 1);
  const scale = unit * (unit < 10_000 ? big : 1);
  const tail = /^([1-9一二三四五六七八九])(?![\d.十百千万〇一二三四五六七八九])/.exec(
    text.slice(end, end + 2),
  );
  const digit = digitOf(tail?.[1]) ?? Number(tail?.[1] ?? Number.NaN);
  const total = Math.round(value * scale * 1e6) / 1e6;
  if (Number.isNaN(digit)) return { value: total, end };
  return { value: total + (digit * scale) / 10, end: end + 1 };
}

function readArabic(text: string, start: number): Exact | undefined {
  const said = at(ARABIC, text, start);
  if (said === undefined) return undefined;
  if (said.length > MAX_DIGITS)
    return { start, end: start + said.length, low: Number.NaN, high: 0, form: 'arabic' };
  const { value, end } = withUnit(text, Number(said.replaceAll(',', '')), start + said.length);
  return { start, end, low: value, high: value, form: 'arabic' };
}

function readChinese(text: string, start: number): Exact | undefined {
  const read = readChineseNumber(text, start);
  if (read === undefined) return undefined;
  const { low, high, end } = read;
  const fraction = low === high ? at(FRACTION, text, end) : undefined;
  if (fraction === undefined) return { start, end, low, high, form: 'chinese' };
  const decimals = [...fraction.slice(1)].map((char) => digitOf(char)).join('');
  const value = Number(`${low}.${decimals}`);
  return { start, end: end + fraction.length, low: value, high: value, form: 'chinese' };
}

function exactAt(text: string, index: number): Exact | undefined {
  return readIdiom(text, index) ?? readArabic(text, index) ?? readChinese(text, index);
}

/** 10 for 80, 100 for 300, 1 for 83. */
function stepOf(value: number): number {
  let step = 1;
  while (value > 0 && value % (step * 10) === 0) step *= 10;
  return step;
}

function loosened(base: number, hedge: Hedge): [number, number] {
  const step = stepOf(base);
  const half = Math.max(1, Math.floor(step / 2));
  const bounds: Record<Hedge, [number, number]> = {
    more: [base + 1, base + step - 1],
    'well-over': [base + half, base + step - 1],
    'just-over': [base, base + Math.floor((step * 3) / 10)],
    over: [base, base + step - 1],
    nearly: [base - half, base - 1],
    toward: [base - half, base - 1],
    under: [base - half, base - 1],
    short: [base - half, base - 1],
    about: [base - Math.max(1, step / 5), base + Math.max(1, step / 5)],
  };
  return bounds[hedge];
}

function hedged(text: string, exact: Exact): Numeral {
  const { start, end, low, high, form } = exact;
  const plain = { start, end, low, high, form, approximate: low !== high, base: low };
  const core = [start, end] as const;
  const decade = low % 10 === 0 && high === low + 9;
  if ((low !== high && !decade) || !Number.isInteger(low) || low === 0) return { ...plain, core };
  const found = (decade ? undefined : hedgeBehind(text, end)) ?? hedgeBefore(text, start);
  if (!found || (needsRound(found.hedge) && stepOf(low) === 1)) return { ...plain, core };
  const [bottom, top] = loosened(low, found.hedge);
  return {
    ...plain,
    start: Math.min(start, found.edge),
    end: Math.max(end, found.edge),
    low: Math.max(0, bottom),
    high: Math.max(0, top),
    approximate: true,
    hedge: found.hedge,
    core,
  };
}

/**
 * All numbers of a normalized text, in order, none overlapping another; indexes count UTF-16
 * units. Bounds: 六十多/60来/六十几 is 61–69, 八十出头 80–83, 快八十/八十不到 75–79, 八十上下 78–82,
 * 七八十 70–89, 八旬 80–89, 耄耋 80–99. Runs of more than 15 figures are no numbers but codes and
 * left out. What a number counts is for the caller to see. Never throws; linear in length.
 */
export function findNumerals(text: string): Numeral[] {
  const numerals: Numeral[] = [];
  let index = nextStart(text, 0);
  while (index < text.length) {
    const exact = exactAt(text, index);
    if (exact === undefined || exact.end <= index) {
      index = nextStart(text, index + 1);
      continue;
    }
    const numeral = Number.isNaN(exact.low) ? undefined : hedged(text, exact);
    const previous = numerals.at(-1)?.end ?? 0;
    if (numeral) numerals.push({ ...numeral, start: Math.max(numeral.start, previous) });
    index = nextStart(text, Math.max(exact.end, numeral?.end ?? 0));
  }
  return numerals;
}

/**
 * The value of a whole text that is one exact Chinese number (八十三, 一百二, 二〇二三, 一点五, 半百),
 * or undefined for anything else, ranges such as 七八十 included.
 */
export function parseChineseNumeral(text: string): number | undefined {
  const exact = readIdiom(text, 0) ?? readChinese(text, 0);
  if (exact === undefined || exact.end !== text.length) return undefined;
  return exact.low === exact.high ? exact.low : undefined;
}
