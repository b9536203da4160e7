// Reads one number written in Chinese characters, from a given place in a text:
// 八十三, 两百五, 廿五, 二〇二三, and ranges said in one word such as 七八十.

/** Bounds of a number, both inclusive, and the index behind its last character. */
export interface ReadNumber {
  readonly end: number;
  readonly low: number;
  readonly high: number;
}

const DIGIT: Readonly<Record<string, number>> = Object.fromEntries([
  ...[...'〇一二三四五六七八九'].map((c, n) => [c, n]),
  ...[...'零壹贰叁肆伍陆柒捌玖'].map((c, n) => [c, n]),
  ...Object.entries({ 两: 2, 俩: 2, 仨: 3, 兩: 2, 貳: 2, 參: 3, 叄: 3, 陸: 6, 幺: 1, '○': 0 }),
]);
const UNIT: Readonly<Record<string, number>> = {
  十: 10,
  拾: 10,
  百: 100,
  佰: 100,
  千: 1000,
  仟: 1000,
  万: 10_000,
  萬: 10_000,
  亿: 100_000_000,
  億: 100_000_000,
};
const TENS: Readonly<Record<string, number>> = { 廿: 20, 卄: 20, 卅: 30, 卌: 40 };
/** The characters that a Chinese number may begin with. */
export const NUMBER_STARTS = Object.keys({ ...DIGIT, ...UNIT, ...TENS }).join('');
const CLASSIFIER = /[个位名人只套间家户口岁年月天块元项条]/;

export const digitOf = (char: string | undefined): number | undefined =>
  char === undefined ? undefined : DIGIT[char];
export const unitOf = (char: string | undefined): number | undefined =>
  char === undefined ? undefined : UNIT[char];

function digitsAt(text: string, at: number): number[] {
  const digits: number[] = [];
  for (let i = at; ; i++) {
    const digit = digitOf(text[i]);
    if (digit === undefined) return digits;
    digits.push(digit);
  }
}

const climbs = (digits: readonly number[]): boolean =>
  digits.length > 1 &&
  digits.length < 4 &&
  digits.every((d, i) => d > 0 && (i === 0 || d === (digits[i - 1] ?? 0) + 1));

interface State {
  at: number;
  low: number;
  high: number;
  bigLow: number;
  bigHigh: number;
  unit: number;
  big: number;
  slack: number;
}

const isOpen = (state: State): boolean => state.slack > 0;

function addTerm(state: State, digits: readonly number[], unit: number): void {
  state.low += (digits[0] ?? 1) * unit;
  state.high += (digits.at(-1) ?? 1) * unit;
  state.unit = unit;
  state.slack = digits.length > 1 ? unit - 1 : 0;
  state.at += digits.length + 1;
}

function addBig(state: State, digits: readonly number[], unit: number): boolean {
  const empty = state.low === 0 && state.high === 0;
  if (unit >= state.big || (empty && digits.length === 0)) return false;
  const low = state.low + (digits[0] ?? 0);
  const high = state.high + (digits.at(-1) ?? 0);
  const slack = digits.length > 1 ? unit - 1 : state.slack * unit;
  Object.assign(state, {
    bigLow: state.bigLow + low * unit,
    bigHigh: state.bigHigh + high * unit,
    low: 0,
    high: 0,
    unit,
    big: unit,
    slack,
    at: state.at + digits.length + 1,
  });
  return true;
}

/** Takes 八十 of 八十三, or says that the number ends here. */
function takeUnit(state: State, text: string, digits: readonly number[]): boolean {
  const unit = unitOf(text[state.at + digits.length]) ?? 0;
  const usable = digits.length <= 1 || climbs(digits);
  if (unit === 0 || !usable || digits[0] === 0) return false;
  if (isOpen(state) && (unit < 10_000 || digits.length > 0)) return false;
  if (unit >= 10_000) return addBig(state, digits, unit);
  const implied = digits.length === 0 && (unit !== 10 || state.unit < 10_000);
  const nothingYet = state.unit === Number.POSITIVE_INFINITY;
  if (implied && !(nothingYet && unit === 10)) return false;
  if (unit >= state.unit) return false;
  addTerm(state, digits, unit);
  return true;
}

