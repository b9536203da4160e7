// Cuts Chinese text into words with jieba: nodejs-jieba where its native addon loads, else
// @node-rs/jieba with the same words. Both cut alike because neither may guess new words (HMM off).
// Touches the disk.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DictionaryFiles, ensureDictionary, filesIn } from './dictionary.ts';

const require = createRequire(import.meta.url);

/** The packages that can do the cutting. */
export type SegmenterEngine = 'nodejs-jieba' | '@node-rs/jieba';

/** Cuts text into words. */
export interface Segmenter {
  readonly engine: SegmenterEngine;
  /** The words of a text in order; joined they give the text back. Any string will do. */
  cut(text: string): string[];
}

export interface SegmenterOptions {
  /** Words of the field, kept whole where the stock list would split them. Only Chinese ones count. */
  readonly words: readonly string[];
  /** The folder written by the build; see ensureDictionary. */
  readonly dictionaryDir: string;
  /** Only this engine, for tests; by default the first that loads. */
  readonly engine?: SegmenterEngine;
}

type CutHan = (text: string) => string[];

const USER_FREQUENCY = 20_000;
const USER_TAG = 'n';

function userLines(words: readonly string[]): string {
  const chinese = new Set(words.filter((word) => /^[㐀-鿿]{2,}$/.test(word)));
  return [...chinese].map((word) => `${word} ${USER_FREQUENCY} ${USER_TAG}\n`).join('');
}

/** Its loader ends the whole process over a missing file, so none is passed unseen. */
function requireFiles(paths: readonly string[]): void {
  const missing = paths.find((path) => !existsSync(path));
  if (missing) throw new Error(`Missing dictionary file: ${missing}`);
}

function withTemporaryFile(content: string, use: (path: string) => void): void {
  const folder = mkdtempSync(join(tmpdir(), 'yiwen-words-'));
  try {
    const path = join(folder, 'user.txt');
    writeFileSync(path, content);
    use(path);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function loadNodejsJieba(files: DictionaryFiles, user: string): CutHan {
  const jieba = require('nodejs-jieba') as typeof import('nodejs-jieba');
  const { DEFAULT_HMM_DICT: hmmDict, DEFAULT_STOP_WORD_DICT: stopWordDict } = jieba;
  withTemporaryFile(user, (userDict) => {
    const paths = { dict: files.words, idfDict: files.idf, hmmDict, stopWordDict, userDict };
    requireFiles(Object.values(paths));
    jieba.load(paths);
  });
  return (text) => jieba.cut(text, false);
}

function loadNodeRsJieba(files: DictionaryFiles, user: string): CutHan {
  const { Jieba } = require('@node-rs/jieba') as typeof import('@node-rs/jieba');
  const jieba = Jieba.withDict(readFileSync(files.words));
  jieba.loadDict(Buffer.from(user));
  return (text) => jieba.cut(text, false);
}

const LOADERS = {
  'nodejs-jieba': loadNodejsJieba,
  '@node-rs/jieba': loadNodeRsJieba,
} as const;

function loadFirst(
  engines: readonly SegmenterEngine[],
  files: DictionaryFiles,
  user: string,
): [SegmenterEngine, CutHan] {
  const problems: unknown[] = [];
  for (const engine of engines) {
    try {
      return [engine, LOADERS[engine](files, user)];
    } catch (problem) {
      problems.push(problem);
    }
  }
  throw new AggregateError(problems, `No segmenter loads: ${engines.join(', ')}`);
}

/** Runs of Chinese, of Latin letters and digits, of white space, and single other characters. */
const RUNS = /[㐀-鿿]+|[0-9A-Za-z]+|\s+|./gsu;

const HAN = /^[㐀-鿿]/;

function cutRuns(text: string, cutHan: CutHan): string[] {
  const runs = text.match(RUNS) ?? [];
  return runs.flatMap((run) => (HAN.test(run) ? cutHan(run) : [run]));
}

/**
 * Loads a segmenter: some 0.2 s and 40 MB, so make it once. nodejs-jieba has one dictionary a
 * process: a later call changes the words of earlier segmenters of that engine too.
 * Throws an AggregateError if no engine loads.
 */
export function createSegmenter(options: SegmenterOptions): Segmenter {
  const files = filesIn(ensureDictionary(options.dictionaryDir));
  const engines = options.engine ? [options.engine] : (Object.keys(LOADERS) as SegmenterEngine[]);
  const [engine, cutHan] = loadFirst(engines, files, userLines(options.words));
  return { engine, cut: (text) => cutRuns(text, cutHan) };
}
