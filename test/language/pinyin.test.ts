// Readings of characters, held against pinyin-pro, and the classes of confusable syllables.
import fc from 'fast-check';
import { pinyin } from 'pinyin-pro';
import { describe, expect, it } from 'vitest';
import { allSyllables, fuzzyKey, readingsOf, toSyllables } from '../../src/language/pinyin.ts';

const COMMON =
  '高龄津贴养老服务补贴护理残疾失能评估上门照顾体检免费公交门票户口投靠落户低保特困孤寡独居长护险报销住院医疗保险法律援助教育大学书法旅游优待证身份银行';

describe('readings', () => {
  it('agree with pinyin-pro on every everyday character', () => {
    for (const char of COMMON) {
      const [expected = ''] = pinyin(char, { toneType: 'none', type: 'array', v: true });
      expect(readingsOf(char)).toContain(expected);
    }
  });

  it('hold all the readings of a character, the chief one first', () => {
    expect(readingsOf('长')).toEqual(['chang', 'zhang']);
    expect(readingsOf('乐')).toEqual(expect.arrayContaining(['le', 'yue']));
    expect(readingsOf('还')).toEqual(['hai', 'huan']);
    expect(readingsOf('女')).toEqual(['nv']);
  });

  it('are empty for what is not Chinese', () => {
    expect(toSyllables('a1，津')).toEqual(['', '', '', 'jin']);
  });

  it('keep the positions of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(toSyllables(text)).toHaveLength(text.length);
      }),
    );
  });

  it('use only plain letters', () => {
    expect(allSyllables().size).toBeGreaterThan(390);
    for (const syllable of allSyllables()) expect(syllable).toMatch(/^[a-z]{1,6}$/);
  });
});

describe('confusable syllables', () => {
  it.each([
    ['zhi', 'zi'],
    ['chang', 'can'],
    ['shen', 'sheng'],
    ['nian', 'lian'],
    ['ling', 'lin'],
    ['jing', 'jin'],
    ['hu', 'fu'],
    ['huang', 'fang'],
    ['niang', 'lian'],
  ])('%s and %s are one class', (one, other) => {
    expect(fuzzyKey(one)).toBe(fuzzyKey(other));
  });

  it.each([
    ['shi', 'xi'],
    ['ri', 'li'],
    ['he', 'fei'],
    ['gao', 'gou'],
    ['nv', 'nu'],
  ])('%s and %s are two', (one, other) => {
    expect(fuzzyKey(one)).not.toBe(fuzzyKey(other));
  });

  it('every class stays a class', () => {
    for (const syllable of allSyllables()) {
      expect(fuzzyKey(fuzzyKey(syllable))).toBe(fuzzyKey(syllable));
    }
  });
});
