// Tells what kind of message a text is by the pieces it is made of, learned from sentences of each kind:
// multinomial logistic regression over runs of one and two characters. The same sentences always make
// the same model.

export interface Example {
  readonly text: string;
  readonly label: string;
}

export interface TextModel {
  readonly labels: readonly string[];
  /** Piece → what it speaks for: the place of a label in `labels`, its weight, the next label, … */
  readonly weights: ReadonlyMap<string, readonly number[]>;
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

const SHARPNESS = 3;

/** Long texts hold more pieces; each then tells less. */
const shareOf = (pieces: number): number => SHARPNESS / Math.sqrt(pieces);

/** Turns sums into shares of one, in place. */
function softmax(sums: Float64Array): Float64Array {
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

const EPOCHS = 30;
const RATE = 0.3;
/** Keeps weights of rare pieces small. */
const DECAY = 0.001;
/** A piece of one sentence only says nothing of others. */
const LEAST = 2;
/** The first rounds are only the way there: the weights are the mean of those after the others. */
const UNDER_WAY = 10;
/** Smaller weights are not worth keeping. */
const FAINT = 0.1;

interface Lesson {
  /** Numbers of the pieces that are known. */
  readonly known: readonly number[];
  readonly pieces: number;
  readonly label: number;
}

/** A number that a text always gets, and similar texts do not share (FNV-1a). */
function scatter(text: string): number {
  let sum = 2_166_136_261;
  for (let at = 0; at < text.length; at++)
    sum = Math.imul(sum ^ text.charCodeAt(at), 16_777_619) >>> 0;
  return sum;
}

/** An order in which kinds mix, and which one more sentence leaves as it is. */
const mixed = (examples: readonly Example[]): Example[] =>
  examples
    .map((example) => ({ example, at: scatter(example.text) }))
    .sort((a, b) => a.at - b.at || (a.example.text < b.example.text ? -1 : 1))
    .map(({ example }) => example);

/** Weights while they are learned, piece by piece, and the sums of squares that slow them down. */
interface Learned {
  readonly labels: number;
  readonly weights: Float64Array;
  readonly squares: Float64Array;
}

function sumsOf({ labels, weights }: Learned, { known, pieces }: Lesson): Float64Array {
  const sums = new Float64Array(labels);
  const share = shareOf(pieces);
  for (const piece of known)
    for (let label = 0; label < labels; label++)
      sums[label] = (sums[label] as number) + (weights[piece * labels + label] as number) * share;
  return sums;
}

function learn(learned: Learned, lesson: Lesson): void {
  const { labels, weights, squares } = learned;
  const errors = softmax(sumsOf(learned, lesson));
  errors[lesson.label] = (errors[lesson.label] as number) - 1;
  const share = shareOf(lesson.pieces);
  for (const piece of lesson.known)
    for (let label = 0; label < labels; label++) {
      const at = piece * labels + label;
      const weight = weights[at] as number;
      const slope = (errors[label] as number) * share + DECAY * weight;
      const square = (squares[at] as number) + slope * slope;
      squares[at] = square;
      weights[at] = weight - (RATE * slope) / Math.sqrt(square + 1e-8);
    }
}

/** Pieces that stand in several texts, each with a number. */
function numbered(texts: readonly (readonly string[])[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const piece of texts.flat()) counts.set(piece, (counts.get(piece) ?? 0) + 1);
  const kept = [...counts].filter(([, count]) => count >= LEAST);
  return new Map(kept.map(([piece], at) => [piece, at]));
}

/** The weights of a piece that are worth keeping, in pairs. */
function kept({ labels, weights }: Learned, piece: number): number[] {
  return Array.from({ length: labels }, (_, label) => label).flatMap((label) => {
    const weight = weights[piece * labels + label] as number;
    return Math.abs(weight) < FAINT ? [] : [label, Math.round(weight * 1000) / 1000];
  });
}

/** Learns to tell the labels of some examples apart. */
export function train(taught: readonly Example[]): TextModel {
  const examples = mixed(taught);
  const labels = [...new Set(examples.map(({ label }) => label))].sort();
  const texts = examples.map(({ text }) => piecesOf(text));
  const numbers = numbered(texts);
  const lessons = examples.map(({ label }, at): Lesson => {
    const pieces = texts[at] as string[];
    const known = pieces.flatMap((piece) => numbers.get(piece) ?? []);
    return { known, pieces: pieces.length, label: labels.indexOf(label) };
  });
  const size = numbers.size * labels.length;
  const learned: Learned = {
    labels: labels.length,
    weights: new Float64Array(size),
    squares: new Float64Array(size),
  };
  const mean = new Float64Array(size);
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    for (const lesson of lessons) learn(learned, lesson);
    if (epoch < UNDER_WAY) continue;
    for (let at = 0; at < size; at++)
      mean[at] = (mean[at] as number) + (learned.weights[at] as number) / (EPOCHS - UNDER_WAY);
  }
  const weights = [...numbers].map(
    ([piece, at]) => [piece, kept({ ...learned, weights: mean }, at)] as const,
  );
  return { labels, weights: new Map(weights.filter(([, pairs]) => pairs.length > 0)) };
}

/**
 * Label → how likely a text is of that kind; they sum to 1.
 * @param pieces of the text, by {@link piecesOf}: several models may share them
 */
export function classify(
  { labels, weights }: TextModel,
  pieces: readonly string[],
): Map<string, number> {
  const share = shareOf(pieces.length);
  const sums = new Float64Array(labels.length);
  for (const piece of pieces) {
    const pairs = weights.get(piece);
    if (pairs === undefined) continue;
    for (let at = 0; at < pairs.length; at += 2) {
      const label = pairs[at] as number;
      sums[label] = (sums[label] as number) + (pairs[at + 1] as number) * share;
    }
  }
  const shares = softmax(sums);
  return new Map(labels.map((label, at) => [label, shares[at] as number]));
}

function weightFor({ labels, weights }: TextModel, piece: string, label: string): number {
  const pairs = weights.get(piece) ?? [];
  const place = labels.indexOf(label);
  for (let at = 0; at < pairs.length; at += 2)
    if (pairs[at] === place) return pairs[at + 1] as number;
  return 0;
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
