// Finds known words inside a message although people mistype them: homophones, neighbouring
// dialect sounds, look-alike characters, and one lost, added or wrong character in a long word.
import {
  CACHE_LIMIT,
  type Character,
  type CharacterTables,
  confusionCost,
  createDescriber,
  LOOK_ALIKE,
  mayBeSlip,
  SAME_SYLLABLE,
} from './confusion.ts';
import { buildTrie, type Leaf, type MatchEntry, SLIP, type TrieNode } from './trie.ts';

export type { CharacterTables } from './confusion.ts';
export type { MatchEntry } from './trie.ts';

/** A known word found in a message. */
export interface Match {
  readonly id: string;
  /** The entry as it is written in the list, not as the message has it. */
  readonly text: string;
  /** Where it stands in the message: UTF-16 offsets, `end` exclusive. */
  readonly start: number;
  readonly end: number;
  /** 0 if exact, else the average cost of a character, at most 0.3. */
  readonly cost: number;
  readonly exact: boolean;
}

/** Searches messages for a fixed list of words. */
export interface Matcher {
  /**
   * All accepted matches, overlapping ones too, by start and then longest first. An entry is given
   * once where its own matches overlap (the cheapest), an id once for each span.
   */
  match(text: string): Match[];
}

interface Hit {
  readonly leaf: Leaf;
  readonly start: number;
  readonly end: number;
  readonly cost: number;
}

/** A branch that a character can stand for, at what cost. */
interface Step {
  readonly child: TrieNode;
  readonly cost: number;
  readonly same: number;
}

/** A character of a message, with the first branches it leads to: there are hundreds at the root. */
interface Written extends Character {
  readonly begins: readonly Step[];
}

interface Search {
  readonly chars: readonly Written[];
  readonly hits: Hit[];
  start: number;
}

/** A way to get from the start of a word to `node`: cost so far, identical characters, slip used. */
interface Path {
  readonly node: TrieNode;
  readonly pos: number;
  readonly cost: number;
  readonly same: number;
  readonly slipped: boolean;
}

function cutsAsciiWord(chars: readonly Character[], start: number, end: number): boolean {
  const at = (index: number) => chars[index]?.latin === true;
  return (at(start) && at(start - 1)) || (at(end - 1) && at(end));
}

function accepts(leaf: Leaf, path: Path): boolean {
  if (path.cost > leaf.limit) return false;
  return leaf.length !== 2 || path.cost === 0 || path.same > 0;
}

function report(search: Search, path: Path): void {
  for (const leaf of path.node.leaves) {
    if (!accepts(leaf, path) || cutsAsciiWord(search.chars, search.start, path.pos)) continue;
    search.hits.push({ leaf, start: search.start, end: path.pos, cost: path.cost });
  }
}

/** False where a character certainly leads nowhere from a branch; told by its bits, without a look-up. */
function mayGoOn(node: TrieNode, cost: number, written: Character | undefined): boolean {
  if (written === undefined) return false;
  if ((written.bit & node.texts) !== 0) return true;
  return cost + SAME_SYLLABLE <= node.budget && (written.reach & node.sounds) !== 0;
}

/** Whether no word that bears the cost ends at a branch, goes on from it or has a slip there. */
function isDeadEnd({ chars }: Search, node: TrieNode, pos: number, cost: number): boolean {
  if (cost <= node.limit || (cost === 0 && node.budget >= SLIP)) return false;
  return !mayGoOn(node, cost, chars[pos]);
}

function tryChild(search: Search, path: Path, child: TrieNode, written: Character): void {
  const cost = path.cost + confusionCost(written, child.char as Character);
  if (cost > child.budget || isDeadEnd(search, child, path.pos + 1, cost)) return;
  const same = path.same + (written.text === child.char?.text ? 1 : 0);
  walk(search, { node: child, pos: path.pos + 1, cost, same, slipped: path.slipped });
}

function sharesSound(written: Character, child: TrieNode): boolean {
  return written.keys.some((key) => child.char?.keys.includes(key));
}

function firstSteps(root: TrieNode, written: Character): Step[] {
  const children = new Set<TrieNode>();
  const same = root.children.get(written.text);
  if (same) children.add(same);
  for (const key of written.keys)
    for (const child of root.bySound.get(key) ?? []) children.add(child);
  for (const text of written.alike) {
    const child = root.children.get(text);
    if (child) children.add(child);
  }
  return [...children].flatMap((child) => {
    const cost = confusionCost(written, child.char as Character);
    return cost > child.budget ? [] : [{ child, cost, same: child === same ? 1 : 0 }];
  });
}

function begin(search: Search): void {
  const pos = search.start + 1;
  for (const { child, cost, same } of search.chars[search.start]?.begins ?? []) {
    if (!isDeadEnd(search, child, pos, cost))
      walk(search, { node: child, pos, cost, same, slipped: false });
  }
}

/** Goes on to the branches that the message's next character can stand for. */
function advance(search: Search, path: Path): void {
  const written = search.chars[path.pos];
  if (!written || !mayGoOn(path.node, path.cost, written)) return;
  const [first, second] = path.node.branches;
  // Most branches have one child, which needs no look-up.
  if (first && !second) tryChild(search, path, first, written);
  else tryChildren(search, path, written);
}

