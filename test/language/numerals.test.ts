// Numbers as people say and write them.
import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findNumerals, parseChineseNumeral } from '../../src/language/numerals.ts';

const oracle: unknown = createRequire(import.meta.url)('chinese-numbers-converter');
const ChineseNumber = oracle as new (text: string) => { toInteger(): number };

const FIGURES = '零一二三四五六七八九';
const UNITS = ['', '十', '百', '千'];

function spelt(n: number): string {
  const digits = [...String(n)].map(Number);
  const words = digits.map((d, i) =>
    d === 0 ? '零' : `${FIGURES[d]}${UNITS[digits.length - 1 - i]}`,
  );
  return words.join('').replace(/零+$/, '').replace(/零+/g, '零').replace(/^一十/, '十');
}

const only = (text: string) => {
  const found = findNumerals(text);
  expect(found).toHaveLength(1);
  const [numeral] = found;
  return { bounds: [numeral?.low, numeral?.high], words: text.slice(numeral?.start, numeral?.end) };
};

describe('findNumerals', () => {
  test.each([
    ['83', 83, 83],
    ['八十三', 83, 83],
    ['捌拾叁', 83, 83],
    ['廿五', 25, 25],
    ['卅', 30, 30],
    ['两百五', 250, 250],
    ['一百二', 120, 120],
    ['一百零二', 102, 102],
    ['一百廿五', 125, 125],
    ['二〇二三', 2023, 2023],
    ['一九四三', 1943, 1943],
    ['八十有三', 83, 83],
    ['3千5', 3500, 3500],
    ['1万2', 12_000, 12_000],
    ['3.5万', 35_000, 35_000],
    ['1,000', 1000, 1000],
    ['一万零三百零五', 10_305, 10_305],
    ['1.5', 1.5, 1.5],
    ['一点五', 1.5, 1.5],
    ['12345', 12_345, 12_345],
    ['半百', 50, 50],
    ['花甲', 60, 60],
    ['七八十', 70, 89],
    ['八九十', 80, 99],
    ['六七十', 60, 79],
    ['三四十', 30, 49],
    ['七十五六', 75, 76],
    ['十七八', 17, 18],
    ['60多', 61, 69],
    ['六十来岁', 61, 69],
    ['六十几', 61, 69],
    ['一百多', 101, 199],
    ['80出头', 80, 83],
    ['八十挂零', 80, 83],
    ['近八十', 75, 79],
    ['快80', 75, 79],
    ['八十不到', 75, 79],
    ['不到八十', 75, 79],
    ['将近八十', 75, 79],
    ['八十上下', 78, 82],
    ['七十好几', 75, 79],
    ['七老八十', 70, 89],
    ['古稀', 70, 79],
    ['八旬', 80, 89],
    ['7旬', 70, 79],
    ['年近七旬', 65, 69],
    ['耄耋', 80, 99],
    ['百岁', 100, 100],
  ])('%s is %d to %d', (text, low, high) => {
    expect(only(text).bounds).toEqual([low, high]);
  });

  test.each([
    ['明年满90了多少', '90'],
    ['80多少钱', '80'],
    ['附近八十', '八十'],
    ['2023年', '2023'],
    ['他八十有三个孩子', '八十'],
    ['大概六十多岁', '六十多'],
  ])('of %s it takes the words %s', (text, words) => {
    expect(findNumerals(text).map(({ start, end }) => text.slice(start, end))).toContain(words);
  });

  test('numbers run together are told apart', () => {
    const found = findNumerals('他八十三六十二都在');
    expect(found.map(({ low }) => low)).toEqual([83, 62]);
    expect(findNumerals('65,70,80').map(({ low }) => low)).toEqual([65, 70, 80]);
  });

  test('a very long run of figures is a code, not a number', () => {
    expect(findNumerals('33042119430305123456')).toEqual([]);
  });

  test('agrees with another reader on every number below ten thousand', () => {
    for (let n = 1; n < 10_000; n++) {
      const words = spelt(n);
      expect([words, parseChineseNumeral(words)]).toEqual([words, n]);
      expect([words, new ChineseNumber(words).toInteger()]).toEqual([words, n]);
    }
  });

  test('spans are in range, in order, and bounds the right way round, on any string', () => {
    const piece = fc.constantFrom(
      ...'零〇一二三五八九十百千万亿两廿卅半旬快近不到多几来点有出头第年岁,.80'.split(''),
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(piece, { maxLength: 30 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, (raw) => {
        let from = 0;
        for (const { start, end, low, high } of findNumerals(raw)) {
          expect(start).toBeGreaterThanOrEqual(from);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(raw.length);
          expect(low).toBeLessThanOrEqual(high);
          from = end;
        }
      }),
      { numRuns: 3000 },
    );
  });

  test.each([
    '一',
    '十',
    '一十',
    '百',
    '1',
    '1,000',
    '有',
    '八十有',
    '零',
    '万',
    '亿',
    '快',
    '一点',
  ])('%s over and over is read through', (part) => {
    expect(Array.isArray(findNumerals(part.repeat(20_000)))).toBe(true);
  });
});

describe('parseChineseNumeral', () => {
  test.each([
    ['八十三', 83],
    ['一点五', 1.5],
    ['七八十', undefined],
    ['八十三岁', undefined],
    ['', undefined],
    ['好', undefined],
  ])('%s gives %s', (text, value) => {
    expect(parseChineseNumeral(text)).toBe(value);
  });
});
