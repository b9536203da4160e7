// One line of `yiwen check`: JSON text in, the answer (or what is wrong with the line) out.

import { messageOf } from '../errors.ts';
import { type Assessment, applying, assess } from '../rules/assess.ts';
import type { Trace } from '../rules/evaluate.ts';
import type { FactName, Facts } from '../rules/facts.ts';
import type { Verdict } from '../rules/truth.ts';
import { amountText } from './amount.ts';
import { describeTest, type NameOfDivision } from './describe.ts';
import { placesInWords, type Registry } from './registry.ts';
import type { Amount, Benefit, Catalog, Item } from './schema.ts';
import { isFactName, readFacts } from './vocabulary.ts';

interface AmountOut extends Partial<Omit<Amount, 'per'>> {
  readonly text: string;
  readonly per: Amount['per'];
}

/** One condition with its value: the words it rests on and the fact behind it. */
export interface TraceLine {
  /** Such as all[0].any[1]; empty for a rule of one condition. */
  readonly at: string;
  readonly text: string;
  readonly verdict: Verdict;
  readonly fact?: FactName;
  readonly value?: unknown;
  readonly quote: string;
  readonly clause?: string;
}

interface Checked {
  readonly number: number;
  readonly verdict: Verdict;
  readonly missing: readonly FactName[];
  readonly amount: AmountOut | null;
  readonly trace: readonly TraceLine[];
}

/** A line and its number, from 1, in; a JSON value out. Never throws. */
export type Checker = (line: string, lineNumber: number) => Readonly<Record<string, unknown>>;

class LineError extends Error {}

const amountOut = ({ value, unit, per, atLeast, atMost, of, upTo }: Amount): AmountOut => ({
  text: amountText({ value, unit, per, atLeast, atMost, upTo }),
  value,
  ...(upTo === undefined ? {} : { upTo }),
  atLeast,
  ...(atMost ? { atMost } : {}),
  unit,
  per,
  ...(of === undefined ? {} : { of }),
});

const amountOf = (assessment: Assessment<Benefit>): AmountOut | null => {
  if (assessment.verdict !== 'eligible' && assessment.verdict !== 'conditional') return null;
  const amount = applying(assessment).find((benefit) => benefit.amount !== undefined)?.amount;
  return amount === undefined ? null : amountOut(amount);
};

const traceLines = (
  trace: Trace,
  tell: (test: Extract<Trace, { kind: 'test' }>['test']) => string,
  at = '',
): TraceLine[] => {
  const { verdict } = trace;
  if (trace.kind === 'test') {
    const { test, value } = trace;
    const { fact, quote, clause } = test;
    return [{ at, text: tell(test), verdict, fact, value, quote, ...(clause ? { clause } : {}) }];
  }
  if (trace.kind === 'decision') {
    const { decision: text, quote, clause } = trace.decision;
    return [{ at, text, verdict, quote, ...(clause ? { clause } : {}) }];
  }
  const step = (index: number) => (trace.kind === 'not' ? 'not' : `${trace.kind}[${index}]`);
  return trace.parts.flatMap((part, index) =>
    traceLines(part, tell, at === '' ? step(index) : `${at}.${step(index)}`),
  );
};

const checkItem = (
  catalog: Catalog,
  item: Item,
  facts: Facts,
  today: string,
  nameOf: NameOfDivision,
): Checked => {
  const assessment = assess(catalog.place.code, item, facts, today);
  const { verdict, missing, trace } = assessment;
  return {
    number: item.number,
    verdict,
    missing,
    amount: amountOf(assessment),
    trace: traceLines(trace, (test) => describeTest(test, catalog.place.name, nameOf)),
  };
};

const readLine = (line: string): Record<string, unknown> => {
  let value: unknown;
  try {
    value = JSON.parse(line.replace(/^\ufeff/, ''));
  } catch {
    throw new LineError('不是合法的 JSON，请检查引号、逗号和括号');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new LineError('每行应是一个 JSON 对象，如 {"place":"六位区划代码","facts":{}}');
  }
  return value as Record<string, unknown>;
};

const catalogOf = (registry: Registry, word: unknown, today: string): Catalog => {
  const place = typeof word === 'string' ? registry.findPlace(word) : undefined;
  if (!place) {
    const what = word === undefined ? '缺少 place' : `没有 ${JSON.stringify(word)} 这个地方的清单`;
    throw new LineError(`${what}。现有：${placesInWords(registry)}`);
  }
  const catalog = registry.current(place.code, today);
  if (!catalog) throw new LineError(`${place.name}在 ${today} 还没有施行的清单`);
  return catalog;
};

const itemOf = ({ place, items }: Catalog, number: unknown): Item => {
  const item = items.find((row) => row.number === number);
  if (item) return item;
  const range = items.length === 0 ? '文件没有附清单' : `有第 1 至 ${items.length} 项`;
  throw new LineError(`${place.name}没有第 ${JSON.stringify(number)} 项（number，${range}）`);
};

const factsOf = (fields: Record<string, unknown>): Facts => {
  const misplaced = Object.keys(fields).filter(isFactName);
  if (misplaced.length > 0) throw new LineError(`${misplaced.join('、')} 应写在 facts 里`);
  const read = readFacts(fields.facts ?? {});
  if ('error' in read) throw new LineError(read.error);
  return read;
};

const answer = (registry: Registry, today: string, fields: Record<string, unknown>) => {
  const catalog = catalogOf(registry, fields.place, today);
  const facts = factsOf(fields);
  const check = (item: Item) => checkItem(catalog, item, facts, today, registry.nameOf);
  const place = catalog.place.code;
  return fields.number === undefined || fields.number === null
    ? { place, items: catalog.items.map(check) }
    : { place, ...check(itemOf(catalog, fields.number)) };
};

/**
 * @param today YYYY-MM-DD in Asia/Shanghai: which version of a list holds, and ages from birth dates
 */
export const createChecker =
  (registry: Registry, today: string): Checker =>
  (line, lineNumber) => {
    let id: unknown = null;
    try {
      const fields = readLine(line);
      id = fields.id ?? null;
      return { id, ...answer(registry, today, fields) };
    } catch (error) {
      const what = error instanceof LineError ? error.message : `没有判断成：${messageOf(error)}`;
      return { id, line: lineNumber, error: what };
    }
  };
