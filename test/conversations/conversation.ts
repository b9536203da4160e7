// A whole conversation as a readable file: what the person says, and what the answer has to be like.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Conversation } from '../../src/dialogue/conversation.ts';
import { toPlain } from '../../src/render/plain.ts';
import type { Reply } from '../../src/reply/blocks.ts';
import { replyKinds } from '../../src/reply/blocks.ts';
import { verdicts } from '../../src/rules/truth.ts';
import { step } from '../../src/step.ts';
import { holds } from '../eval/grade.ts';
import { knowledge, TODAY } from '../knowledge.ts';

const oneOrMore = <T extends z.ZodType>(schema: T) =>
  z.union([schema.transform((one) => [one]), z.array(schema)]);

const row = z.string().regex(/^\d{6}\/\d+$/, '应是 330421/11 这样：地方代码/第几项');

const answerSchema = z.strictObject({
  /** Any of them. */
  kind: oneOrMore(z.enum(replyKinds)).optional(),
  /** The main row: any of them. */
  item: oneOrMore(row).optional(),
  /** Rows that all stand in the reply; [] where none may. */
  items: z.array(row).optional(),
  /** Verdict on the main row: any of them. */
  verdict: oneOrMore(z.enum(verdicts)).optional(),
  /** What is asked for: any of them; [] where nothing may be. */
  asks: z.array(z.string()).optional(),
  /** Division code of the list that speaks. */
  place: z.string().nullable().optional(),
  contains: z.array(z.string()).default([]),
  lacks: z.array(z.string()).default([]),
  /** What is understood of the person, in the vocabulary of facts; null for what may not be. */
  facts: z.record(z.string(), z.unknown()).default({}),
});

const conversationFileSchema = z.strictObject({
  title: z.string(),
  /** YYYY-MM-DD. */
  today: z.iso.date().default(TODAY),
  turns: z
    .array(
      z.strictObject({
        人: z.string(),
        答: answerSchema,
        /** Why the assistant does not manage this turn yet. */
        known: z.string().optional(),
      }),
    )
    .min(1),
});

export type Script = z.infer<typeof conversationFileSchema> & { readonly file: string };
export type ScriptTurn = Script['turns'][number];

/**
 * All conversations of a folder.
 * @throws Error naming the file and what is wrong with it
 */
export function loadScripts(folder: string): Script[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  return files.sort().map((file) => {
    const parsed = conversationFileSchema.safeParse(
      parse(readFileSync(join(folder, file), 'utf8')),
    );
    if (!parsed.success) throw new Error(`${file}\n${z.prettifyError(parsed.error)}`);
    return { ...parsed.data, file };
  });
}

export interface Played {
  readonly turn: ScriptTurn;
  readonly reply: Reply;
  readonly text: string;
}

/** Plays a conversation from its beginning. */
export function play({ turns, today }: Script): Played[] {
  let conversation: Conversation | undefined;
  return turns.map((turn) => {
    const { reply, conversation: next } = step(knowledge, conversation, { text: turn.人 }, today);
    conversation = next;
    return { turn, reply, text: toPlain(reply) };
  });
}

/** The rows of a reply, the main one first. */
export const rowsOf = ({ items }: Reply): string[] =>
  items.map(({ place, number }) => `${place}/${number}`);

type Answer = ScriptTurn['答'];

const among = <T>(name: string, wanted: readonly T[] | undefined, got: T | undefined): string[] =>
  wanted === undefined || wanted.includes(got as T)
    ? []
    : [`${name} ${got}, not ${wanted.join('|')}`];

function wrongRows({ items }: Answer, rows: readonly string[]): string[] {
  if (items === undefined) return [];
  if (items.length === 0) return rows.length === 0 ? [] : [`items ${rows.join(' ')}, not none`];
  const missing = items.filter((one) => !rows.includes(one));
  return missing.length === 0
    ? []
    : [`items ${rows.join(' ') || 'none'}, without ${missing.join(' ')}`];
}

function wrongAsks({ asks }: Answer, asked: readonly string[]): string[] {
  if (asks === undefined) return [];
  const right = asks.length === 0 ? asked.length === 0 : asks.some((name) => asked.includes(name));
  return right ? [] : [`asks ${asked.join(',') || 'nothing'}, not ${asks.join('|') || 'nothing'}`];
}

function wrongFacts({ facts }: Answer, { profile }: Reply): string[] {
  const got: Readonly<Record<string, unknown>> = { ...profile };
  return Object.entries(facts)
    .filter(([fact, want]) => (want === null ? got[fact] !== undefined : !holds(got, fact, want)))
    .map(
      ([fact, want]) =>
        `understood ${fact}=${JSON.stringify(got[fact])}, not ${JSON.stringify(want)}`,
    );
}

/** Everything about a turn that is not as expected; empty where it is right. */
export function wrongIn({ turn: { 答: answer }, reply, text }: Played): string[] {
  const rows = rowsOf(reply);
  return [
    ...among('kind', answer.kind, reply.kind),
    ...among('item', answer.item, rows[0]),
    ...among('verdict', answer.verdict, reply.items[0]?.verdict ?? undefined),
    ...(answer.place === undefined ? [] : among('place', [answer.place], reply.place)),
    ...wrongRows(answer, rows),
    ...wrongAsks(answer, reply.asks),
    ...wrongFacts(answer, reply),
    ...answer.contains
      .filter((words) => !text.includes(words))
      .map((words) => `lacks 「${words}」`),
    ...answer.lacks.filter((words) => text.includes(words)).map((words) => `says 「${words}」`),
  ];
}
