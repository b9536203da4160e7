// The Chinese words of the Slack channel: intents/slack.yaml.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { UserError } from '../../errors.ts';

const text = z.string().trim().min(1);

export const slackWordsSchema = z.strictObject({
  labels: z.strictObject({
    bureau: text,
    advice: text,
    basis: text,
    wrong: text,
    script: text,
    caution: text,
    submit: text,
    severalHint: text,
    chooseItem: text,
    wording: text,
    others: text,
    next: text,
  }),
  help: z.strictObject({ title: text, lines: z.array(text).min(1) }),
  files: text,
  busy: text,
  notYours: text,
  tickFirst: text,
  gone: text,
  wording: z.strictObject({ point: text, group: text, note: text }),
  others: z.strictObject({
    point: text,
    /** Names of the rows: item, conditions, benefits, bureaus, wording. */
    row: z.tuple([text, text, text, text, text]),
    none: text,
    noList: text,
    mention: text,
    unsaid: text,
  }),
  next: z.strictObject({ point: text, title: text, proxy: text }),
  home: z.strictObject({
    title: text,
    intro: text,
    place: text,
    anyPlace: text,
    words: text,
    hint: text,
    search: text,
    places: text,
    placeLine: text,
    items: text,
    noItems: text,
    draft: text,
    guide: text,
  }),
});

export type SlackWords = z.infer<typeof slackWordsSchema>;

/**
 * @param root the folder that holds intents/
 * @throws UserError naming the field that is wrong
 */
export function loadSlackWords(root: string): SlackWords {
  const file = join(root, 'intents', 'slack.yaml');
  const parsed = slackWordsSchema.safeParse(parse(readFileSync(file, 'utf8')));
  if (parsed.success) return parsed.data;
  throw new UserError(`intents/slack.yaml：${z.prettifyError(parsed.error)}`);
}

/** 「{名}」 in a text → the words given. */
export const fillIn = (text: string, words: Readonly<Record<string, string>>): string =>
  text.replace(/\{([^{}]{1,8})\}/gu, (whole, name: string) => words[name] ?? whole);
