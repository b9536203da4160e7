// The data behind the knowledge: catalogs/ and intents/ as they stand on disk, or the copy that the build
// parsed and checked before, which is used only while every file is still the same.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { loadCatalogs } from './catalog/load.ts';
import type { Catalog } from './catalog/schema.ts';
import type { CharacterTables } from './language/confusion.ts';
import type { TextModel } from './language/text-model.ts';
import { loadLexicon } from './lexicon/load.ts';
import type { Lexicon } from './lexicon/schema.ts';
import { learnTopics } from './understanding/asked.ts';
import { learnCries } from './understanding/danger.ts';

export interface KnowledgeData {
  readonly lexicon: Lexicon;
  /** Learned from the cries of the lexicon. */
  readonly cries: TextModel;
  /** Learned from the questions of its topics. */
  readonly asked: TextModel;
  /** All versions of all lists. */
  readonly catalogs: readonly Catalog[];
  readonly characters: CharacterTables;
  /** Divisions of the country: code and name a line. */
  readonly divisions: string;
}

const FOLDERS = ['catalogs', 'intents'] as const;

/** Where the build keeps its copy. */
export const copyOf = (root: string): string => join(root, 'dist', 'knowledge.json');

/** A digest of every file of the data folders, names and contents. */
function digest(root: string): string {
  const hash = createHash('sha256');
  for (const folder of FOLDERS) {
    const files = readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
    for (const file of files)
      hash.update(file.slice(root.length)).update('\0').update(readFileSync(file));
  }
  return hash.digest('hex');
}

/**
 * Parses and checks all files.
 * @throws UserError naming file, line and field of what is wrong
 */
export function readKnowledgeData(root: string): KnowledgeData {
  const intents = join(root, 'intents');
  const lexicon = loadLexicon(intents);
  const services = new Set(lexicon.services.map(({ id }) => id));
  const registry = loadCatalogs(join(root, 'catalogs'), services);
  return {
    lexicon,
    cries: learnCries(lexicon),
    asked: learnTopics(lexicon),
    catalogs: registry.places().flatMap(({ code }) => registry.versions(code)),
    characters: parse(readFileSync(join(intents, 'characters.yaml'), 'utf8')) as CharacterTables,
    divisions: readFileSync(join(intents, 'divisions.tsv'), 'utf8'),
  };
}

type Numbers = Uint8Array | Uint32Array | Int16Array;

const isNumbers = (value: unknown): value is Numbers => ArrayBuffer.isView(value);

/** Maps are kept as lists of pairs, the many numbers of a model by their bytes, in base64. */
function plain(_key: string, value: unknown): unknown {
  if (value instanceof Map) return [...value];
  if (!isNumbers(value)) return value;
  return Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64');
}

const bytesOf = (text: string): ArrayBuffer => Uint8Array.from(Buffer.from(text, 'base64')).buffer;

type Plain<T> =
  T extends ReadonlyMap<infer K, infer V>
    ? readonly (readonly [K, V])[]
    : T extends Numbers
      ? string
      : T;

type PlainFields<T> = { readonly [K in keyof T]: Plain<T[K]> };

/** The data as JSON has it; parsed without a reviver, which would be called for each value. */
type Stored = Omit<KnowledgeData, 'lexicon' | 'cries' | 'asked'> & {
  readonly lexicon: PlainFields<Lexicon>;
  readonly cries: PlainFields<TextModel>;
  readonly asked: PlainFields<TextModel>;
};

const modelFrom = (stored: PlainFields<TextModel>): TextModel => ({
  labels: stored.labels,
  numbers: new Map(stored.numbers),
  bounds: new Uint32Array(bytesOf(stored.bounds)),
  spoken: new Uint8Array(bytesOf(stored.spoken)),
  weights: new Int16Array(bytesOf(stored.weights)),
});

const dataFrom = ({ lexicon, cries, asked, ...rest }: Stored): KnowledgeData => ({
  ...rest,
  lexicon: { ...lexicon, groups: new Map(lexicon.groups), bureaus: new Map(lexicon.bureaus) },
  cries: modelFrom(cries),
  asked: modelFrom(asked),
});

/** Parses, checks and keeps a copy for the next start. */
export function writeCopy(root: string): void {
  const file = copyOf(root);
  mkdirSync(dirname(file), { recursive: true });
  const copy = { digest: digest(root), data: readKnowledgeData(root) };
  writeFileSync(file, JSON.stringify(copy, plain));
}

/** The data, from the build's copy where it is still true. */
export function loadKnowledgeData(root: string): KnowledgeData {
  const file = copyOf(root);
  if (!existsSync(file)) return readKnowledgeData(root);
  const copy = JSON.parse(readFileSync(file, 'utf8')) as { digest: string; data: Stored };
  return copy.digest === digest(root) ? dataFrom(copy.data) : readKnowledgeData(root);
}
