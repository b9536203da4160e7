// Identifying numbers must go, in the many ways people write them; other numbers must stay.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normalize } from '../../src/language/normalize.ts';
import { redact } from '../../src/language/redact.ts';

const ID = '〔证件号已隐去〕';
const PHONE = '〔电话已隐去〕';
const CARD = '〔卡号已隐去〕';

describe('redact', () => {
  test.each([
    ['身份证330421194303051234能领吗', `身份证${ID}能领吗`],
    ['33042119430305123X', ID],
    ['33042119430305123x，我妈', `${ID}，我妈`],
    ['330421 19430305 123X', ID],
    ['330421-1943-0305-1234', ID],
    ['330421 19439905 1234', ID],
    ['330421430305123', ID],
    ['我是13812345678', `我是${PHONE}`],
    ['+86 138 1234 5678', PHONE],
    ['86-13812345678', PHONE],
    ['008613812345678', PHONE],
    ['138-1234-5678转我', `${PHONE}转我`],
    ['１３８１２３４５６７８', PHONE],
    ['一三八一二三四五六七八', PHONE],
    ['0573-83613655', PHONE],
    ['(0573)83613655', PHONE],
    ['010 12345678', PHONE],
    ['(13812345678)', `(${PHONE})`],
    ['电话83613655', `电话${PHONE}`],
    ['6222021234567890123', CARD],
    ['6222 0212 3456 7890 123', CARD],
    ['1943年3月5日13812345678', `1943年3月5日${PHONE}`],
    ['13812345678 83岁', `${PHONE} 83岁`],
    ['86 13812345678', `86 ${PHONE}`],
  ])('%s becomes %s', (text, expected) => {
    expect(redact(text).text).toBe(expected);
  });

  test.each([
    '区划330421和370829',
    '2026-11-21',
    '19430305',
    '1943.3.5生',
    '12345 96110 120 110 12356',
    '83 62 60-69 12,000元',
    '浙民养〔2023〕12号',
    '二〇二六年十一月二十一日',
    '400-800-1234',
    '每月60元，100周岁500元',
    '330421100201',
  ])('%s is left as it is', (text) => {
    expect(redact(text)).toEqual({ text, removed: [] });
  });

  test('says what was removed, in order', () => {
    const { text, removed } = redact('手机13812345678，身份证33042119430305123X，13987654321');
    expect(text).toBe(`手机${PHONE}，身份证${ID}，${PHONE}`);
    expect(removed).toEqual(['phone', 'id', 'phone']);
  });

  test('no mobile or ID number survives wherever it stands', () => {
    const digit = fc.integer({ min: 0, max: 9 });
    const mobile = fc
      .tuple(fc.integer({ min: 3, max: 9 }), fc.array(digit, { minLength: 9, maxLength: 9 }))
      .map(([second, rest]) => `1${second}${rest.join('')}`);
    const words = fc.array(fc.constantFrom('我', '，', ' ', '是', '83岁', 'a', '。'), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(words, mobile, words, (before, number, after) => {
        const text = `${before.join('')}，${number}，${after.join('')}`;
        expect(redact(text).text).not.toContain(number);
        expect(redact(normalize(text)).text).not.toContain(number);
      }),
    );
  });

  test('nothing throws, and a redacted text is not redacted again', () => {
    const piece = fc.constantFrom(
      '1',
      '3',
      '8',
      '0',
      ' ',
      '-',
      '+86',
      '(',
      'X',
      '四',
      '〇',
      '年',
      '19430305',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (parts) => {
        const once = redact(parts.join(''));
        expect(redact(once.text).removed.length).toBeLessThanOrEqual(once.removed.length + 1);
      }),
      { numRuns: 500 },
    );
  });

  test.each(['1', '1 ', '13', '一', '0-', '86 '])('%j over and over is read through', (part) => {
    expect(typeof redact(part.repeat(20_000)).text).toBe('string');
  });
});