function takeTens(state: State, text: string): boolean {
  const tens = TENS[text[state.at] ?? ''];
  if (tens === undefined || state.unit <= 10 || isOpen(state)) return false;
  state.low += tens;
  state.high += tens;
  state.unit = 10;
  state.at += 1;
  return true;
}

/** The digits behind the last unit: 三 of 八十三, 二 of 一百二 (120), 五六 of 七十五六. */
function takeLast(state: State, text: string): void {
  const said = digitsAt(text, state.at);
  const zero = said[0] === 0;
  const digits = zero ? said.slice(1) : said;
  if (digits.length === 0 || digits.includes(0) || isOpen(state)) return;
  const followed = unitOf(text[state.at + said.length]) !== undefined;
  const range = climbs(digits) && digits.length === 2 && !followed;
  const taken = range ? digits : digits.slice(0, 1);
  if (followed && said.length === 1) return;
  const scale = zero || state.unit <= 10 ? 1 : state.unit / 10;
  state.low += (taken[0] ?? 0) * scale;
  state.high += (taken.at(-1) ?? 0) * scale;
  state.slack = range ? scale - 1 : 0;
  state.at += taken.length + (zero ? 1 : 0);
}

/** 八十有三 is 83, unless somebody has three of something (八十有三个孩子). */
function takeAnd(state: State, text: string): void {
  const digit = digitOf(text[state.at + 1]);
  if (text[state.at] !== '有' || state.unit !== 10 || !digit || state.low % 10 !== 0) return;
  const next = text[state.at + 2] ?? '';
  if (CLASSIFIER.test(next) && next !== '岁') return;
  if (digitOf(next) !== undefined || unitOf(next) !== undefined) return;
  state.low += digit;
  state.high += digit;
  state.at += 2;
}

function skipZero(state: State, text: string): boolean {
  const inside = state.unit !== Number.POSITIVE_INFINITY && digitOf(text[state.at]) === 0;
  const unit = digitOf(text[state.at + 1]) && unitOf(text[state.at + 2]);
  if (!inside || !unit || unit >= state.unit) return false;
  state.at += 1;
  return true;
}

function readWithUnits(text: string, at: number): ReadNumber | undefined {
  const none = Number.POSITIVE_INFINITY;
  const state: State = {
    at,
    low: 0,
    high: 0,
    bigLow: 0,
    bigHigh: 0,
    unit: none,
    big: none,
    slack: 0,
  };
  while (
    takeTens(state, text) ||
    takeUnit(state, text, digitsAt(text, state.at).slice(0, 4)) ||
    skipZero(state, text)
  );
  if (state.unit === none) return undefined;
  takeLast(state, text);
  takeAnd(state, text);
  const { bigLow, low, bigHigh, high, slack, at: end } = state;
  return { end, low: bigLow + low, high: bigHigh + high + slack };
}

function readDigits(digits: readonly number[], at: number, unitFollows: boolean): ReadNumber {
  const spoken = unitFollows ? digits.slice(0, -1) : digits;
  const used = spoken.length > 0 ? spoken : digits;
  const end = at + used.length;
  if (used.length === 2 && climbs(used)) return { end, low: used[0] ?? 0, high: used[1] ?? 0 };
  const value = used.reduce((sum, digit) => sum * 10 + digit, 0);
  return { end, low: value, high: value };
}

/**
 * The number that begins at index `at`, as long as it can be read: 一百二 is 120, 二〇二三 is
 * 2023, 七八十 is 70–89 (people of seventy-something to eighty-something), 七十五六 is 75–76.
 * Undefined where none begins.
 */
export function readChineseNumber(text: string, at: number): ReadNumber | undefined {
  const withUnits = readWithUnits(text, at);
  if (withUnits !== undefined) return withUnits;
  const digits = digitsAt(text, at);
  if (digits.length === 0) return undefined;
  return readDigits(digits, at, unitOf(text[at + digits.length]) !== undefined);
}
