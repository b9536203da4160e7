// Finds which of a few labels a short reply means although it is not quite written so (fuse.js).
import Fuse from 'fuse.js';

/** Errors per character that are still believed for Han characters. */
const LIMIT = 0.26;
const MARGIN = 0.15;

export interface Similar<T> {
  /** The one label that is near, and clearly nearer than the next. */
  best(text: string): T | undefined;
}

/** Searches labels of a few characters; meant for short pieces only, never for whole questions. */
export function createFuse<T extends { readonly label: string }>(
  labelled: readonly T[],
): Similar<T> {
  const fuse = new Fuse([...labelled], {
    keys: ['label'],
    includeScore: true,
    ignoreLocation: true,
    ignoreFieldNorm: true,
    threshold: 0.6,
  });
  return {
    best: (text) => {
      const [first, second] = fuse.search(text);
      if (first?.score === undefined || first.score > LIMIT) return undefined;
      return (second?.score ?? 1) - first.score >= MARGIN ? first.item : undefined;
    },
  };
}
