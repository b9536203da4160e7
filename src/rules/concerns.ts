// Whether a fact about a person matters for an item at all.
import { type Condition, goesBy } from './condition.ts';
import type { FactName } from './facts.ts';

interface Ruled {
  readonly rule: Condition;
  readonly benefits: readonly { readonly when?: Condition | undefined }[];
}

/** Whether an item's rule or any of its benefits goes by a fact. */
export const concerns = ({ rule, benefits }: Ruled, fact: FactName): boolean =>
  goesBy(rule, fact) || benefits.some(({ when }) => when !== undefined && goesBy(when, fact));
