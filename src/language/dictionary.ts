// The word list for segmentation and typed pinyin, cut down from the stock one that comes with
// @node-rs/jieba: rare words cost a second and 200 MB at start and are hardly ever met. Touches the
// disk. Run as a program it writes the files: node --import tsx src/language/dictionary.ts [FOLDER].
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const require = createRequire(import.meta.url);

/** Where the written files of one dictionary folder stand. */
export interface DictionaryFiles {
  /** `word frequency tag` a line, as jieba reads it. */
  readonly words: string;
  /** A single line: jieba insists on the file, and only its keyword search, unused here, reads it. */
  readonly idf: string;
  /** `word frequency` a line, commonest first, for decoding typed pinyin. */
  readonly common: string;
}

const SEGMENT_FLOOR = 100;
const COMMON_FLOOR = 400;
const COMMON_LENGTH = 4;

interface StockWord {
  readonly text: string;
  readonly frequency: number;
  readonly tag: string;
}

/** The paths of the files of a dictionary folder, whether or not they exist. */
export function filesIn(folder: string): DictionaryFiles {
  return {
    words: join(folder, 'words.txt'),
    idf: join(folder, 'idf.txt'),
    common: join(folder, 'common.txt'),
  };
}

/** Whether a folder holds all the files. */
export function isComplete(folder: string): boolean {
  return Object.values(filesIn(folder)).every((path) => existsSync(path));
}

function isHan(text: string): boolean {
  return /^[㐀-鿿]+$/.test(text);
}

function readStock(): StockWord[] {
  const path = join(dirname(require.resolve('@node-rs/jieba')), 'dict.txt');
  return readFileSync(path, 'utf8')
    .split('\n')
    .map((line) => line.trim().split(' '))
    .map(([text = '', frequency, tag = 'n']) => ({ text, frequency: Number(frequency), tag }))
    .filter((word) => isHan(word.text) && word.frequency > 0);
}

function wordLines(stock: readonly StockWord[]): string {
  return stock
    .filter((word) => word.frequency >= SEGMENT_FLOOR)
    .map((word) => `${word.text} ${word.frequency} ${word.tag}\n`)
    .join('');
}

function commonLines(stock: readonly StockWord[]): string {
  return stock
    .filter((word) => word.frequency >= COMMON_FLOOR && word.text.length <= COMMON_LENGTH)
    .sort((a, b) => b.frequency - a.frequency)
    .map((word) => `${word.text} ${word.frequency}\n`)
    .join('');
}

/** Writes through a second name, so that another process never sees half a file. */
function writeWhole(path: string, content: string): void {
  const partial = `${path}.${process.pid}`;
  writeFileSync(partial, content);
  renameSync(partial, path);
}

/** Writes the dictionary files into a folder, which is made if need be. Throws if it cannot. */
export function writeDictionary(folder: string): void {
  const stock = readStock();
  const files = filesIn(folder);
  mkdirSync(folder, { recursive: true });
  writeWhole(files.words, wordLines(stock));
  writeWhole(files.idf, '的 1.0\n');
  writeWhole(files.common, commonLines(stock));
}

/**
 * A folder that holds the files: the given one, written now if it is incomplete (a checkout that was
 * not built), else, where it cannot be written, a fresh temporary one.
 */
export function ensureDictionary(folder: string): string {
  if (isComplete(folder)) return folder;
  try {
    writeDictionary(folder);
    return folder;
  } catch {
    const temporary = mkdtempSync(join(tmpdir(), 'yiwen-dictionary-'));
    writeDictionary(temporary);
    return temporary;
  }
}

const program = process.argv[1];
if (program && import.meta.url === pathToFileURL(program).href) {
  writeDictionary(process.argv[2] ?? 'dist/dictionary');
}
