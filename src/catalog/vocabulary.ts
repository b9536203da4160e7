// What kind of values each fact takes, read from its schema: for checking rules and facts that come
// from outside, and for naming the values that exist.
import { z } from 'zod';
import { type FactName, type Facts, factNames, factSchemas, factsSchema } from '../rules/facts.ts';
import { didYouMean } from './nearest.ts';

export type FactKind =
  | { readonly kind: 'number'; readonly min: number; readonly max: number }
  /** One of some values (`excludable`: or known to be none of some), or a list of them. */
  | {
      readonly kind: 'choice' | 'choices';
      readonly values: readonly string[];
      readonly excludable?: boolean;
    }
  | { readonly kind: 'boolean' | 'date' }
  /** A division code, or (`flag`) whether there is one at all. */
  | { readonly kind: 'division'; readonly flag: boolean };

const kindOfUnion = (options: readonly unknown[]): FactKind => {
  const [first, second] = options;
  if (first instanceof z.ZodNumber) {
    return { kind: 'number', min: first.minValue ?? 0, max: first.maxValue ?? 0 };
  }
  return first instanceof z.ZodEnum
    ? { kind: 'choice', values: first.options.map(String), excludable: true }
    : { kind: 'division', flag: second instanceof z.ZodBoolean };
};

/** Name of a fact in; the kind of its values out. */
export const kindOf = (name: FactName): FactKind => {
  const schema: z.ZodType = factSchemas[name];
  if (schema instanceof z.ZodBoolean) return { kind: 'boolean' };
  if (schema instanceof z.ZodEnum) return { kind: 'choice', values: schema.options.map(String) };
  if (schema instanceof z.ZodUnion) return kindOfUnion(schema.options);
  if (schema instanceof z.ZodArray && schema.element instanceof z.ZodEnum) {
    return { kind: 'choices', values: schema.element.options.map(String) };
  }
  return { kind: 'date' };
};

/** Name of a fact in; the values that exist, in words, out. */
export const valuesInWords = (name: FactName): string => {
  const kind = kindOf(name);
  switch (kind.kind) {
    case 'number':
      return `${kind.min}–${kind.max} 的整数，或区间 [下限, 上限]`;
    case 'choice':
      return `${kind.values.join('、')} 之一${kind.excludable ? '，或 {"not": [其中几个]}' : ''}`;
    case 'choices':
      return `由 ${kind.values.join('、')} 组成的列表，没有就写 []`;
    case 'boolean':
      return 'true 或 false';
    case 'date':
      return 'YYYY、YYYY-MM 或 YYYY-MM-DD';
    case 'division':
      return `六位行政区划代码（GB/T 2260）${kind.flag ? '、true 或 false' : '，或 {"not": 代码}'}`;
  }
};

/** Whether a word is the name of a fact. */
export const isFactName = (word: string): word is FactName =>
  (factNames as readonly string[]).includes(word);

const wrongFact = (name: string, value: unknown): string | undefined => {
  if (!isFactName(name)) {
    return `没有叫 ${name} 的事实。${didYouMean(name, factNames)}可用的有：${factNames.join('、')}`;
  }
  return factSchemas[name].safeParse(value).success
    ? undefined
    : `${name} 的值 ${JSON.stringify(value)} 不对，应是 ${valuesInWords(name)}`;
};

/** Facts from outside in; the facts, or what is wrong with them in Chinese, out. */
export const readFacts = (raw: unknown): Facts | { readonly error: string } => {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    return { error: 'facts 应是一个对象，如 {"age": 82}' };
  }
  const wrong = Object.entries(raw).flatMap(([name, value]) => wrongFact(name, value) ?? []);
  return wrong.length > 0 ? { error: wrong.join('；') } : factsSchema.parse(raw);
};
