// Cuts a message into clauses and sentences: what belongs together when people write without commas.

export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface Clause extends Span {
  readonly text: string;
  /** Running number of the sentence that the clause is part of. */
  readonly sentence: number;
}

const CLAUSE_END = new Set('，,；;：: \n。！!？?…');
const SENTENCE_END = new Set('。！!？?\n');

/** Clauses in order; separators belong to none. */
export function splitClauses(text: string): Clause[] {
  const clauses: Clause[] = [];
  let start = 0;
  let sentence = 0;
  const close = (end: number) => {
    if (end > start) clauses.push({ start, end, text: text.slice(start, end), sentence });
  };
  for (let at = 0; at < text.length; at++) {
    const char = text[at] as string;
    if (!CLAUSE_END.has(char)) continue;
    close(at);
    start = at + 1;
    if (SENTENCE_END.has(char)) sentence += 1;
  }
  close(text.length);
  return clauses;
}

export const clauseAt = (clauses: readonly Clause[], at: number): number =>
  clauses.findIndex(({ start, end }) => at >= start && at < end);

export const within = (inner: Span, outer: Span): boolean =>
  inner.start >= outer.start && inner.end <= outer.end;
