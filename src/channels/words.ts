// What channels say by themselves: commands, pictures and voice, buttons. Read from intents/channels.yaml.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { UserError } from '../errors.ts';
import type { Knowledge } from '../knowledge.ts';
import { projectRoot } from '../load-knowledge.ts';

const text = z.string().min(1).max(1000);
/** Shown in a small box: Telegram allows 200 characters. */
const short = z.string().min(1).max(100);

export const mediaKinds = [
  'voice',
  'photo',
  'file',
  'sticker',
  'location',
  'contact',
  'other',
] as const;
export type MediaKind = (typeof mediaKinds)[number];

export const commandNames = ['help', 'place', 'forget', 'start'] as const;
export type CommandName = (typeof commandNames)[number];

const wordsSchema = z.strictObject({
  start: text,
  help: text,
  place: text,
  /** What choosing a place says. */
  placeSay: short,
  forgotten: text,
  commands: z.record(z.enum(commandNames), short),
  media: z.record(z.enum(mediaKinds), text),
  buttons: z.strictObject({
    stale: text,
    waiting: text,
    received: short,
    spent: short,
    /** Stands for a label that cannot be had any more. */
    unnamed: short,
    already: short,
    notYours: short,
    limited: short,
    failed: short,
    none: short,
    done: short,
  }),
  editedLate: text,
  joined: text,
  unknownCommand: text,
  terminal: z.strictObject({ hello: text, prompt: short, bye: text, commands: text }),
});

export interface ChannelWords extends z.infer<typeof wordsSchema> {
  /** Short names of the places that have a list. */
  readonly places: readonly string[];
}

/** Puts values in the place of their names in braces. */
export const fill = (template: string, values: Readonly<Record<string, string>>): string =>
  Object.entries(values).reduce(
    (words, [name, value]) => words.replaceAll(`{${name}}`, () => value),
    template,
  );

const placesOf = ({ registry }: Knowledge, today: string): string[] =>
  registry
    .currents(today)
    .filter(({ items }) => items.length > 0)
    .map(({ place }) => place.short);

/**
 * Reads the channels' words.
 * @param today YYYY-MM-DD in Asia/Shanghai, for the places whose list holds
 * @throws UserError naming the field that is wrong
 */
export function loadChannelWords(
  knowledge: Knowledge,
  today: string,
  root: string = projectRoot,
): ChannelWords {
  const raw: unknown = parse(readFileSync(join(root, 'intents', 'channels.yaml'), 'utf8'));
  const read = wordsSchema.safeParse(raw);
  if (!read.success) throw new UserError(`channels.yaml：${z.prettifyError(read.error)}`);
  const places = placesOf(knowledge, today);
  const named = { 地方: places.join('、') };
  const { start, help, joined } = read.data;
  return {
    ...read.data,
    start: fill(start, named),
    help: fill(help, named),
    joined: fill(joined, named),
    places,
  };
}
