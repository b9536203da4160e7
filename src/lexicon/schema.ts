// What the files of intents/ may say. A phrase is one or several words separated by spaces; several
// words may stand anywhere in a message. A word that names a group of intents/words stands for all of it.
import { z } from 'zod';
import type { Example } from '../language/text-learning.ts';
import { type FactName, factNames, factsSchema } from '../rules/facts.ts';

const text = z.string().trim().min(1);
const phrases = z.array(text).min(1);

/** Synonym groups: the group's name and its members. */
export const wordsSchema = z.record(text, z.array(text).min(1));

export const serviceSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z-]*$/),
  name: text,
  /** What it is, for a choice between services. */
  brief: text,
  /** How it is called in a sentence. */
  spoken: text,
  phrases,
  /** Questions for it as people send them, whole: how such a question sounds is learned from them. */
  asked: phrases,
  /** Words that rule the service out when they are in the message. */
  against: z.array(text).default([]),
  /** Nearest services where a place's list lacks this one. */
  related: z.array(text).default([]),
});

/** A topic that is not about services for elders. */
export const outsideSchema = z.strictObject({
  id: z.string().regex(/^outside-[a-z-]+$/),
  name: text,
  phrases,
  /** As of a service. */
  asked: phrases,
  /** What is said: kind, and who might help. */
  decline: text,
});

/** What a message does or asks about: greeting, correction, which bureau, how much … */
export const actsSchema = z.record(z.string().regex(/^[a-z][a-z-]*$/), phrases);

/** Words that state a fact about a person; `denied` is what 「没有…」 says. */
export const factWordsSchema = z.array(
  z.strictObject({
    fact: z.enum(factNames as [FactName, ...FactName[]]),
    value: z.unknown(),
    denied: z.unknown().optional(),
    phrases,
  }),
);

/** Kin and other people an elder's question can be about. */
export const peopleSchema = z.array(
  z.strictObject({
    id: text,
    /** 「您母亲」. */
    label: text,
    /** What the person is called back where their word says it more closely: 外婆, 姥姥. */
    called: z.record(text, z.array(text).min(1)).optional(),
    sex: z.enum(['male', 'female']).optional(),
    /** Generations above the speaker: 2 grandparents, 1 parents, 0 self, -1 children. */
    generation: z.int().min(-2).max(3),
    words: z.array(text),
  }),
);

/** The label of cries that tell of no danger. */
export const NO_DANGER = 'none';

/** Dangers: what is said, the number to call first. How they are told of stands in intents/cries. */
export const safetySchema = z.array(
  z.strictObject({
    id: text,
    /** The first words of the reply hold the number to call. */
    say: text,
    steps: z.array(text).default([]),
  }),
);

/** How a missing fact is asked for. {谁} and {地方} are filled in. */
export const questionsSchema = z.partialRecord(
  z.enum(factNames as [FactName, ...FactName[]]),
  z.strictObject({
    name: z.string().regex(/^[a-z-]+$/),
    ask: text,
    why: text,
    options: z.array(z.strictObject({ label: text, value: z.unknown() })).max(8),
    /** The service that finds it out for whoever does not know. */
    settledBy: text.optional(),
  }),
);

/** The tick-list of rare statuses: what each tick, and its absence, says. */
export const rareSchema = z.strictObject({
  ask: text,
  why: text,
  options: z.array(
    z.strictObject({
      label: text,
      ticked: factsSchema,
      otherwise: factsSchema,
    }),
  ),
});

/** General advice that no list states. */
export const adviceSchema = z.strictObject({
  hotline: text,
  steps: z.array(text),
  proxy: z.array(text),
  ineligible: z.array(text),
});

/** What is said in small talk and when nothing was understood. */
export const talkSchema = z.strictObject({
  greeting: text,
  help: text,
  thanks: text,
  bye: text,
  restart: text,
  forget: text,
  privacy: text,
  human: text,
  examples: z.array(text).min(1),
  unclear: text,
  lost: text,
  empty: text,
  error: text,
  redacted: text,
});

export type Talk = z.infer<typeof talkSchema>;
export type Rare = z.infer<typeof rareSchema>;
export type Advice = z.infer<typeof adviceSchema>;
export type QuestionWords = z.infer<typeof questionsSchema>;
export type Service = z.infer<typeof serviceSchema>;
export type Outside = z.infer<typeof outsideSchema>;
export type FactWords = z.infer<typeof factWordsSchema>[number];
export type Person = z.infer<typeof peopleSchema>[number];
export type Danger = z.infer<typeof safetySchema>[number];

export interface Lexicon {
  readonly services: readonly Service[];
  readonly outside: readonly Outside[];
  readonly acts: Readonly<Record<string, readonly string[]>>;
  readonly facts: readonly FactWords[];
  readonly people: readonly Person[];
  readonly safety: readonly Danger[];
  /** Sentences that tell of a danger, by its id, and such as only sound so, or do not, as `none`. */
  readonly cries: readonly Example[];
  readonly questions: QuestionWords;
  readonly rare: Rare;
  readonly talk: Talk;
  readonly advice: Advice;
  /** Bureau → what it is called; a full name that holds one of the words is this bureau. */
  readonly bureaus: ReadonlyMap<string, readonly string[]>;
  /** Group name → members, all files together. */
  readonly groups: ReadonlyMap<string, readonly string[]>;
}
