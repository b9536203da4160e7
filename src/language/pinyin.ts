// How characters are read: toneless pinyin of each, and which syllables people mix up when they
// speak a dialect or type what they hear.
import { READINGS } from './readings.ts';

const NONE: readonly string[] = [];
let table: Map<string, string[]> | undefined;

function addReading(into: Map<string, string[]>, char: string, syllable: string): void {
  const known = into.get(char);
  if (known) known.push(syllable);
  else into.set(char, [syllable]);
}

function addGroups(into: Map<string, string[]>, chief: boolean): void {
  for (const group of READINGS.trim().split(/\s/)) {
    const [, syllable, main, rare] = /^([a-z]+)([^|]*)\|?(.*)$/.exec(group) ?? [];
    for (const char of (chief ? main : rare) ?? '') addReading(into, char, syllable ?? '');
  }
}

function buildTable(): Map<string, string[]> {
  const built = new Map<string, string[]>();
  addGroups(built, true);
  addGroups(built, false);
  return built;
}

/**
 * Every toneless reading of one character, the chief one first (长 → chang, zhang; ü is written v).
 * Empty for anything that is not a known Chinese character.
 */
export function readingsOf(char: string): readonly string[] {
  table ??= buildTable();
  return table.get(char) ?? NONE;
}

/**
 * One toneless syllable for each UTF-16 unit of the text, so that positions stay the same: the chief
 * reading of each character, without looking at its neighbours; '' for what is not Chinese.
 */
export function toSyllables(text: string): string[] {
  return text.split('').map((char) => readingsOf(char)[0] ?? '');
}

/** Every syllable that some character is read by, e.g. to parse typed pinyin. */
export function allSyllables(): ReadonlySet<string> {
  return new Set(READINGS.match(/[a-z]+/g));
}

const keys = new Map<string, string>();

const H_FOR_F: Readonly<Record<string, string>> = {
  hu: 'fu',
  hua: 'fa',
  huan: 'fan',
  huang: 'fang',
  hui: 'fei',
  hun: 'fen',
};

function computeKey(syllable: string): string {
  return (H_FOR_F[syllable] ?? syllable)
    .replace(/^([zcs])h/, '$1')
    .replace(/^n/, 'l')
    .replace(/([aei])ng$/, '$1n');
}

/**
 * The class of syllables that are easily mistaken for this one: zh/z, ch/c, sh/s, n/l, hu/fu (and
 * huang/fang, hui/fei …), ing/in, eng/en and ang/an share a key. '' stays ''.
 */
export function fuzzyKey(syllable: string): string {
  const known = keys.get(syllable);
  if (known !== undefined) return known;
  const key = computeKey(syllable);
  if (keys.size < 2000) keys.set(syllable, key);
  return key;
}
