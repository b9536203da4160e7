// Learns from example sentences what kinds of message sound like: stochastic gradient descent (AdaGrad) on
// the logistic loss.
import { piecesOf, shareOf, softmax, type TextModel, THOUSAND } from './text-model.ts';

export interface Example {
  readonly text: string;
  readonly label: string;
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

const MOST_LABELS = 256;

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

interface School {
  readonly labels: readonly string[];
  /** Piece → its number. */
  readonly numbers: ReadonlyMap<string, number>;
  readonly lessons: readonly Lesson[];
}

function schoolOf(examples: readonly Example[]): School {
  const labels = [...new Set(examples.map(({ label }) => label))].sort();
  const texts = examples.map(({ text }) => piecesOf(text));
  const numbers = numbered(texts);
  const lessons = examples.map(({ label }, at): Lesson => {
    const pieces = texts[at] as string[];
    const known = pieces.flatMap((piece) => numbers.get(piece) ?? []);
    return { known, pieces: pieces.length, label: labels.indexOf(label) };
  });
  return { labels, numbers, lessons };
}

/** The mean of the weights after each round but the first ones. */
function meanWeights({ labels, numbers, lessons }: School): Float64Array {
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
  return mean;
}

/** The weights that are worth keeping, piece by piece. */
function packed({ labels, numbers }: School, all: Float64Array): TextModel {
  const bounds = [0];
  const spoken: number[] = [];
  const weights: number[] = [];
  for (const piece of numbers.values()) {
    for (let label = 0; label < labels.length; label++) {
      const weight = all[piece * labels.length + label] as number;
      if (Math.abs(weight) < FAINT) continue;
      spoken.push(label);
      weights.push(Math.round(weight * THOUSAND));
    }
    bounds.push(spoken.length);
  }
  return {
    labels,
    numbers,
    bounds: Uint32Array.from(bounds),
    spoken: Uint8Array.from(spoken),
    weights: Int16Array.from(weights),
  };
}

/**
 * Learns to tell the labels of some examples apart; the same examples always make the same model.
 * @throws RangeError for more labels than a byte can tell
 */
export function train(examples: readonly Example[]): TextModel {
  const school = schoolOf(mixed(examples));
  if (school.labels.length > MOST_LABELS) throw new RangeError(`more than ${MOST_LABELS} labels`);
  return packed(school, meanWeights(school));
}
