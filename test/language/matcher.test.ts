// The word matcher: what it forgives, what it must never forgive, and how long it takes.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { createMatcher, type MatchEntry } from '../../src/language/matcher.ts';

const tables = parse(readFileSync('intents/characters.yaml', 'utf8'));

const words = [
  '高龄津贴',
  '高龄',
  '免费体检',
  '低保户',
  '户口',
  '适老化改造',
  '居住证',
  '老年人优待证',
  '二级残疾',
  '不用缴费',
  '津贴',
  '120',
  '80周岁以上',
  '残',
];
const entries: MatchEntry[] = words.map((text) => ({ id: text, text }));
const matcher = createMatcher(entries, tables);

const found = (text: string) => matcher.match(text).map((match) => match.text);

function costOf(text: string, word: string): number | undefined {
  return matcher.match(text).find((match) => match.text === word)?.cost;
}

describe('an exact word', () => {
  it('is found with its place in the message and no cost', () => {
    expect(matcher.match('我的高龄津贴呢')).toEqual([
      { id: '高龄津贴', text: '高龄津贴', start: 2, end: 6, cost: 0, exact: true },
      { id: '高龄', text: '高龄', start: 2, end: 4, cost: 0, exact: true },
      { id: '津贴', text: '津贴', start: 4, end: 6, cost: 0, exact: true },
    ]);
  });

  it('is found at each of its places', () => {
    expect(matcher.match('户口和户口').map((match) => match.start)).toEqual([0, 3]);
  });
});

describe('a mistyped word', () => {
  it.each([
    ['高灵津贴', '高龄津贴', 0.025],
    ['高零经贴', '高龄津贴', (0.1 + 0.25) / 4],
    ['高灵津铁', '高龄津贴', 0.05],
    ['兔费体捡', '免费体检', (0.2 + 0.1) / 4],
    ['抵保户', '低保户', 0.1 / 3],
    ['城镇户囗', '户口', 0.1],
    ['居往证', '居住证', 0.2 / 3],
    ['是老花改造', '适老化改造', 0.04],
    ['高灵', '高龄', 0.05],
  ])('%s is read as %s', (text, word, cost) => {
    expect(costOf(text, word)).toBeCloseTo(cost);
  });

  it.each([
    ['老年优待证', '老年人优待证', 1 / 6],
    ['老年人的优待证', '老年人优待证', 1 / 6],
    ['老年人优惠证', '老年人优待证', 1 / 6],
  ])('one slip in a long word: %s is read as %s', (text, word, cost) => {
    expect(costOf(text, word)).toBeCloseTo(cost);
  });
});

describe('what is not forgiven', () => {
  it.each([
    ['two slips', '老年人惠证', '老年人优待证'],
    ['a wrong first character', '少龄津贴', '高龄津贴'],
    ['two wrong characters in a word of two', '糕灵', '高龄'],
    ['a dialect sound in a word of two', '高林', '高龄'],
    ['another numeral', '三级残疾', '二级残疾'],
    ['a lost 不', '用缴费', '不用缴费'],
    ['a part of a longer number', '1120', '120'],
    ['another digit', '81周岁以上', '80周岁以上'],
    ['a word of one character by sound', '惭', '残'],
    ['punctuation inside', '高龄，贴', '高龄津贴'],
  ])('%s: %s is not %s', (_why, text, word) => {
    expect(found(text)).not.toContain(word);
  });

  it('a slip is refused where an entry is to be exact or has a stricter limit', () => {
    const strict = createMatcher([
      { id: 'a', text: '嘉善县里', exactOnly: true },
      { id: 'b', text: '高龄津贴', maxCost: 0.03 },
    ]);
    expect(strict.match('家善县里')).toEqual([]);
    expect(strict.match('高零经贴')).toEqual([]);
    expect(strict.match('高灵津贴')).toHaveLength(1);
  });
});

describe('what is returned', () => {
  it('gives an id once for a span, by its cheapest word', () => {
    const twins = createMatcher([
      { id: 'a', text: '高龄津贴' },
      { id: 'a', text: '高灵津贴' },
    ]);
    expect(twins.match('高灵津贴')).toMatchObject([{ text: '高灵津贴', cost: 0 }]);
  });

  it('does not report pieces of an entry that stands there whole', () => {
    expect(found('老年人优待证明').filter((text) => text === '老年人优待证')).toHaveLength(1);
  });

  it('compares letters whatever their case', () => {
    const latin = createMatcher([{ id: 'atm', text: 'ATM机' }]);
    expect(latin.match('atm机')).toMatchObject([{ start: 0, end: 4, exact: true }]);
  });

  it('has valid spans and costs for any text', () => {
    const piece = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...words), fc.string());
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
        const text = pieces.join('');
        for (const match of matcher.match(text)) {
          expect(match.start).toBeGreaterThanOrEqual(0);
          expect(match.end).toBeGreaterThan(match.start);
          expect(match.end).toBeLessThanOrEqual(text.length);
          expect(match.cost).toBeLessThanOrEqual(0.3);
          expect(match.exact).toBe(match.cost === 0);
        }
      }),
    );
  });

  it('finds every entry that is written out, at no cost', () => {
    fc.assert(
      fc.property(fc.constantFrom(...words), fc.string({ unit: 'grapheme' }), (word, tail) => {
        fc.pre(!/^[0-9a-z]/i.test(tail));
        expect(costOf(`，${word}${tail}`, word)).toBe(0);
      }),
    );
  });
});

describe('hostile input', () => {
  it.each(['a', '的', '高', '高龄', '老年人优', '高龄津'])(
    '12 kB of %s take well under a second',
    (unit) => {
      const time = (length: number) => {
        const text = unit.repeat(length / unit.length);
        const start = performance.now();
        matcher.match(text);
        return performance.now() - start;
      };
      time(3000);
      expect(time(12_000)).toBeLessThan(300);
    },
  );
});
