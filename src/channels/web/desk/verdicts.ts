// What a person's facts mean for each row, and which fact would settle the most of what is open.
import type { Row } from '../../../catalog/registry.ts';
import type { Benefit } from '../../../catalog/schema.ts';
import { type Assessment, assess } from '../../../rules/assess.ts';
import type { FactName, Facts } from '../../../rules/facts.ts';
import type { Verdict } from '../../../rules/truth.ts';

/** Verdicts in Chinese. */
export const verdictWords: Readonly<Record<Verdict, string>> = {
  eligible: '符合',
  conditional: '待认定',
  unknown: '还不能定',
  ineligible: '不符合',
};

export interface Judged extends Row {
  /** Undefined where nothing is known of the person. */
  readonly assessment: Assessment<Benefit> | undefined;
}

/** Whether anything is known of the person. */
export const isKnown = (facts: Facts): boolean => Object.keys(facts).length > 0;

/** @param today YYYY-MM-DD in Asia/Shanghai */
export const judge = (rows: readonly Row[], facts: Facts, today: string): Judged[] =>
  rows.map((row) => ({
    ...row,
    assessment: isKnown(facts) ? assess(row.catalog.place.code, row.item, facts, today) : undefined,
  }));

/** How many rows have a verdict. */
export const count = (rows: readonly Judged[], verdict: Verdict): number =>
  rows.filter(({ assessment }) => assessment?.verdict === verdict).length;

/** A fact that is missing: for how many rows, and how many of them wait for nothing else. */
export interface Settling {
  readonly fact: FactName;
  readonly rows: number;
  readonly alone: number;
}

/** Missing facts, the one that moves most first; those of a birth date count as the age. */
export const settling = (rows: readonly Judged[]): Settling[] => {
  const found = new Map<FactName, { rows: number; alone: number }>();
  for (const { assessment } of rows) {
    for (const fact of assessment?.missing ?? []) {
      const before = found.get(fact) ?? { rows: 0, alone: 0 };
      const alone = before.alone + (assessment?.missing.length === 1 ? 1 : 0);
      found.set(fact, { rows: before.rows + 1, alone });
    }
  }
  return [...found]
    .map(([fact, counts]) => ({ fact, ...counts }))
    .sort((left, right) => right.alone - left.alone || right.rows - left.rows);
};
