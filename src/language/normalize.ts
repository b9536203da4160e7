// Brings a message into one form: half width, simplified characters, single spaces.
// Catalogs and questions must both pass through here before they are compared.
import { createRequire } from 'node:module';
import type * as OpenCC from 'opencc-js/t2cn';

const require = createRequire(import.meta.url);

/** Characters (UTF-16 units) of a message that are read; what follows is dropped. */
export const MESSAGE_LIMIT = 2000;

const PASSES = 4;
const UNSEEN =
  /\p{Cc}|\p{Cf}|\p{Co}|\p{Cn}|\p{Cs}|\u034f|\u115f|\u1160|\u17b4|\u17b5|\u3164|[\ufe00-\ufe0f]/gu;
const KEPT_BY_HAND = /[^，？！；：（）]+/g;
const LATIN_MARK = /(?<=\p{Script=Han})[,?!;:]|[,?!;:](?=\p{Script=Han})/gu;
const WIDE_MARK: Readonly<Record<string, string>> = {
  ',': '，',
  '?': '？',
  '!': '！',
  ';': '；',
  ':': '：',
};
const SAME_MARK: Readonly<Record<string, string>> = {
  '「': '“',
  '」': '”',
  '『': '‘',
  '』': '’',
  '（': '(',
  '）': ')',
  '﹑': '、',
};

/** The 6,763 characters of GB 2312, the simplified ones in use: a text of these alone needs no table. */
function readGb2312(): string {
  const bytes: number[] = [];
  for (let row = 0xb0; row <= 0xf7; row++)
    for (let cell = 0xa1; cell <= 0xfe; cell++) bytes.push(row, cell);
  // Cells without a character come as private ones.
  return new TextDecoder('gb2312').decode(Uint8Array.from(bytes)).replace(/[^\u4e00-\u9fff]/g, '');
}

/** A mark for each of some UTF-16 units. */
function marksOf(units: string): Uint8Array {
  const marks = new Uint8Array(0x10000);
  for (let at = 0; at < units.length; at++) marks[units.charCodeAt(at)] = 1;
  return marks;
}

const SIMPLIFIED = readGb2312();
const simplified = marksOf(SIMPLIFIED);
/** What stays as it is wherever it stands. */
const settled = marksOf(
  `${SIMPLIFIED}，。？！；：、0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ`,
);

/** Whether a text is plainly in form already, as most are. */
function isSettled(text: string): boolean {
  if (text.length > MESSAGE_LIMIT) return false;
  for (let at = 0; at < text.length; at++) if (settled[text.charCodeAt(at)] === 0) return false;
  return true;
}

let converter: ((text: string) => string) | undefined;

function isSimplified(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit >= 0x3400 && unit <= 0x9fff && simplified[unit] === 0) return false;
  }
  return true;
}

function simplify(text: string): string {
  if (isSimplified(text)) return text;
  const { Converter } = require('opencc-js/t2cn') as typeof OpenCC;
  const convert = converter ?? Converter({ from: 'tw', to: 'cn' });
  converter = convert;
  return convert(text);
}

function unifyMarks(text: string): string {
  return text
    .replace(/[「」『』（）﹑]/g, (mark) => SAME_MARK[mark] ?? mark)
    .replace(LATIN_MARK, (mark) => WIDE_MARK[mark] ?? mark);
}

/** Who types pinyin one space apart sets clauses apart by two. */
const CLOSE_LETTERS = /[a-z] [a-z]/i;
const WIDE_LETTERS = /(?<=[a-z]) {2,}(?=[a-z])/gi;

const withWideSpaces = (text: string): string =>
  CLOSE_LETTERS.test(text) ? text.replace(WIDE_LETTERS, '，') : text;

function pass(text: string): string {
  const seen = text
    .slice(0, MESSAGE_LIMIT)
    .replace(/[\t-\r\u0085]/g, ' ')
    .replace(UNSEEN, '');
  const compatible = seen.replace(KEPT_BY_HAND, (part) => part.normalize('NFKC'));
  return simplify(unifyMarks(withWideSpaces(compatible)))
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, MESSAGE_LIMIT);
}

/**
 * Takes a message as it was written and gives its comparable form, at most
 * {@link MESSAGE_LIMIT} characters long. Letters keep their case. Spaces between Chinese
 * characters stay (clerks separate key words with them). Normalizing twice changes nothing.
 * Never throws; the time is linear in the length read.
 */
export function normalize(raw: string): string {
  if (isSettled(raw)) return raw;
  let text = pass(raw);
  for (let again = 1; again < PASSES; again++) {
    const next = pass(text);
    if (next === text) break;
    text = next;
  }
  return text;
}
