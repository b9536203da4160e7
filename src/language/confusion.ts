// How likely one written character stands for another: by sound, by look, or not at all.
import { fuzzyKey, readingsOf } from './pinyin.ts';

/** Which characters are taken for one another by eye, and which never are (intents/characters.yaml). */
export interface CharacterTables {
  /** Groups of look-alikes, e.g. 往住佳: each may stand for any other of its group. */
  readonly alike?: readonly string[];
  /** Groups of which no member may ever stand for another, however alike: 一二三…, 男女. */
  readonly distinct?: readonly string[];
  /** Characters that turn the sense of a sentence, so none may be missed or added: 不没无. */
  readonly weighty?: string;
}

/** One character (UTF-16 unit) with what is needed to compare it. */
export interface Character {
  readonly text: string;
  readonly syllables: readonly string[];
  readonly keys: readonly string[];
  readonly alike: readonly string[];
  readonly rivals: string;
  /** One of 32 bits for the character itself, and some for its sounds: the same for the same. */
  readonly bit: number;
  readonly sounds: number;
  /** The bits of its sounds and its look-alikes': it stands for no other character without them. */
  readonly reach: number;
  /** A Latin letter or a digit. */
  readonly latin: boolean;
  /** May be lost, added or wrong altogether: Chinese and not weighty. */
  readonly loose: boolean;
}

/** Costs in hundredths: identical 0, then these. */
export const SAME_SYLLABLE = 10;
export const LOOK_ALIKE = 20;
export const FUZZY_SYLLABLE = 25;

function membersOf(groups: readonly string[], char: string): string[] {
  const hits = groups.filter((group) => group.includes(char));
  return [...new Set(hits.join(''))].filter((other) => other !== char);
}

/** One of 32 bits by the letters of a text: the same for the same text. */
function bitOf(text: string): number {
  let hash = 0;
  for (let i = 0; i < text.length; i++) hash = (hash * 5 + text.charCodeAt(i)) % 32;
  return 1 << hash;
}

function soundsOf(text: string): number {
  const syllables = readingsOf(text);
  if (syllables.length === 0) return bitOf(text);
  return syllables.reduce((bits, syllable) => bits | bitOf(fuzzyKey(syllable)), 0);
}

function describe(tables: CharacterTables, text: string): Character {
  const syllables = readingsOf(text);
  const alike = membersOf(tables.alike ?? [], text);
  const sounds = soundsOf(text);
  return {
    text,
    syllables,
    keys: [...new Set(syllables.map(fuzzyKey))],
    alike,
    bit: bitOf(text),
    sounds,
    reach: alike.reduce((reach, other) => reach | soundsOf(other), sounds),
    latin: /^[0-9a-z]$/.test(text),
    rivals: membersOf(tables.distinct ?? [], text).join(''),
    loose: text >= '㐀' && text <= '鿿' && !(tables.weighty ?? '').includes(text),
  };
}

/** Characters remembered: more than a language has in use, fewer than hostile messages can send. */
export const CACHE_LIMIT = 12_000;

/** Gives the description of a character by the tables; remembers those it has seen, up to a limit. */
export function createDescriber(tables: CharacterTables): (char: string) => Character {
  const seen = new Map<string, Character>();
  return (char) => {
    const known = seen.get(char);
    if (known) return known;
    const made = describe(tables, char);
    if (seen.size < CACHE_LIMIT) seen.set(char, made);
    return made;
  };
}

function shares(some: readonly string[], others: readonly string[]): boolean {
  for (const one of some) if (others.includes(one)) return true;
  return false;
}

/** What it costs to read `written` as `meant`, in hundredths; Infinity if it never stands for it. */
export function confusionCost(written: Character, meant: Character): number {
  if (written.text === meant.text) return 0;
  if (written.rivals.includes(meant.text)) return Number.POSITIVE_INFINITY;
  if (shares(written.syllables, meant.syllables)) return SAME_SYLLABLE;
  if (written.alike.includes(meant.text)) return LOOK_ALIKE;
  if (shares(written.keys, meant.keys)) return FUZZY_SYLLABLE;
  return Number.POSITIVE_INFINITY;
}

/** Whether `written` may be any slip of the pen for `meant`. */
export function mayBeSlip(written: Character, meant: Character): boolean {
  return written.loose && meant.loose && !written.rivals.includes(meant.text);
}
