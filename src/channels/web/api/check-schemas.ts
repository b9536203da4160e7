// The shapes of POST /check: who and what is asked, and the verdicts.
import { z } from 'zod';
import { amountSchema } from '../../../catalog/schema.ts';
import { factNames, factsSchema } from '../../../rules/facts.ts';
import { verdictSchema } from './reply-schemas.ts';

/** The most persons in one request; the command line takes any number. */
export const mostChecks = 200;

const id = z
  .union([z.string().max(200), z.number()])
  .nullable()
  .optional()
  .describe('原样送回，用来认出是哪一个');

/** One person and what is asked for them. */
export const checkSchema = z.strictObject({
  id,
  place: z.string().max(40).describe('地方的代码、全称或简称'),
  number: z.int().nullable().optional().describe('清单里的序号；不写就是全部各项'),
  facts: factsSchema.optional().describe('知道的情况；不写的是还不知道'),
});

const day = z.iso.date('应是 YYYY-MM-DD').optional().describe('按哪一天判断，默认今天');

/** The body of POST /check: one person or many. */
export const checkBodySchema = z.union([
  checkSchema.extend({ today: day }),
  z.strictObject({ checks: z.array(checkSchema).min(1).max(mostChecks), today: day }),
]);

/** The outer shapes alone: facts and rows are looked at one by one, to name what is wrong. */
export const looseCheckSchema = checkSchema.extend({ facts: z.unknown().optional() });
/** Many, each still to be looked at. */
export const looseBatchSchema = z.strictObject({
  checks: z.array(z.unknown()).min(1).max(mostChecks),
  today: day,
});
/** One, with the facts still to be looked at. */
export const looseSingleSchema = looseCheckSchema.extend({ today: day });

const fact = z.enum(factNames as [string, ...string[]]);

const traceSchema = z.strictObject({
  at: z.string().describe('条件在规则里的位置，如 all[0].any[1]'),
  text: z.string(),
  verdict: verdictSchema,
  fact: fact.optional(),
  value: z.unknown().optional(),
  quote: z.string(),
  clause: z.string().optional(),
});

const checkedShape = {
  number: z.int(),
  verdict: verdictSchema,
  missing: z.array(fact).readonly().describe('知道了就能定的情况'),
  amount: z
    .strictObject({
      ...amountSchema.partial().shape,
      text: z.string(),
      per: amountSchema.shape.per.unwrap(),
    })
    .nullable(),
  trace: z.array(traceSchema).readonly(),
};

/** What is wrong with one field. */
export const fieldErrorSchema = z.strictObject({
  field: z.string().describe('JSON Pointer，或参数的名字'),
  detail: z.string().describe('哪里不对，可以写什么'),
});

const answered = { id: z.union([z.string(), z.number()]).nullable(), place: z.string() };

/** The verdict on one row, or on every row of a list. */
export const checkResultSchema = z.union([
  z.strictObject({ ...answered, ...checkedShape }),
  z.strictObject({ ...answered, items: z.array(z.strictObject(checkedShape)) }),
]);

/** An answer or the errors for each, in the order asked. */
export const checkBatchResultSchema = z.strictObject({
  results: z.array(
    z.union([
      checkResultSchema,
      z.strictObject({ id: answered.id, errors: z.array(fieldErrorSchema) }),
    ]),
  ),
});
