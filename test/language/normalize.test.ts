// Messages arrive in every width, script and spacing; comparing needs one form.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MESSAGE_LIMIT, normalize } from '../../src/language/normalize.ts';

test('two spaces between syllables part clauses, one does not', () => {
  expect(normalize('jia shan you ma  wo 75')).toBe('jia shan you ma，wo 75');
  expect(normalize('wo  ba  shi')).toBe('wo ba shi');
  expect(normalize('嘉善  八十')).toBe('嘉善 八十');
});

describe('normalize', () => {
  test.each([
    ['我七十二歲，義烏人，第一次去公證處辦遺囑', '我七十二岁，义乌人，第一次去公证处办遗嘱'],
    ['８３歲ＡＢＣ', '83岁ABC'],
    ['嘉善　 低保\t老人\n独居', '嘉善 低保 老人 独居'],
    ['  嘉祥 16  ', '嘉祥 16'],
    ['「周歲」『實歲』', '“周岁”‘实岁’'],
    ['高龄津贴?多少!', '高龄津贴？多少！'],
    ['高龄津贴？多少！好。', '高龄津贴？多少！好。'],
    ['62,户口在嘉善', '62，户口在嘉善'],
    ['每年1,000元', '每年1,000元'],
    ['an shi, di bao, 76', 'an shi, di bao, 76'],
    ['八\u200b十\ufeff三\u0000岁', '八十三岁'],
    ['八十\ud83d', '八十'],
    ['\udc00八十', '八十'],
    ['⼋⼗三', '八十三'],
    ['', ''],
    [' \n\t ', ''],
  ])('%j becomes %j', (raw, expected) => {
    expect(normalize(raw)).toBe(expected);
  });

  test('simplified text with words that differ across the strait is left alone', () => {
    const text = '这个文件是智慧养老平台建立的，着急，程序，信息，网络';
    expect(normalize(text)).toBe(text);
  });

  test('what is beyond the limit is not read', () => {
    expect(normalize(`${'啊'.repeat(MESSAGE_LIMIT)}我八十三`)).toBe('啊'.repeat(MESSAGE_LIMIT));
    expect(normalize('ﷺ'.repeat(5000)).length).toBeLessThanOrEqual(MESSAGE_LIMIT);
  });

  test('a pair cut in two at the limit does not leave half a character', () => {
    const cut = normalize(`${'a'.repeat(MESSAGE_LIMIT - 1)}😀`);
    expect(cut).toBe('a'.repeat(MESSAGE_LIMIT - 1));
  });

  test('twice is the same as once, on any string', () => {
    const piece = fc.constantFrom(
      ...['歲', '著', '麼', '，', ',', '「', ' ', '\u3000', '\u200b', '⼋', '８', '后', '裡', '乾'],
      ...['ﷺ', '①', '㎡', '½', '\ud800', '台', '颱', '干', '發', '囗', '(', '（', '?', 'a', '週'],
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.array(piece, { maxLength: 40 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, (raw) => {
        const once = normalize(raw);
        expect(normalize(once)).toBe(once);
        expect(once).not.toMatch(/^\s|\s$|\s\s|\p{Cs}/u);
      }),
      { numRuns: 1500 },
    );
  });
});
