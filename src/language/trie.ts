// A prefix tree over the characters of known words, with a second index by sound at each branch.
import type { Character } from './confusion.ts';

/** A word to be found: who it belongs to, how it is written, how much error it bears. */
export interface MatchEntry {
  readonly id: string;
  readonly text: string;
  /** Found only as it is written. For words a slip turns into another's, e.g. place names. */
  readonly exactOnly?: boolean;
  /** A stricter limit than the length allows, as the average cost of a character (0–1). */
  readonly maxCost?: number;
}

/** An entry at the end of its path, with the greatest total cost accepted, in hundredths. */
export interface Leaf {
  readonly entry: MatchEntry;
  readonly length: number;
  readonly limit: number;
}

/** A branch: the character it stands for and what may follow. */
export interface TrieNode {
  readonly char: Character | undefined;
  readonly depth: number;
  readonly children: Map<string, TrieNode>;
  readonly bySound: Map<string, TrieNode[]>;
  readonly leaves: Leaf[];
  /** The greatest limit of its own leaves, below 0 without any. */
  limit: number;
  /** Its children in an array, which is faster to run through. */
  readonly branches: TrieNode[];
  /** Those of them that bear a slip, once the tree is whole. */
  slips: readonly TrieNode[];
  /** The bits of the characters that may follow, and of the sounds of those that bear an error. */
  texts: number;
  sounds: number;
  /** The greatest limit of any leaf at or below this branch. */
  budget: number;
}

function newNode(char: Character | undefined, depth: number): TrieNode {
  // What is read most comes first, so that it lies together.
  return {
    limit: -1,
    budget: 0,
    texts: 0,
    sounds: 0,
    char,
    depth,
    branches: [],
    slips: [],
    children: new Map(),
    bySound: new Map(),
    leaves: [],
  };
}

function indexBySound(parent: TrieNode, child: TrieNode, char: Character): void {
  for (const key of char.keys) {
    const group = parent.bySound.get(key);
    if (group) group.push(child);
    else parent.bySound.set(key, [child]);
  }
}

function childFor(parent: TrieNode, char: Character): TrieNode {
  const known = parent.children.get(char.text);
  if (known) return known;
  const child = newNode(char, parent.depth + 1);
  parent.children.set(char.text, child);
  parent.branches.push(child);
  indexBySound(parent, child, char);
  return child;
}

const LIMIT_BY_LENGTH = [0, 0, 0.1, 0.2] as const;
const LIMIT_OF_LONG = 0.3;

function limitOf(entry: MatchEntry, length: number): number {
  if (entry.exactOnly) return 0;
  const average = LIMIT_BY_LENGTH[length] ?? LIMIT_OF_LONG;
  return Math.round(100 * Math.min(average, entry.maxCost ?? 1) * length);
}

function insert(root: TrieNode, entry: MatchEntry, chars: readonly Character[]): void {
  const limit = limitOf(entry, chars.length);
  let node = root;
  for (const char of chars) {
    node.budget = Math.max(node.budget, limit);
    node.texts |= char.bit;
    if (limit > 0) node.sounds |= char.sounds;
    node = childFor(node, char);
  }
  node.budget = Math.max(node.budget, limit);
  node.limit = Math.max(node.limit, limit);
  node.leaves.push({ entry, length: chars.length, limit });
}

/** What one lost, added or wrong character costs, in hundredths. */
export const SLIP = 100;

function gatherSlips(node: TrieNode): void {
  node.slips = node.branches.filter(({ budget, char }) => budget >= SLIP && char?.loose);
  for (const child of node.branches) gatherSlips(child);
}

/** Builds the tree; `spell` turns a text into its characters. Entries without text are left out. */
export function buildTrie(
  entries: readonly MatchEntry[],
  spell: (text: string) => Character[],
): TrieNode {
  const root = newNode(undefined, 0);
  for (const entry of entries) {
    if (entry.text !== '') insert(root, entry, spell(entry.text));
  }
  gatherSlips(root);
  return root;
}
