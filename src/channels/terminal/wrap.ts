// Lines of a reply cut to the width of a terminal, where a Chinese character takes two columns.
import { terminalLimits } from '../../render/limits.ts';
import { measures, sizeOf } from '../../render/measure.ts';
import { splitText } from '../../render/split.ts';

/** Control characters could move the cursor or colour what follows. */
const UNSHOWN = /(?!\n)[\p{Cc}\p{Cs}]/gu;

const NARROWEST = 20;

/** Where a cut line goes on: below its text, not below its number or dot. */
const hangOf = (line: string): number => {
  const lead = /^\s*(?:[·•]\s|\d{1,3}\.\s)?/.exec(line)?.[0] ?? '';
  return Math.min(sizeOf(lead, measures.columns), 6);
};

function wrapLine(line: string, width: number): string[] {
  if (sizeOf(line, measures.columns) <= width) return [line];
  const indent = /^\s*/.exec(line)?.[0].slice(0, 6) ?? '';
  const hang = ' '.repeat(hangOf(line));
  const pieces = splitText(line, Math.max(NARROWEST / 2, width - hang.length), measures.columns);
  return pieces.map((piece, index) => `${index === 0 ? indent : hang}${piece}`);
}

/**
 * @param width columns; undefined: lines stay whole (a pipe, where others cut as they like)
 * @returns the text without control characters, no line wider than `width` (at least 20)
 */
export function wrap(text: string, width: number | undefined): string {
  const clean = text.replace(UNSHOWN, '');
  if (width === undefined) return clean;
  const columns = Math.max(NARROWEST, width);
  return clean
    .split('\n')
    .flatMap((line) => wrapLine(line, columns))
    .join('\n');
}

/** The width to wrap at, for an output that may be a terminal. */
export const widthOf = (output: {
  readonly isTTY?: boolean;
  readonly columns?: number;
}): number | undefined =>
  output.isTTY === true
    ? Math.min(output.columns ?? terminalLimits.most, 2 * terminalLimits.most)
    : undefined;
