// The questions that the assistant is graded on: what a case holds, and reading a file of them.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { z } from 'zod';
import { replyKinds } from '../../src/reply/blocks.ts';
import { verdicts } from '../../src/rules/truth.ts';

const strings = z.array(z.string());

/** Division code and number of a row. */
const row = z.tuple([z.coerce.string(), z.coerce.number()]);

/** What a careful official would accept as the answer to one message. */
export const expectSchema = z.strictObject({
  /** Any of them is right. */
  kinds: z.array(z.enum(replyKinds)).optional(),
  /** Division code of the list that has to speak; null where none may. */
  place: z.coerce.string().nullable().optional(),
  /** All of them for a list or a comparison, else the main one is one of them. */
  items: z.array(row).optional(),
  /** Any of them is right; 待认定 passes for whatever is no refusal. */
  verdicts: z.array(z.enum(verdicts).nullable()).optional(),
  /** Must stand in the text. */
  facts: strings.optional(),
  /** Must not stand in it. */
  notFacts: strings.optional(),
  /** Where the reply only asks, it asks for one of these. */
  asks: strings.optional(),
  /** A part of what must be understood of the person. */
  profile: z.record(z.string(), z.unknown()).optional(),
  note: z.string().optional(),
});

export const caseSchema = z
  .strictObject({
    id: z.string(),
    persona: z.string(),
    style: strings.default([]),
    turns: strings.min(1),
    expect: z.array(expectSchema),
    source: z.string().optional(),
    note: z.string().optional(),
  })
  .refine(
    ({ turns, expect }) => turns.length === expect.length,
    'turns and expect differ in number',
  );

export type Expect = z.infer<typeof expectSchema>;
export type Case = z.infer<typeof caseSchema>;

export interface CaseSet {
  readonly name: string;
  readonly cases: readonly Case[];
}

function parseLine(line: string, file: string, index: number): Case {
  const parsed = caseSchema.safeParse(JSON.parse(line));
  if (parsed.success) return parsed.data;
  throw new Error(`${file}:${index + 1}\n${z.prettifyError(parsed.error)}`);
}

/**
 * Reads one file, a case a line.
 * @throws Error naming file, line and field
 */
export function loadCases(file: string): CaseSet {
  const lines = readFileSync(file, 'utf8').split('\n');
  const cases = lines.flatMap((line, index) =>
    line.trim() === '' ? [] : [parseLine(line, file, index)],
  );
  return { name: basename(file, '.jsonl'), cases };
}
