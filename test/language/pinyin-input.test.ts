// Whole questions typed in pinyin come out in characters; everything else stays as it is.
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filesIn, writeDictionary } from '../../src/language/dictionary.ts';
import { createPinyinDecoder } from '../../src/language/pinyin-input.ts';

const folder = mkdtempSync(join(tmpdir(), 'yiwen-test-'));
writeDictionary(folder);
const common = readFileSync(filesIn(folder).common, 'utf8');

const words =
  '桐乡 平阳 长乐 高龄津贴 长护险 低保户 居家护理 报销比例 优待证 颐养券 父母投靠 重度残疾 敬老院';
const decode = createPinyinDecoder(
  words.split(' ').map((text) => ({ text, weight: 1 })),
  () => common,
);

describe('pinyin', () => {
  it.each([
    ['wo shi tongxiang de dibaohu, 74 sui', '我是桐乡的低保户, 74岁'],
    ['tongxianghukou95suimeigeyuegaolingjintieduoshao', '桐乡户口95岁每个月高龄津贴多少'],
    ['pingyang changhuxian juJia huli baoxiao bili', '平阳长护险居家护理报销比例'],
    ['gao ling jin tie zenme ling', '高龄津贴怎么领'],
    ['gui na ge ju guan', '归哪个局管'],
    ['mei you qian chi fan', '没有钱吃饭'],
    ['wo mama ba shi sui le', '我妈妈八十岁了'],
    ['ban youdaizheng yao bu yao qian', '办优待证要不要钱'],
    ['fumu toukao zinv luohu', '父母投靠子女落户'],
    ['changle de laoren', '长乐的老人'],
    ["jing'lao'yuan", '敬老院'],
    ["xi'an", '西安'],
  ])('%s', (typed, read) => {
    expect(decode(typed)).toBe(read);
  });

  it('is read among characters and digits', () => {
    expect(decode('我妈83岁 gaoling jintie 能领 duoshao')).toBe('我妈83岁高龄津贴能领多少');
  });

  it('is read with tone marks, tone digits and either ü', () => {
    expect(decode('gāolíng jīntiē')).toBe('高龄津贴');
    expect(decode('gao1ling2 jin1tie1')).toBe('高龄津贴');
    expect(decode('nǚ er')).toBe('女儿');
    expect(decode('nü er')).toBe('女儿');
    expect(decode('nv er')).toBe('女儿');
  });

  it('keeps an age that stands after a syllable', () => {
    expect(decode('tongxiang 83 sui')).toBe('桐乡83岁');
  });
});

describe('what is no pinyin', () => {
  it.each(['OK', 'WiFi', 'app', 'hello', 'abc', 'AI', 'QQ', 'a', 'aaaa', 'my name is Tom', '120'])(
    'keeps %s',
    (text) => {
      expect(decode(text)).toBe(text);
    },
  );

  it('keeps abbreviations inside a sentence', () => {
    expect(decode('家里的WiFi和APP不会用')).toBe('家里的WiFi和APP不会用');
  });

  it('does not even load the words for a text without letters', () => {
    const unable = createPinyinDecoder([], () => {
      throw new Error('loaded');
    });
    expect(unable('高龄津贴，83岁')).toBe('高龄津贴，83岁');
    expect(() => unable('gaoling')).toThrow('loaded');
  });
});

describe('any text', () => {
  it('is decoded without an error, and left alone if it has no Latin letter', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('xian', 'gaoling', ' ', "'", 'ü', '1', 'lü4', 'ng', 'v', 'OK', '津贴'),
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const text = pieces.join('');
        const decoded = decode(text);
        expect(typeof decoded).toBe('string');
        if (!/[A-Za-zÀ-ÿ]/.test(text)) expect(decoded).toBe(text);
      }),
    );
  });

  it.each(['xian', 'a', 'lianxiang', 'gaolingjintie ', 'fangan', 'a1', "a'", ' ', 'xi,'])(
    '12 kB of «%s» take well under a second',
    (unit) => {
      const text = unit.repeat(12_000 / unit.length);
      const start = performance.now();
      decode(text);
      expect(performance.now() - start).toBeLessThan(600);
    },
  );
});
