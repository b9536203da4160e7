// The shape of an answer as the API gives it out: the blocks of src/reply/blocks.ts as schemas.
import { z } from 'zod';
import { type Reply, replyKinds } from '../../../reply/blocks.ts';
import { divisionCode, factsSchema } from '../../../rules/facts.ts';
import { verdicts } from '../../../rules/truth.ts';

/** Four values, from weakest to strongest. */
export const verdictSchema = z
  .enum(verdicts)
  .describe('eligible 符合，conditional 待主管部门认定，unknown 还不能定，ineligible 不符合');

const words = z.array(z.string()).readonly();

/** Where quoted words stand. */
export const sourceSchema = z.strictObject({
  place: divisionCode,
  title: z.string(),
  number: z.string().nullable().describe('文号；没有的是 null'),
  status: z.enum(['in-force', 'draft']),
  locus: z.string().describe('如 清单第11项、正文二（一）3'),
});

const optionSchema = z.strictObject({
  id: z.string(),
  label: z.string(),
  say: z.string().describe('选了它就把这句话作为下一次的 text 送来'),
});

const block = <T extends string, S extends z.core.$ZodLooseShape>(type: T, shape: S) =>
  z.strictObject({ type: z.literal(type), ...shape });

const reasonSchema = z.strictObject({
  holds: verdictSchema,
  text: z.string(),
  quote: z.string().optional(),
});

const listedSchema = z.strictObject({
  place: z.string(),
  number: z.int(),
  name: z.string(),
  verdict: verdictSchema.nullable(),
  text: z.string(),
});

/** One block of an answer. */
export const blockSchema = z.discriminatedUnion('type', [
  block('point', { text: z.string(), verdict: verdictSchema.nullish() }),
  block('notice', { level: z.enum(['draft', 'safety', 'privacy', 'info']), text: z.string() }),
  block('understood', { text: z.string(), facts: words }),
  block('amount', { text: z.string(), lines: words }),
  block('reasons', { title: z.string(), items: z.array(reasonSchema).readonly() }),
  block('bureau', {
    text: z.string(),
    bureaus: z.array(z.strictObject({ name: z.string(), leads: z.boolean() })).readonly(),
  }),
  block('steps', { title: z.string(), advice: z.boolean(), items: words }),
  block('quote', { text: z.string(), source: sourceSchema }),
  block('items', { title: z.string(), items: z.array(listedSchema).readonly() }),
  block('table', { title: z.string(), columns: words, rows: z.array(words).readonly() }),
  block('text', { text: z.string() }),
  block('question', {
    text: z.string(),
    why: z.string().optional(),
    multiple: z.boolean().optional(),
    options: z.array(optionSchema).readonly(),
  }),
]);

/** An answer; `profile` is what has been understood of the person. */
export const replySchema = z.strictObject({
  kind: z.enum(replyKinds),
  place: divisionCode.nullable().describe('按哪里的清单回答'),
  items: z
    .array(listedSchema.pick({ place: true, number: true, name: true, verdict: true }))
    .readonly()
    .describe('说的是哪几项，主要的在前'),
  asks: words.describe('还要问的情况'),
  profile: factsSchema.extend({ subject: z.string().optional() }),
  blocks: z.array(blockSchema).readonly(),
});

type Mutual<A, B> = [A] extends [B] ? ([B] extends [A] ? true : never) : never;
/** Fails to compile where the schema and the type of a reply's kinds of blocks part ways. */
export const blocksAgree: Mutual<
  z.output<typeof blockSchema>['type'],
  Reply['blocks'][number]['type']
> = true;
