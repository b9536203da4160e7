// Finds every age told, asked about or ruled on in a text.
import { type AgeMention, OLDEST } from './age-mention.ts';
import { type AgePhrase, judgeAge } from './age-rules.ts';
import { AFTER_UNIT, BETWEEN, NOT_AN_AGE_BEHIND, PERSON_BEFORE, UNIT } from './age-words.ts';
import { findBirths } from './births.ts';
import { digitOf } from './chinese-number.ts';
import { hedgeBehind, needsRound } from './hedges.ts';
import { findNumerals, type Numeral } from './numerals.ts';
import { withZodiac } from './zodiac.ts';

export type { AgeKind, AgeMention } from './age-mention.ts';

const WINDOW = 20;
const IDIOM = /^(?:半百|古稀|花甲|耳顺|耄耋|期颐|七老八十|.[旬秩])$/;

function leftOf(text: string, start: number): string {
  return text.slice(Math.max(0, start - WINDOW), start).trimEnd();
}

function rightOf(text: string, end: number): string {
  return text.slice(end, end + WINDOW).trimStart();
}

function unitAt(text: string, numeral: Numeral): { end: number; unit: boolean } {
  const said = UNIT.exec(text.slice(numeral.end, numeral.end + WINDOW))?.[0];
  if (said !== undefined) {
    const end = numeral.end + said.length;
    const more = AFTER_UNIT.exec(text.slice(end, end + WINDOW))?.[0] ?? '';
    return { end: end + more.length, unit: true };
  }
  return { end: numeral.end, unit: IDIOM.test(text.slice(...numeral.core)) };
}

/** 奔八: the tens left unsaid. */
function towardDecade(text: string, numeral: Numeral): Numeral {
  const [start, end] = numeral.core;
  const digit = end - start === 1 ? digitOf(text[start]) : undefined;
  if (digit === undefined || digit < 5 || text[start - 1] !== '奔') return numeral;
  return { ...numeral, start: start - 1, base: digit * 10, hedge: 'toward' };
}

function phraseOf(text: string, found: Numeral): AgePhrase {
  const numeral = towardDecade(text, found);
  const { end, unit } = unitAt(text, numeral);
  const after = unit && numeral.hedge === undefined ? hedgeBehind(text, end) : undefined;
  const usable = after && (numeral.base % 10 === 0 || !needsRound(after.hedge)) ? after : undefined;
  const stop = usable?.edge ?? end;
  return {
    numeral: usable ? { ...numeral, hedge: usable.hedge } : numeral,
    text: text.slice(numeral.start, stop),
    end: stop,
    unit,
    touching: [text[numeral.start - 1] ?? '', text[stop] ?? ''],
    left: leftOf(text, numeral.start),
    right: rightOf(text, stop),
  };
}

/** 60–69岁: two numbers that are one mention. */
function rangeOf(text: string, first: Numeral, second: Numeral): AgeMention | undefined {
  const between = text.slice(first.end, second.start);
  if (!BETWEEN.test(between) || first.base >= second.high || second.high > OLDEST) return undefined;
  const { end, unit } = unitAt(text, second);
  const left = leftOf(text, first.start);
  if (!unit && (first.base < 40 || NOT_AN_AGE_BEHIND.test(rightOf(text, end)))) return undefined;
  if (/[\d\-/.年月]$/.test(left)) return undefined;
  const kind = unit && PERSON_BEFORE.test(left) ? 'stated' : 'limit';
  return { start: first.start, end, age: [first.low, second.high], kind };
}

function fromNumerals(text: string, numerals: readonly Numeral[]): AgeMention[] {
  const mentions: AgeMention[] = [];
  for (let i = 0; i < numerals.length; i++) {
    const [first, second] = numerals.slice(i, i + 2);
    if (!first) break;
    const range = second && rangeOf(text, first, second);
    const mention = range ?? judgeAge(phraseOf(text, first));
    if (mention) mentions.push(mention);
    if (range) i += 1;
  }
  return mentions;
}

const byStart = (a: AgeMention, b: AgeMention): number => a.start - b.start;

const indexes = (start: number, end: number): number[] =>
  Array.from({ length: end - start }, (_, i) => start + i);

/**
 * All mentions of an age in a normalized text, in order. `today` is the day in China, YYYY-MM-DD;
 * ages are full years (周岁), both bounds inclusive. How words are taken: 七十多岁 70–79,
 * 快/近/将近八十 78–79, 奔八十 75–79, 八十不到 77–79, 八十出头 80–83, 七十好几 75–79, 八十上下 78–82,
 * 上八十/八十开外/年过八十 80–89, 九十高龄 90–94, 虚岁八十 78–79, 今年满八十 79–80. 明年满八十 is taken as 79 now.
 * A limit runs to the oldest age or down to 0. 几岁 and 多少岁 give nothing.
 * Never throws on any text; linear in its length.
 * @throws RangeError if `today` is not a full date
 */
export function findAges(text: string, today: string): AgeMention[] {
  const births = findBirths(text, today);
  const taken = new Set(births.flatMap(({ start, end }) => indexes(start, end)));
  const numerals = findNumerals(text).filter(
    ({ core: [start, end] }) => !indexes(start, end).some((index) => taken.has(index)),
  );
  const mentions = [...births, ...fromNumerals(text, numerals)].sort(byStart);
  return withZodiac(text, mentions, today).sort(byStart);
}
