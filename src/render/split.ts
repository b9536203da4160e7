// Cuts what is too long for one message: between blocks if it can, between sentences if it must, and
// never inside a number, a link or a character.
import type { Measure } from './measure.ts';

/** Marks after which a text may be cut, the best first. */
const RANKS: readonly RegExp[] = [/\n/u, /[。！？!?；;]/u, /[，,、：:）)」』》]|\s/u];

const ASCII_WORD = /[\x21-\x7e]/u;
const DIGIT = /[\p{Nd}〇零一二三四五六七八九十百千万亿两半]/u;
const OPENING = /[「『《（(【〔［“‘第约每满￥¥]/u;
const CLOSING = /[。！？!?；;，,、：:）)」』》】〕］”’%％℃…—·]/u;
const JOINING = /\p{M}|\u200d|[\u{1f3fb}-\u{1f3ff}]/u;
/** What may stand after a number without belonging to it. */
const AFTER_NUMBER = /[\s。！？；，、）」』》]/u;

/** Whether two neighbouring characters must stay together. */
function holds(before: string, after: string): boolean {
  if (JOINING.test(after) || before === '\u200d' || CLOSING.test(after)) return true;
  if (OPENING.test(before)) return true;
  if (ASCII_WORD.test(before) && ASCII_WORD.test(after)) return true;
  return DIGIT.test(before) && !AFTER_NUMBER.test(after);
}

const rankOf = (before: string): number => {
  const rank = RANKS.findIndex((marks) => marks.test(before));
  return rank < 0 ? RANKS.length : rank;
};

interface Cut {
  readonly at: number;
  readonly rank: number;
  readonly size: number;
}

/** Where to cut so that what begins at `start` fits: the last of the best marks, but leaving no stump. */
function findCut(chars: readonly string[], start: number, max: number, measure: Measure): number {
  let size = 0;
  let best: Cut | undefined;
  for (let at = start; at < chars.length; at += 1) {
    const char = chars[at] as string;
    const before = chars[at - 1] ?? '';
    if (at > start && !holds(before, char)) {
      const rank = rankOf(before);
      if (best === undefined || rank <= best.rank || best.size < max / 3) best = { at, rank, size };
    }
    size += measure(char);
    if (size > max) return best?.at ?? Math.max(at, start + 1);
  }
  return chars.length;
}

/**
 * Cuts a text into pieces of at most `max`, in the order of the text, without blanks at the cuts.
 * A single number or link longer than `max` is cut all the same. Takes time linear in the length.
 * @param measure the size of one character, in the unit of `max`; none may be larger than `max`
 */
export function splitText(text: string, max: number, measure: Measure): string[] {
  const chars = [...text];
  const pieces: string[] = [];
  for (let start = 0; start < chars.length; ) {
    const end = findCut(chars, start, max, measure);
    const piece = chars.slice(start, end).join('').trim();
    if (piece !== '') pieces.push(piece);
    start = end;
  }
  return pieces;
}

/**
 * Puts sections of lines into as few messages as it can: a section stays whole if it fits into one
 * message, and a line always does.
 * @param size of a line, at most `max` for each
 * @returns the sections (or pieces of them) of each message
 */
export function pack<Line>(
  sections: readonly (readonly Line[])[],
  max: number,
  size: (line: Line) => number,
): Line[][][] {
  const messages: Line[][][] = [];
  let room = 0;
  const open = (): Line[][] => {
    const message: Line[][] = [];
    messages.push(message);
    room = max;
    return message;
  };
  for (const section of sections) {
    const whole = section.reduce((sum, line) => sum + size(line), 0);
    let message = messages.at(-1);
    if (message === undefined || (whole > room && whole <= max)) message = open();
    message.push([]);
    for (const line of section) {
      if (size(line) > room) {
        message = open();
        message.push([]);
      }
      message.at(-1)?.push(line);
      room -= size(line);
    }
  }
  return messages.map((message) => message.filter((section) => section.length > 0));
}
