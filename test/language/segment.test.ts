// Both engines load quickly from the trimmed dictionary and cut alike.
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureDictionary, filesIn, isComplete } from '../../src/language/dictionary.ts';
import { createSegmenter, type Segmenter } from '../../src/language/segment.ts';
import { loadKnowledge } from '../../src/load-knowledge.ts';

const words = ['高龄津贴', '长护险', '适老化改造', '优待证', '颐养券', '居家养老', '不要钱', '120'];
const sentences = readFileSync('test/language/sentences.txt', 'utf8').trim().split('\n');
const dictionaryDir = join(mkdtempSync(join(tmpdir(), 'yiwen-test-')), 'dictionary');

let first: Segmenter;
let second: Segmenter;

beforeAll(() => {
  first = createSegmenter({ words, dictionaryDir });
  second = createSegmenter({ words, dictionaryDir, engine: '@node-rs/jieba' });
});
// nodejs-jieba has one dictionary a process: the next test file gets the whole vocabulary back.
afterAll(() => {
  loadKnowledge();
});

describe('the dictionary', () => {
  it('is written at first use where the build left none', () => {
    expect(isComplete(dictionaryDir)).toBe(true);
    expect(ensureDictionary(dictionaryDir)).toBe(dictionaryDir);
  });

  it('goes to a temporary folder where the given one cannot be made', () => {
    const folder = ensureDictionary('/dev/null/dictionary');
    expect(folder).not.toContain('/dev/null');
    expect(existsSync(filesIn(folder).words)).toBe(true);
  });

  it('is small', () => {
    const lines = readFileSync(filesIn(dictionaryDir).words, 'utf8').split('\n');
    expect(lines.length).toBeGreaterThan(20_000);
    expect(lines.length).toBeLessThan(50_000);
  });
});

describe('the segmenter', () => {
  it('is nodejs-jieba where its addon is built, else the other', () => {
    const addon = 'node_modules/nodejs-jieba/build/Release/jieba.node';
    expect(first.engine).toBe(existsSync(addon) ? 'nodejs-jieba' : '@node-rs/jieba');
    expect(second.engine).toBe('@node-rs/jieba');
  });

  it('cuts alike with both engines', () => {
    expect(sentences.length).toBeGreaterThanOrEqual(60);
    for (const sentence of sentences) expect(first.cut(sentence)).toEqual(second.cut(sentence));
  });

  it('keeps the words of the field whole', () => {
    expect(first.cut('高龄津贴和长护险是不是不要钱')).toEqual([
      '高龄津贴',
      '和',
      '长护险',
      '是不是',
      '不要钱',
    ]);
  });

  it('keeps letters and digits together and marks apart', () => {
    expect(first.cut('打120，WiFi 坏了')).toEqual(['打', '120', '，', 'WiFi', ' ', '坏', '了']);
  });

  it('gives back every text, whatever it holds', () => {
    const piece = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...sentences));
    fc.assert(
      fc.property(piece, (text) => {
        expect(second.cut(text).join('')).toBe(text);
        expect(first.cut(text)).toEqual(second.cut(text));
      }),
    );
  });
});
