// What differs between two texts, word by word: the longest common run of words stays unmarked.

export interface Piece {
  readonly text: string;
  /** Whether the other text lacks it. */
  readonly differs: boolean;
}

/** Beyond this many words texts are compared only as wholes. */
const mostWords = 400;

const lengths = (left: readonly string[], right: readonly string[]): number[][] => {
  const table = Array.from({ length: left.length + 1 }, () =>
    new Array<number>(right.length + 1).fill(0),
  );
  for (let i = left.length - 1; i >= 0; i--)
    for (let j = right.length - 1; j >= 0; j--) {
      const row = table[i] as number[];
      const below = table[i + 1] as number[];
      row[j] =
        left[i] === right[j] ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
    }
  return table;
};

const joined = (pieces: readonly Piece[]): Piece[] => {
  const runs: Piece[] = [];
  for (const piece of pieces) {
    const last = runs.at(-1);
    if (last?.differs === piece.differs) {
      runs[runs.length - 1] = { ...last, text: last.text + piece.text };
    } else runs.push(piece);
  }
  return runs;
};

/** The words of `text`, marked where `base` lacks them. */
const againstOne = (base: readonly string[], text: readonly string[]): Piece[] => {
  if (base.length > mostWords || text.length > mostWords) {
    return [{ text: text.join(''), differs: base.join('') !== text.join('') }];
  }
  const table = lengths(base, text);
  const pieces: Piece[] = [];
  let i = 0;
  for (let j = 0; j < text.length; ) {
    if (i < base.length && base[i] === text[j]) {
      pieces.push({ text: text[j++] ?? '', differs: false });
      i++;
    } else if (i < base.length && (table[i + 1]?.[j] ?? 0) >= (table[i]?.[j + 1] ?? 0)) i++;
    else pieces.push({ text: text[j++] ?? '', differs: true });
  }
  return joined(pieces);
};

const clausesOf = (text: string): string[] => text.match(/[^，。；、]+|[，。；、]+/g) ?? [];

const isMark = (clause: string): boolean => /^[，。；、]/.test(clause);

const sameLength = (pieces: readonly Piece[]): number =>
  pieces.reduce((sum, { text, differs }) => sum + (differs ? 0 : text.length), 0);

/**
 * A text, clause by clause, marked where the nearest clause of `base` lacks its words; what stands
 * between clauses is never marked.
 * @param cut cuts Chinese into words
 */
export const differences = (
  base: string,
  text: string,
  cut: (text: string) => readonly string[],
): Piece[] => {
  const known = clausesOf(base)
    .filter((clause) => !isMark(clause))
    .map((clause) => cut(clause));
  const pieces = clausesOf(text).flatMap((clause) => {
    if (isMark(clause)) return [{ text: clause, differs: false }];
    const words = cut(clause);
    const tried = known.map((other) => againstOne(other, words));
    const nearest = tried.sort((left, right) => sameLength(right) - sameLength(left))[0];
    return nearest ?? [{ text: clause, differs: true }];
  });
  return joined(pieces);
};
