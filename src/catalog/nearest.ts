// The known word that a misspelt one probably stands for.

const longest = 60;

const distance = (left: string, right: string): number => {
  let previous = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row++) {
    const current = [row];
    for (let column = 1; column <= right.length; column++) {
      const substitution =
        (previous[column - 1] ?? 0) + (left[row - 1] === right[column - 1] ? 0 : 1);
      current.push(
        Math.min(substitution, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1),
      );
    }
    previous = current;
  }
  return previous[right.length] ?? 0;
};

/**
 * A word and the known ones in; the nearest out, or undefined where none is near
 * (more than half of the letters differ).
 */
export const nearest = (word: string, known: readonly string[]): string | undefined => {
  const asked = word.slice(0, longest).toLowerCase();
  const ranked = known
    .map((candidate) => ({ candidate, away: distance(asked, candidate.toLowerCase()) }))
    .sort((left, right) => left.away - right.away);
  const best = ranked[0];
  return best && best.away <= Math.max(1, Math.ceil(asked.length / 2)) ? best.candidate : undefined;
};

/** 「是不是 rule？」, or nothing where no known word is near. */
export const didYouMean = (word: string, known: readonly string[]): string => {
  const guess = nearest(word, known);
  return guess === undefined ? '' : `是不是 ${guess}？`;
};
