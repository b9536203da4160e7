// Every quoted word of a list with the field it stands in.
import type { Condition } from '../rules/condition.ts';
import type { Item, SourceDocument } from './schema.ts';

export interface Quote {
  /** Such as rule.all[0]. */
  readonly field: string;
  readonly quote: string;
  /** The clause of the body text; undefined for the row itself. */
  readonly clause: string | undefined;
}

const one = (field: string, { quote, clause }: { quote: string; clause?: string | undefined }) => ({
  field,
  quote,
  clause,
});

const ofCondition = (condition: Condition, field: string): Quote[] => {
  const parts = (name: string, list: readonly Condition[]) =>
    list.flatMap((part, index) => ofCondition(part, `${field}.${name}[${index}]`));
  if ('all' in condition) return parts('all', condition.all);
  if ('any' in condition) return parts('any', condition.any);
  return 'not' in condition ? ofCondition(condition.not, `${field}.not`) : [one(field, condition)];
};

/** An item in; its quotes in the order of the file out. */
export const quotesOf = (item: Item): Quote[] => [
  ...ofCondition(item.rule, 'rule'),
  ...item.benefits.flatMap((benefit, index) => [
    ...(benefit.when ? ofCondition(benefit.when, `benefits[${index}].when`) : []),
    one(`benefits[${index}]`, benefit),
  ]),
  ...item.exclusive.map((rule, index) => one(`exclusive[${index}]`, rule)),
  ...item.notes.map((note, index) => one(`notes[${index}]`, note)),
];

/** What the document says of itself. */
export const statementQuotes = ({ statements }: SourceDocument): Quote[] =>
  statements.map((statement, index) => one(`document.statements[${index}]`, statement));

/** Where a quote stands: 清单第11项 or 正文二（一）3. */
export const locusOf = (clause: string | undefined, number: number): string => {
  if (clause === undefined) return `清单第${number}项`;
  return /^(附件|标题|公告|文末)/.test(clause) ? clause : `正文${clause}`;
};
