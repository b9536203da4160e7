// Whether somebody has chosen a way of being cared for, or only asks about the ways.
import type { FactName, Facts } from '../rules/facts.ts';
import type { Statement } from '../understanding/statements/index.ts';
import type { Understood } from '../understanding/understand.ts';

/** Ways of being cared for: asking which is better chooses none. */
const WAYS: ReadonlySet<FactName> = new Set(['tekunChoice', 'careSetting']);
const BETWEEN = /(?:家|家里|[去住院养]|机构)还是|哪[个种样]|[两二][个种样]|区别|不同/;

export const isUndecided = ({ fact, start }: Statement, { clauses }: Understood): boolean =>
  WAYS.has(fact) &&
  clauses.some(
    (clause) => start >= clause.start && start < clause.end && BETWEEN.test(clause.text),
  );

/** 「在家的话呢」 of somebody who had chosen a home chooses anew. */
const CHOICES: Readonly<Record<string, unknown>> = { home: 'home', careInstitution: 'institution' };

export function choiceAnew({ fact, value }: Statement, known: Facts): unknown {
  const chosen = fact === 'careSetting' ? CHOICES[String(value)] : undefined;
  return known.tekunChoice === undefined || known.tekunChoice === chosen ? undefined : chosen;
}
