// The provinces, prefectures and counties of mainland China by their GB/T 2260 codes: finds their
// names in a text and says which lies in which.

/** The names of places found at one spot of a text. */
export interface FoundDivision {
  /** The first of `codes`. */
  readonly code: string;
  /** Every division the words may mean; fewer right after the name of a place that contains some. */
  readonly codes: readonly string[];
  /** As it stands in the text, with or without its suffix. */
  readonly name: string;
  /** UTF-16 offsets, `end` exclusive. */
  readonly start: number;
  readonly end: number;
}

/** The divisions of a list. Codes have six digits; 0000 ends a province, 00 a prefecture. */
export interface Divisions {
  /**
   * The names in a text from left to right, the longest at each spot, none overlapping. Short names
   * that are everyday words (和平, 公安) count only right after a place that contains them.
   */
  find(text: string): FoundDivision[];
  /** The code of the division one level up, undefined for a province or an unknown code. */
  parentOf(code: string): string | undefined;
  /** The official name, undefined for an unknown code. */
  nameOf(code: string): string | undefined;
  /** Whether `inner` is `outer` or lies in it, by the digits alone. */
  contains(outer: string, inner: string): boolean;
}

interface Name {
  readonly code: string;
  readonly needsContext: boolean;
}

interface Index {
  readonly official: ReadonlyMap<string, string>;
  readonly names: ReadonlyMap<string, readonly Name[]>;
  /** The length of the longest name that begins with these two characters. */
  readonly longest: ReadonlyMap<string, number>;
}

function contains(outer: string, inner: string): boolean {
  return inner.startsWith(outer.replace(/(?:00){1,2}$/, ''));
}

function spellings(name: string, short: string): string[] {
  const others = short === '' ? [] : short.split(' ');
  return others.includes(`~${name}`) ? others : [name, ...others];
}

function addName(names: Map<string, Name[]>, spelling: string, code: string): void {
  const needsContext = spelling.startsWith('~');
  const text = needsContext ? spelling.slice(1) : spelling;
  const known = names.get(text);
  if (known) known.push({ code, needsContext });
  else names.set(text, [{ code, needsContext }]);
}

const startAt = (text: string, at: number): string => text.slice(at, at + 2);

function longestByStart(texts: Iterable<string>): Map<string, number> {
  const longest = new Map<string, number>();
  for (const text of texts) {
    const start = startAt(text, 0);
    longest.set(start, Math.max(longest.get(start) ?? 0, text.length));
  }
  return longest;
}

function buildIndex(tsv: string): Index {
  const official = new Map<string, string>();
  const names = new Map<string, Name[]>();
  for (const line of tsv.split('\n')) {
    const [code = '', name = '', short = ''] = line.trimEnd().split('\t');
    if (!/^\d{6}$/.test(code) || name === '') continue;
    official.set(code, name);
    for (const spelling of spellings(name, short)) addName(names, spelling, code);
  }
  return { official, names, longest: longestByStart(names.keys()) };
}

/** The codes a spelling may mean here; those inside the place named just before come alone. */
function codesFor(names: readonly Name[], before: FoundDivision | undefined): string[] {
  const inside = names.filter((name) =>
    before?.codes.some((outer) => outer !== name.code && contains(outer, name.code)),
  );
  const eligible = inside.length > 0 ? inside : names.filter((name) => !name.needsContext);
  return eligible.map((name) => name.code);
}

function findAt(
  index: Index,
  text: string,
  start: number,
  last: FoundDivision | undefined,
): FoundDivision | undefined {
  const before = last?.end === start ? last : undefined;
  for (let length = index.longest.get(startAt(text, start)) ?? 0; length >= 2; length--) {
    const name = text.slice(start, start + length);
    const codes = codesFor(index.names.get(name) ?? [], before);
    const [code] = codes;
    if (code) return { code, codes, name, start, end: start + name.length };
  }
  return undefined;
}

function find(index: Index, text: string): FoundDivision[] {
  const found: FoundDivision[] = [];
  for (let start = 0; start < text.length; ) {
    const hit = findAt(index, text, start, found.at(-1));
    if (hit) found.push(hit);
    start = hit ? hit.end : start + 1;
  }
  return found;
}

function parentOf(official: ReadonlyMap<string, string>, code: string): string | undefined {
  if (!official.has(code)) return undefined;
  const above = [`${code.slice(0, 4)}00`, `${code.slice(0, 2)}0000`];
  return above.find((candidate) => candidate !== code && official.has(candidate));
}

/**
 * Reads the list of divisions (intents/divisions.tsv): on each line the code, the official name and
 * the short names, parted by tabs; short names by spaces, those that need a context begin with `~`
 * (so does the official name where even that is an everyday word, as 郊区). Other lines are skipped.
 */
export function createDivisions(tsv: string): Divisions {
  const index = buildIndex(tsv);
  return {
    find: (text) => find(index, text),
    parentOf: (code) => parentOf(index.official, code),
    nameOf: (code) => index.official.get(code),
    contains,
  };
}
