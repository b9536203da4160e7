// Reads what a request brings and names every field that is wrong.
import type { Context } from 'hono';
import type { z } from 'zod';
import { findingsOf } from '../../../catalog/explain.ts';
import { didYouMean } from '../../../catalog/nearest.ts';
import type { Path } from '../../../catalog/problems.ts';
import { isFactName, valuesInWords } from '../../../catalog/vocabulary.ts';
import { daysOf } from '../../../language/calendar.ts';
import { factNames, factSchemas } from '../../../rules/facts.ts';
import { type FieldError, invalid, Problem } from './problem.ts';

/** Path in; a JSON Pointer (RFC 6901) out, `/` for the whole. */
export const pointer = (path: Path): string =>
  path.length === 0
    ? '/'
    : path.map((step) => `/${`${step}`.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** A schema and a raw value in; what is wrong out. */
export const fieldErrors = (schema: z.ZodType, raw: unknown): FieldError[] =>
  findingsOf(schema, raw).map(({ path, what, fix }) => ({
    field: pointer(path),
    detail: `${what}。${fix}`,
  }));

/**
 * The value as the schema has it.
 * @param name how a field is called; parameters of the address go by their bare names
 * @throws Problem 422 naming the fields
 */
export const parsed = <S extends z.ZodType>(
  schema: S,
  raw: unknown,
  name: (field: string) => string = (field) => field,
): z.output<S> => {
  const result = schema.safeParse(raw);
  if (result.success) return result.data;
  throw invalid(fieldErrors(schema, raw).map((error) => ({ ...error, field: name(error.field) })));
};

const isDay = (date: unknown): boolean => {
  try {
    return daysOf(String(date)).length === 2;
  } catch {
    return false;
  }
};

const factError = (name: string, value: unknown): string | undefined => {
  if (!isFactName(name)) {
    const known = factNames.join('、');
    return `没有叫 ${name.slice(0, 40)} 的事实。${didYouMean(name, factNames)}可用的有：${known}`;
  }
  const fits = factSchemas[name].safeParse(value).success;
  if (fits && (name !== 'birthDate' || isDay(value))) return undefined;
  const shown = JSON.stringify(value)?.slice(0, 60);
  return `值 ${shown} 不对，应是${valuesInWords(name)}`;
};

/** Raw facts about a person in; what is wrong with each out. */
export const factErrors = (raw: unknown, at: string): FieldError[] => {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    return [{ field: at, detail: '应是一个对象，如 {"age": 82}' }];
  }
  return Object.entries(raw).flatMap(([name, value]) => {
    const detail = factError(name, value);
    return detail === undefined ? [] : [{ field: `${at}${pointer([name])}`, detail }];
  });
};

/** The body as JSON. @throws Problem 415 or 400 */
export const jsonBody = async (c: Context): Promise<unknown> => {
  const type = c.req.header('content-type') ?? '';
  if (!/^application\/(json|[\w.-]{1,60}\+json)\s{0,9}(;|$)/i.test(type)) {
    throw new Problem(415, '请求正文应是 JSON，并写上 Content-Type: application/json');
  }
  try {
    return JSON.parse(await c.req.text());
  } catch {
    throw new Problem(400, '正文不是合法的 JSON，请检查引号、逗号和括号');
  }
};
