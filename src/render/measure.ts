// How much room a character takes, by each way of counting.
import type { Unit } from './limits.ts';

/** One character (a code point) in, its size out. */
export type Measure = (char: string) => number;

const WIDE =
  /[\u1100-\u115f\u2014\u2018\u2019\u201c\u201d\u2026\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
const UNSEEN = /[\p{Mn}\p{Me}\p{Cf}\p{Cc}]/u;

/** Columns in a terminal. Marks of uncertain width (——, “”, …) count as two: a line may end early, never late. */
const columns: Measure = (char) => (WIDE.test(char) ? 2 : UNSEEN.test(char) ? 0 : 1);

const bytes: Measure = (char) => Buffer.byteLength(char);

export const measures: Readonly<Record<Unit, Measure>> = {
  utf16: (char) => char.length,
  bytes,
  columns,
};

/** Size of a whole text. */
export function sizeOf(text: string, measure: Measure): number {
  let size = 0;
  for (const char of text) size += measure(char);
  return size;
}
