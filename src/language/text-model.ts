// Tells what kind of message a text is by the pieces it is made of, learned from sentences of each kind:
// multinomial logistic regression over runs of one or two characters. The same sentences always make
// the same model.

export interface Example {
  readonly text: string;
  readonly label: string;
}

export interface TextModel {
  readonly labels: readonly string[];
  /** Piece → what it speaks for each label, in the order of `labels`. */
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

/** Long texts hold more pieces; each then tells less. */
const shareOf = (pieces: readonly string[]): number => SHARPNESS / Math.sqrt(pieces.length);

const SHARPNESS = 3;

function softmax(sums: readonly number[]): number[] {
  const top = Math.max(...sums);
  const powers = sums.map((sum) => Math.exp(sum - top));
  const all = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / all);
}

function probabilities(
  weights: ReadonlyMap<string, readonly number[]>,
  labels: number,
  pieces: readonly string[],
): number[] {
  const sums = new Array<number>(labels).fill(0);
  const share = shareOf(pieces);
  for (const piece of pieces) {
    const known = weights.get(piece);
    if (known === undefined) continue;
    for (let label = 0; label < labels; label++)
      sums[label] = (sums[label] as number) + (known[label] as number) * share;
  }
  return softmax(sums);
}

const EPOCHS = 30;
const RATE = 0.3;
/** Keeps weights of rare pieces small. */
const DECAY = 0.001;
/** A piece of one sentence only says nothing of others. */
const LEAST = 2;
/** Steps through the sentences in an order in which kinds mix; a prime. */
const STRIDE = 7919;

interface Lesson {
  readonly pieces: readonly string[];
  readonly label: number;
}

/** The weights of one piece while they are learned, with the sums of squares that slow them down. */
interface Learned {
  readonly weights: number[];
  readonly squares: number[];
}

function learn(known: ReadonlyMap<string, Learned>, { pieces, label }: Lesson, labels: number) {
  const told = pieces.flatMap((piece) => known.get(piece) ?? []);
  const share = shareOf(pieces);
  const sums = Array.from({ length: labels }, (_, at) =>
    told.reduce((sum, { weights }) => sum + (weights[at] as number) * share, 0),
  );
  const errors = softmax(sums).map((p, at) => p - (at === label ? 1 : 0));
  for (const { weights, squares } of told)
    for (let at = 0; at < labels; at++) {
      const slope = (errors[at] as number) * share + DECAY * (weights[at] as number);
      squares[at] = (squares[at] as number) + slope * slope;
      weights[at] =
        (weights[at] as number) - (RATE * slope) / Math.sqrt((squares[at] as number) + 1e-8);
    }
}

function counted(lessons: readonly Lesson[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { pieces } of lessons)
    for (const piece of pieces) counts.set(piece, (counts.get(piece) ?? 0) + 1);
  return counts;
}

const rounded = (value: number): number => Math.round(value * 1000) / 1000;

/** Learns to tell the labels of some examples apart. */
export function train(examples: readonly Example[]): TextModel {
  const labels = [...new Set(examples.map(({ label }) => label))].sort();
  const lessons = examples.map(({ text, label }) => ({
    pieces: piecesOf(text),
    label: labels.indexOf(label),
  }));
  const zeros = () => new Array<number>(labels.length).fill(0);
  const known = new Map<string, Learned>();
  for (const [piece, count] of counted(lessons))
    if (count >= LEAST) known.set(piece, { weights: zeros(), squares: zeros() });
  for (let turn = 0; turn < EPOCHS * lessons.length; turn++)
    learn(known, lessons[(turn * STRIDE) % lessons.length] as Lesson, labels.length);
  const weights = [...known].map(
    ([piece, learned]) => [piece, learned.weights.map(rounded)] as const,
  );
  return { labels, weights: new Map(weights) };
}

/** Label → how likely a text is of that kind; they sum to 1. */
export function classify({ labels, weights }: TextModel, text: string): Map<string, number> {
  const shares = probabilities(weights, labels.length, piecesOf(text));
  return new Map(labels.map((label, at) => [label, shares[at] as number]));
}

/** The pieces of a text that speak most for one label against another, the strongest first. */
export function tellingPieces(
  { labels, weights }: TextModel,
  text: string,
  label: string,
  against: string,
): string[] {
  const [one, other] = [labels.indexOf(label), labels.indexOf(against)];
  const gain = (piece: string) =>
    (weights.get(piece)?.[one] ?? 0) - (weights.get(piece)?.[other] ?? 0);
  return piecesOf(text)
    .filter((piece) => piece !== ALWAYS && gain(piece) > 0)
    .sort((a, b) => gain(b) - gain(a));
}
