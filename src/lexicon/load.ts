// Reads the folder intents/ and refuses it whole where a file is broken.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { UserError } from '../errors.ts';
import { normalize } from '../language/normalize.ts';
import type { Example } from '../language/text-learning.ts';
import {
  actsSchema,
  adviceSchema,
  factWordsSchema,
  type Lexicon,
  NO_DANGER,
  outsideSchema,
  peopleSchema,
  questionsSchema,
  rareSchema,
  safetySchema,
  serviceSchema,
  talkSchema,
  wordsSchema,
} from './schema.ts';

/** A file of intents/ that cannot be used: which one, what is wrong, and what to do. */
export class LexiconError extends UserError {
  override readonly name = 'LexiconError';
}

function read<T>(folder: string, file: string, schema: z.ZodType<T>): T {
  const path = join(folder, file);
  const raw = (() => {
    try {
      return parse(readFileSync(path, 'utf8')) as unknown;
    } catch (error) {
      throw new LexiconError(
        `${relative(folder, path)}：不是能读的 YAML（${(error as Error).message}）`,
      );
    }
  })();
  const parsed = schema.safeParse(raw);
  if (parsed.success) return parsed.data;
  throw new LexiconError(`${relative(folder, path)}：${z.prettifyError(parsed.error)}`);
}

const yamlFiles = (folder: string, sub: string): string[] =>
  readdirSync(join(folder, sub))
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => join(sub, name));

/** One sentence a line; lines that begin with # say something of the file. */
function readCries(folder: string, labels: readonly string[]): Example[] {
  return labels.flatMap((label) => {
    const file = join(folder, 'cries', `${label}.txt`);
    if (!existsSync(file)) throw new LexiconError(`cries/${label}.txt：没有这个文件`);
    return readFileSync(file, 'utf8')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((text) => ({ text: normalize(text), label }));
  });
}

/**
 * Loads how people talk.
 * @param folder the folder intents/
 * @throws LexiconError naming the file and the field
 */
export function loadLexicon(folder: string): Lexicon {
  const all = <T>(sub: string, schema: z.ZodType<T>): T[] =>
    yamlFiles(folder, sub).map((file) => read(folder, file, schema));
  const groups = new Map<string, string[]>();
  for (const file of all('words', wordsSchema))
    for (const [name, members] of Object.entries(file))
      groups.set(name, [...new Set([name, ...(groups.get(name) ?? []), ...members])]);
  const safety = read(folder, 'safety.yaml', safetySchema);
  return {
    services: all('services', serviceSchema),
    outside: all('outside', outsideSchema),
    acts: read(folder, 'acts.yaml', actsSchema),
    facts: read(folder, 'facts.yaml', factWordsSchema),
    people: read(folder, 'people.yaml', peopleSchema),
    safety,
    cries: readCries(folder, [...safety.map(({ id }) => id), NO_DANGER]),
    questions: read(folder, 'questions.yaml', questionsSchema),
    rare: read(folder, 'rare.yaml', rareSchema),
    talk: read(folder, 'talk.yaml', talkSchema),
    advice: read(folder, 'advice.yaml', adviceSchema),
    bureaus: new Map(Object.entries(read(folder, 'bureaus.yaml', wordsSchema))),
    groups,
  };
}
