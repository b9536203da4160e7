// Facts as the values of a form or an address: 82, 70-79, !code, alone,childless, none, true.
import { type FactKind, isFactName, kindOf } from '../../../catalog/vocabulary.ts';
import { daysOf } from '../../../language/calendar.ts';
import { withDerived } from '../../../rules/assess.ts';
import { type FactName, type Facts, factNames, factSchemas } from '../../../rules/facts.ts';
import { factLabels } from './fact-words.ts';

/** A known value in; its word out. */
export const encodeFact = (value: unknown): string => {
  if (Array.isArray(value)) {
    const isInterval = value.length === 2 && value.every((part) => typeof part === 'number');
    if (isInterval) return [...new Set(value)].join('-');
    return value.length === 0 ? 'none' : value.join(',');
  }
  return typeof value === 'object' && value !== null && 'not' in value
    ? `!${encodeFact(value.not)}`
    : String(value);
};

const numberIn = (word: string): unknown => {
  const [, low, high] = /^(\d{1,3})(?:[-–—~至](\d{1,3}))?$/.exec(word.normalize('NFKC')) ?? [];
  if (low === undefined) return word;
  return high === undefined || high === low ? Number(low) : [Number(low), Number(high)];
};

const flagIn = (word: string): unknown =>
  word === 'true' ? true : word === 'false' ? false : word;

const excluded = (kind: FactKind, word: string): unknown =>
  kind.kind === 'choice' ? { not: word.split(',') } : { not: word };

const valueIn = (kind: FactKind, word: string): unknown => {
  if (word.startsWith('!')) return excluded(kind, word.slice(1));
  if (kind.kind === 'number') return numberIn(word);
  if (kind.kind === 'choices') return word.split(',').filter((each) => each !== 'none');
  return kind.kind === 'boolean' || kind.kind === 'division' ? flagIn(word) : word;
};

const isCalendarDate = (word: string): boolean => {
  try {
    return daysOf(word).length === 2;
  } catch {
    return false;
  }
};

/** A fact's name and word in; the value out, undefined where the word says nothing sensible. */
export const decodeFact = (name: FactName, word: string): unknown => {
  const parsed = factSchemas[name].safeParse(valueIn(kindOf(name), word));
  if (!parsed.success || (name === 'birthDate' && !isCalendarDate(word))) return undefined;
  return parsed.data;
};

export interface ReadFacts {
  readonly facts: Facts;
  /** What could not be read, in Chinese. */
  readonly problems: readonly string[];
}

/** The facts among the fields of a form. */
export const readFacts = (fields: URLSearchParams): ReadFacts => {
  const facts: Record<string, unknown> = {};
  const problems: string[] = [];
  for (const name of factNames) {
    const word = fields
      .getAll(name)
      .map((each) => each.trim())
      .filter((each) => each !== '')
      .join(',');
    if (word === '') continue;
    const value = decodeFact(name, word);
    if (value === undefined) problems.push(`${factLabels[name]}没有看懂：${word.slice(0, 20)}`);
    else facts[name] = value;
  }
  return { facts: facts as Facts, problems };
};

/**
 * Facts as they may stand in an address: a date of birth becomes the years of age.
 * @param today YYYY-MM-DD in Asia/Shanghai
 */
export const coarse = (facts: Facts, today: string): Facts => {
  const { birthDate, ...rest } = facts;
  const { age } = birthDate === undefined ? facts : withDerived(facts, today);
  return age === undefined ? rest : { ...rest, age };
};

/** Facts as fields of an address, in the order of the vocabulary. */
export const factFields = (facts: Facts): [string, string][] =>
  factNames.flatMap((name) => {
    const value = facts[name];
    return isFactName(name) && value !== undefined ? [[name, encodeFact(value)]] : [];
  });
