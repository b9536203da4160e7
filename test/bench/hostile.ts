// How much longer ten times as long a message takes, for messages made to be slow. The service itself cuts
// messages at 2,000 characters; here nothing is cut.
import { inTurn, milliseconds, printTable, timing } from './measure.ts';
import type { Stage } from './stages.ts';

const SHORT = 1_000;
const LONG = 10_000;

/** What is repeated: figures, names that overlap, syllables with many readings, marks, halves of characters. */
const seeds: Readonly<Record<string, string>> = {
  letters: 'a',
  figures: '1',
  'spaced figures': '1 ',
  'Chinese figures': '八十',
  ages: '八十多岁',
  years: '1943年',
  spaces: ' ',
  brackets: '（',
  commas: '，',
  pinyin: 'xian',
  'pinyin with spaces': 'gao ling ',
  places: '嘉善嘉祥嘉兴',
  'half a name': '高龄津',
  names: '高龄津贴低保护理补贴',
  relatives: '我妈的',
  denials: '没有不是',
  question: '我妈八十岁有高龄津贴吗？',
  'combining marks': 'e\u0301\u0302',
  'zero width': '低\u200b保\u200d',
  'half surrogates': '\ud83d\ude00\ud83d',
};

const repeated = (seed: string, length: number): string =>
  seed.repeat(Math.ceil(length / seed.length)).slice(0, length);

/** Two texts in turn, so that nothing can be remembered from the last call. */
const texts = (seed: string, length: number): readonly string[] => [
  repeated(seed, length),
  `${repeated(seed, length - 1)}。`,
];

const medianOf = ({ name, run }: Stage, seed: string, length: number): number =>
  timing(name, inTurn(texts(seed, length), run), { iterations: 6, time: 20 }).median;

interface Slowness {
  readonly input: string;
  readonly short: number;
  readonly long: number;
}

const measure = (stage: Stage): Slowness[] =>
  Object.entries(seeds).map(([input, seed]) => ({
    input,
    short: medianOf(stage, seed, SHORT),
    long: medianOf(stage, seed, LONG),
  }));

/** What takes no time to speak of has no ratio to speak of. */
const NOTICEABLE = 0.2;

const ratioOf = ({ short, long }: Slowness): number => (long < NOTICEABLE ? 0 : long / short);

const largest = (found: readonly Slowness[], by: (one: Slowness) => number): Slowness =>
  found.reduce((worst, one) => (by(one) > by(worst) ? one : worst));

function rowOf(stage: Stage): string[] {
  const found = measure(stage);
  const slowest = largest(found, ({ long }) => long);
  const steepest = largest(found, ratioOf);
  return [
    stage.name,
    slowest.input,
    milliseconds(slowest.short),
    milliseconds(slowest.long),
    `×${(slowest.long / slowest.short).toFixed(1)}`,
    ...(ratioOf(steepest) === 0
      ? ['-', '-']
      : [`×${ratioOf(steepest).toFixed(1)}`, steepest.input]),
  ];
}

/** Prints, for each stage, the slowest input and the one whose time grows most. */
export function benchHostile(stages: readonly Stage[]): void {
  const kinds = Object.keys(seeds).length;
  printTable(
    `${kinds} hostile messages of ${SHORT} and ${LONG} characters, medians (×10 is linear)`,
    [['', 'slowest on', 'ms 1k', 'ms 10k', 'ratio', 'steepest', 'on'], ...stages.map(rowOf)],
  );
}
