// Tells what kind of message a text is by the pieces it is made of: multinomial logistic regression over
// runs of one and two characters. How it is learned stands in text-learning.ts.

export interface TextModel {
  readonly labels: readonly string[];
  /** Piece → its number. */
  readonly numbers: ReadonlyMap<string, number>;
  /** By a piece's number: where what it speaks for begins in `spoken` and `weights`; one more for the end. */
  readonly bounds: Uint32Array;
  /** Places in `labels`, and the weight for each. */
  readonly spoken: Uint8Array;
  /** In thousandths: a model is run through at every message, and half as many bytes are read sooner. */
  readonly weights: Int16Array;
}

const LONGEST = 2;
const GAP = '|';
/** Stands in every text: what a label is worth before anything is read. */
const ALWAYS = '';

/** Figures differ from telling to telling, marks are often left out. */
const plain = (text: string): string =>
  `${GAP}${text
    .toLowerCase()
    .replace(/\d+|[零一二三四五六七八九十百千万]{2,}/g, '0')
    .replace(/[^\p{L}\p{N}]+/gu, GAP)}${GAP}`;

/** The different pieces of a text. */
export function piecesOf(text: string): string[] {
  const written = plain(text);
  const pieces = new Set([ALWAYS]);
  for (let at = 0; at < written.length; at++)
    for (let length = 1; length <= LONGEST && at + length <= written.length; length++)
      pieces.add(written.slice(at, at + length));
  return [...pieces];
}

export const THOUSAND = 1000;
const SHARPNESS = 3;

/** Long texts hold more pieces; each then tells less. */
export const shareOf = (pieces: number): number => SHARPNESS / Math.sqrt(pieces);

/** Turns sums into shares of one, in place. */
export function softmax(sums: Float64Array): Float64Array {
  let top = Number.NEGATIVE_INFINITY;
  for (const sum of sums) top = Math.max(top, sum);
  let all = 0;
  for (let at = 0; at < sums.length; at++) {
    const power = Math.exp((sums[at] as number) - top);
    sums[at] = power;
    all += power;
  }
  for (let at = 0; at < sums.length; at++) sums[at] = (sums[at] as number) / all;
  return sums;
}

/** How likely a text is of a kind, 0 for a kind that was never learned; all kinds sum to 1. */
export type Shares = (label: string) => number;

/**
 * How likely a text is of each kind.
 * @param pieces of the text, by {@link piecesOf}: several models may share them
 */
export function classify(model: TextModel, pieces: readonly string[]): Shares {
  const { labels, numbers, bounds, spoken, weights } = model;
  const share = shareOf(pieces.length) / THOUSAND;
  const sums = new Float64Array(labels.length);
  for (const piece of pieces) {
    const number = numbers.get(piece);
    if (number === undefined) continue;
    const end = bounds[number + 1] as number;
    for (let at = bounds[number] as number; at < end; at++) {
      const label = spoken[at] as number;
      sums[label] = (sums[label] as number) + (weights[at] as number) * share;
    }
  }
  const shares = softmax(sums);
  return (label) => shares[labels.indexOf(label)] ?? 0;
}

function weightFor(model: TextModel, piece: string, label: string): number {
  const { labels, numbers, bounds, spoken, weights } = model;
  const number = numbers.get(piece);
  if (number === undefined) return 0;
  const from = bounds[number] as number;
  const at = spoken.subarray(from, bounds[number + 1]).indexOf(labels.indexOf(label));
  return at < 0 ? 0 : (weights[from + at] as number) / THOUSAND;
}

/** The pieces of a text that speak most for one label against another, the strongest first. */
export function tellingPieces(
  model: TextModel,
  text: string,
  label: string,
  against: string,
): string[] {
  const gain = (piece: string) => weightFor(model, piece, label) - weightFor(model, piece, against);
  return piecesOf(text)
    .filter((piece) => piece !== ALWAYS && gain(piece) > 0)
    .sort((a, b) => gain(b) - gain(a));
}