function tryChildren(search: Search, path: Path, written: Character): void {
  const { node, cost } = path;
  const same = node.children.get(written.text);
  if (same) tryChild(search, path, same, written);
  if (cost + SAME_SYLLABLE > node.budget) return;
  for (const key of written.keys) {
    for (const child of node.bySound.get(key) ?? []) {
      if (child !== same) tryChild(search, path, child, written);
    }
  }
  if (cost + LOOK_ALIKE > node.budget) return;
  for (const text of written.alike) {
    const child = node.children.get(text);
    if (child && !sharesSound(written, child)) tryChild(search, path, child, written);
  }
}

/** Tries the one slip a long word bears: an added, a lost or a wrong character, not the first. */
function slip(search: Search, path: Path): void {
  const { node, pos, same } = path;
  const cost = path.cost + SLIP;
  // A slip on top of a homophone is too far from what was written to be believed.
  if (path.slipped || path.cost > 0 || node.depth === 0 || cost > node.budget) return;
  const written = search.chars[pos];
  if (written && (written.loose || written.text === ' '))
    advance(search, { node, pos: pos + 1, cost, same, slipped: true });
  for (const child of node.slips) slipInto(search, child, path, cost);
}

/** The child's character is lost, or another stands for it. */
function slipInto(search: Search, node: TrieNode, { pos, same }: Path, cost: number): void {
  const slipped = true;
  if (!isDeadEnd(search, node, pos, cost)) walk(search, { node, pos, cost, same, slipped });
  const written = search.chars[pos];
  if (!written || isDeadEnd(search, node, pos + 1, cost)) return;
  const meant = node.char as Character;
  if (written.text !== meant.text && mayBeSlip(written, meant))
    walk(search, { node, pos: pos + 1, cost, same, slipped });
}

function walk(search: Search, path: Path): void {
  if (path.cost <= path.node.limit) report(search, path);
  advance(search, path);
  slip(search, path);
}

const average = (hit: Hit): number => hit.cost / 100 / hit.leaf.length;

/** Negative if `one` is the better of two hits of the same entry: cheaper, then shorter. */
function compareWorth(one: Hit, other: Hit): number {
  return one.cost - other.cost || one.end - one.start - (other.end - other.start);
}

/** Of an entry's own hits that overlap keeps the better; hits come in order of start. */
function withoutOwnOverlaps(hits: readonly Hit[]): Hit[] {
  const kept: Hit[] = [];
  for (const hit of hits) {
    let last = kept.at(-1);
    while (last && last.end > hit.start && compareWorth(hit, last) < 0) {
      kept.pop();
      last = kept.at(-1);
    }
    if (!last || last.end <= hit.start) kept.push(hit);
  }
  return kept;
}

function groupBy<T, K>(items: readonly T[], keyOf: (item: T) => K): T[][] {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return [...groups.values()];
}

function toMatch(hit: Hit): Match {
  const { id, text } = hit.leaf.entry;
  const { start, end } = hit;
  return { id, text, start, end, cost: average(hit), exact: hit.cost === 0 };
}

/** Whether the same span has been given to the same id already; matches come by span. */
function isRepeated({ id, start, end }: Match, at: number, matches: readonly Match[]): boolean {
  for (let i = at - 1; i >= 0; i--) {
    const other = matches[i] as Match;
    if (other.start !== start || other.end !== end) return false;
    if (other.id === id) return true;
  }
  return false;
}

function settle(hits: readonly Hit[]): Match[] {
  return groupBy(hits, (hit) => hit.leaf)
    .flatMap(withoutOwnOverlaps)
    .map(toMatch)
    .sort((a, b) => a.start - b.start || b.end - a.end || a.cost - b.cost)
    .filter((match, at, matches) => !isRepeated(match, at, matches));
}

/**
 * Builds a matcher for a list of words. A word of one character is found only exactly; of two with
 * one character identical and the other of the same sound or look; of three at an average cost of at
 * most 0.2; longer ones at most 0.3, one lost, added or wrong character (cost 1) included. Latin
 * letters and digits have to be exact, whatever their case, and not part of a longer run.
 */
export function createMatcher(
  entries: readonly MatchEntry[],
  tables: CharacterTables = {},
): Matcher {
  const describe = createDescriber(tables);
  const spell = (text: string): Character[] =>
    text.split('').map((char) => describe(char >= 'A' && char <= 'Z' ? char.toLowerCase() : char));
  const root = buildTrie(entries, spell);
  const known = new Map<number, Written>();
  const write = (text: string, at: number): Written => {
    const code = text.charCodeAt(at);
    const seen = known.get(code);
    if (seen) return seen;
    const [char] = spell(text.charAt(at)) as [Character];
    const made = { ...char, begins: firstSteps(root, char) };
    if (known.size < CACHE_LIMIT) known.set(code, made);
    return made;
  };
  const match = (text: string): Match[] => {
    const chars: Written[] = [];
    for (let at = 0; at < text.length; at++) chars.push(write(text, at));
    const search: Search = { chars, hits: [], start: 0 };
    for (; search.start < chars.length; search.start++) begin(search);
    return search.hits.length > 0 ? settle(search.hits) : [];
  };
  return { match };
}
