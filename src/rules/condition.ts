// The condition language: small enough to be read by people who know policy,
// and to be run as SQL over a county's residents later.
import { z } from 'zod';
import { divisionCode, type FactName, factNames } from './facts.ts';

/** Words a condition rests on. Without `clause` they stand in the item's own row of the list. */
const evidence = {
  /** Verbatim words of the document. */
  quote: z.string().min(1),
  /** The clause of the body text that holds the quote, such as 二（一）3. */
  clause: z.string().min(1).optional(),
  /** A law that gives the words their number, such as 老年人权益保障法第二条 for 60周岁. */
  law: z.string().min(1).optional(),
};

const scalar = z.union([z.string(), z.number(), z.boolean()]);

/**
 * A test of one fact. `atLeast`, `atMost` (inclusive) and `below` (exclusive) are for numbers;
 * `is: here` means this list's place, `within` any place inside the division given;
 * `in` holds for a list fact when any of its entries is named.
 */
export const factTestSchema = z
  .strictObject({
    fact: z.enum(factNames as [FactName, ...FactName[]]),
    is: scalar.optional(),
    in: z.array(scalar).min(1).optional(),
    within: divisionCode.optional(),
    atLeast: z.number().optional(),
    atMost: z.number().optional(),
    below: z.number().optional(),
    ...evidence,
  })
  .refine(
    (test) =>
      [test.is, test.in, test.within, test.atLeast ?? test.atMost ?? test.below].filter(
        (part) => part !== undefined,
      ).length === 1,
    '一条条件只能用 is、in、within 或 atLeast/atMost/below 中的一种',
  );

/** What the list leaves to the bureau: 符合条件, 按规定, 经认定. */
export const decisionSchema = z.strictObject({ decision: z.string().min(1), ...evidence });

export type FactTest = z.infer<typeof factTestSchema>;
export type Decision = z.infer<typeof decisionSchema>;
export type Condition =
  | FactTest
  | Decision
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition };

export const conditionSchema: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(conditionSchema).min(1) }),
    z.strictObject({ any: z.array(conditionSchema).min(1) }),
    z.strictObject({ not: conditionSchema }),
    decisionSchema,
    factTestSchema,
  ]),
);

/** Whether a condition goes by a fact, anywhere in it. */
export function goesBy(condition: Condition, fact: FactName): boolean {
  if ('all' in condition) return condition.all.some((part) => goesBy(part, fact));
  if ('any' in condition) return condition.any.some((part) => goesBy(part, fact));
  if ('not' in condition) return goesBy(condition.not, fact);
  return 'fact' in condition && condition.fact === fact;
}

/** The ages at which a test of age in a condition may turn, in no order and some twice. */
export function turningAges(condition: Condition): number[] {
  if ('all' in condition) return condition.all.flatMap(turningAges);
  if ('any' in condition) return condition.any.flatMap(turningAges);
  if ('not' in condition) return turningAges(condition.not);
  if (!('fact' in condition) || condition.fact !== 'age') return [];
  const { atLeast, below, atMost, is, in: wanted } = condition;
  return [atLeast, below, atMost, is, ...(wanted ?? [])]
    .filter((age) => typeof age === 'number')
    .flatMap((age) => [Math.ceil(age), Math.floor(age) + 1]);
}
