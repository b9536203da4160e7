// Turns questions typed in pinyin into Chinese characters: «wo mama ba shi sui» → 我妈妈八十岁.
// The likeliest sequence of words is found by Viterbi search.
import { gatherPinyinWords, type PinyinWords, type WeightedWord } from './pinyin-words.ts';
import { countSyllables, syllablesAt } from './syllables.ts';

export type { WeightedWord } from './pinyin-words.ts';

/** A stretch of a message: Latin letters, or whatever stands between. */
interface Piece {
  readonly text: string;
  /** The letters in lower case, if they are taken for pinyin. */
  readonly pinyin: string | undefined;
}

interface Step {
  readonly cost: number;
  readonly from: number;
  readonly text: string;
}

const LATIN = /[A-Za-zÀ-ÖØ-öø-ǿ]/;
const PIECES = /[A-Za-zÀ-ÖØ-öø-ǿ]+|[^A-Za-zÀ-ÖØ-öø-ǿ]+/g;
const GLUE = /^[ '’]{1,3}$/;
const WORD_COST = 1;

/** English words that would also be pinyin: alone they are left as they are. */
const ENGLISH = new Set(
  'a o e me he she can name nice like take game line date made make women woman man men sun fan fun pen long song die lie bee gang hang bang ran run sang tang pin bin ping wang hen den ten tie pie code note mode page cage face fade bake cake lake sale same safe pale tale tape late mate rate gate hate'.split(
    ' ',
  ),
);

function withoutToneMarks(text: string): string {
  const plain = text.normalize('NFD').replace(/u\u0304?\u0301?\u030c?\u0300?\u0308/g, 'v');
  return plain.replace(/[\u0300-\u036f]/g, '').normalize('NFC');
}

const TONE_DIGIT = /([A-Za-züÜ]{1,6})[1-5](?!\d)/g;

function isSyllable(letters: string): boolean {
  return countSyllables(letters.toLowerCase().replace('ü', 'v')) === 1;
}

/** Drops tone digits if at least three syllables carry one: jia1shan4de5, but not sui 74. */
function withoutToneDigits(text: string): string {
  const marked = [...text.matchAll(TONE_DIGIT)].filter(([, letters = '']) => isSyllable(letters));
  if (marked.length < 3) return text;
  return text.replace(TONE_DIGIT, (whole, letters: string) =>
    isSyllable(letters) ? letters : whole,
  );
}

function pinyinOf(text: string): string | undefined {
  if (!LATIN.test(text) || (text.length <= 4 && text === text.toUpperCase())) return undefined;
  const letters = withoutToneMarks(text).toLowerCase();
  const count = countSyllables(letters);
  return count === undefined || (count === letters.length && count > 1) ? undefined : letters;
}

function toPieces(text: string): Piece[] {
  return (text.match(PIECES) ?? []).map((piece) => ({ text: piece, pinyin: pinyinOf(piece) }));
}

/** Where the stretch that begins at a piece ends: pinyin joined by single spaces or apostrophes. */
function stretchEnd(pieces: readonly Piece[], start: number): number {
  let end = start + 1;
  while (GLUE.test(pieces[end]?.text ?? '') && pieces[end + 1]?.pinyin !== undefined) end += 2;
  return end;
}

function relax(best: (Step | undefined)[], end: number, step: Step): void {
  const known = best[end];
  if (!known || step.cost < known.cost) best[end] = step;
}

/** Tries every word that starts at a place: goes on syllable by syllable while words begin so. */
function extend(
  letters: string,
  limits: readonly number[],
  words: PinyinWords,
  best: (Step | undefined)[],
  start: number,
): void {
  const base = (best[start]?.cost ?? 0) + WORD_COST;
  const open: { key: string; at: number }[] = [{ key: '', at: start }];
  for (let path = open.pop(); path; path = open.pop()) {
    for (const { syllable, end } of syllablesAt(letters, path.at, limits[path.at] ?? 0)) {
      const key = path.key === '' ? syllable : `${path.key} ${syllable}`;
      const word = words.get(key);
      if (word === undefined) continue;
      if (word) relax(best, end, { cost: base + word.cost, from: start, text: word.text });
      open.push({ key, at: end });
    }
  }
}

function traceBack(best: readonly (Step | undefined)[], end: number): string {
  const texts: string[] = [];
  for (let at = end; at > 0; ) {
    const step = best[at];
    if (!step) return '';
    texts.push(step.text);
    at = step.from;
  }
  return texts.reverse().join('');
}

/** For each letter where its run ends: no syllable may reach over it. */
function limitsOf(runs: readonly string[]): number[] {
  let end = 0;
  return runs.flatMap((run) => {
    end += run.length;
    return new Array<number>(run.length).fill(end);
  });
}

function decode(runs: readonly string[], words: PinyinWords): string {
  const letters = runs.join('');
  const limits = limitsOf(runs);
  const best: (Step | undefined)[] = [{ cost: 0, from: 0, text: '' }];
  for (let start = 0; start < letters.length; start++) {
    if (best[start]) extend(letters, limits, words, best, start);
  }
  return traceBack(best, letters.length);
}

function decodeStretch(pieces: readonly Piece[], words: () => PinyinWords): string | undefined {
  const runs = pieces.flatMap((piece) => piece.pinyin ?? []);
  if (runs.every((run) => ENGLISH.has(run))) return undefined;
  return decode(runs, words()) || undefined;
}

/** Most letters of English stay undecoded; then the odd word that parses is no pinyin either. */
function isMostlyPinyin(pieces: readonly Piece[]): boolean {
  const latin = pieces.filter((piece) => LATIN.test(piece.text));
  const letters = (list: readonly Piece[]) =>
    list.reduce((sum, piece) => sum + piece.text.length, 0);
  return 2 * letters(latin.filter((piece) => piece.pinyin !== undefined)) > letters(latin);
}

function decodePieces(pieces: readonly Piece[], words: () => PinyinWords): string {
  const parts: string[] = [];
  let decodedBefore = false;
  for (let at = 0; at < pieces.length; ) {
    const isPinyin = pieces[at]?.pinyin !== undefined;
    const end = isPinyin ? stretchEnd(pieces, at) : at + 1;
    const stretch = pieces.slice(at, end);
    const decoded = isPinyin ? decodeStretch(stretch, words) : undefined;
    const raw = stretch.map((piece) => piece.text).join('');
    if (decoded) parts.push((parts.pop() ?? '').trimEnd());
    parts.push(decoded ?? (decodedBefore ? raw.trimStart() : raw));
    decodedBefore = decoded !== undefined;
    at = end;
  }
  return parts.join('');
}

/**
 * Makes a decoder of typed pinyin. It takes a message and gives it back with every run of Latin
 * letters that is pinyin (without tones, or with tone marks or digits; ü as v) turned into characters
 * and the spaces around them gone; English and abbreviations stay. Text without Latin letters comes
 * back untouched. `common` gives the list of common words (common.txt of the dictionary folder) and
 * is called at the first message that needs it.
 */
export function createPinyinDecoder(
  words: readonly WeightedWord[],
  common: () => string,
): (text: string) => string {
  let gathered: PinyinWords | undefined;
  const load = (): PinyinWords => {
    gathered ??= gatherPinyinWords(words, common());
    return gathered;
  };
  return (text) => {
    if (!LATIN.test(text)) return text;
    const pieces = toPieces(withoutToneDigits(text));
    return isMostlyPinyin(pieces) ? decodePieces(pieces, load) : text;
  };
}
