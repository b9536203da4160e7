// Numbers in quoted words, in digits or in Chinese, and whether one of them is a given figure.
import { fold } from './fold.ts';

const digits = '零一二三四五六七八九';
const scales: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 万: 10000 };

const chineseNumber = (word: string): number => {
  let total = 0;
  let digit = 0;
  for (const character of word) {
    const scale = scales[character];
    if (scale === undefined) {
      digit = '两二'.includes(character) ? 2 : Math.max(0, digits.indexOf(character));
    } else {
      total += (digit === 0 ? 1 : digit) * scale;
      digit = 0;
    }
  }
  return total + digit;
};

interface Figure {
  readonly value: number;
  /** What follows, a few characters. */
  readonly next: string;
  /** What stands before, a few characters. */
  readonly previous: string;
}

const reach = 16;
const numberPattern = '(?:\\d+(?:\\.\\d+)?|[零〇一二两三四五六七八九十百千万]+)';

const figuresIn = (text: string): Figure[] => {
  const folded = fold(text);
  return [...folded.matchAll(new RegExp(numberPattern, 'g'))].map(({ 0: word, index }) => ({
    value: /\d/.test(word) ? Number(word) : chineseNumber(word),
    next: folded.slice(index + word.length, index + word.length + reach),
    previous: folded.slice(Math.max(0, index - reach), index),
  }));
};

const unitPatterns: Readonly<Record<string, string>> = { 周岁: '周?岁', 级: '级', '%': '%' };

const carriesUnit = (next: string, unit: string): boolean => {
  const pattern = unitPatterns[unit] ?? unit;
  return new RegExp(`^(?:(?:-|—|–|~|至|到){1,2}${numberPattern})?${pattern}`).test(next);
};

/** Whether the words hold the figure with its unit (or as one end of a range in that unit). */
export const holdsFigure = (words: string, value: number, unit: string): boolean =>
  figuresIn(words).some((figure) => figure.value === value && carriesUnit(figure.next, unit));

/** Whether the words bound the figure from below: 不低于60元. */
export const isFloor = (words: string, value: number): boolean =>
  figuresIn(words).some(
    (figure) => figure.value === value && /(不低于|不少于)$/.test(figure.previous),
  );

/** Figures written in digits in an answer's text that the words it rests on lack. */
export const figuresMissing = (text: string, words: string): number[] => {
  const held = new Set(figuresIn(words).map(({ value }) => value));
  return [...fold(text).matchAll(/\d+(?:\.\d+)?/g)]
    .map(([word]) => Number(word))
    .filter((value) => !held.has(value));
};
