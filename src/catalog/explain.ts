// Turns what zod says of a catalog into findings a maintainer can act on, in Chinese.
import { z } from 'zod';
import { didYouMean } from './nearest.ts';
import type { Finding, Path } from './problems.ts';

const typeNames: Readonly<Record<string, string>> = {
  string: '文字',
  number: '数字',
  int: '整数',
  boolean: 'true 或 false',
  array: '列表（每行以 - 开头）',
  object: '一组“字段: 值”',
  null: '空（null）',
};

/** A value in; what kind of thing it is, in Chinese, out. */
export const kindInWords = (value: unknown): string => {
  if (value === null || value === undefined) return '空的';
  if (Array.isArray(value)) return '列表';
  if (typeof value === 'object') return '一组“字段: 值”';
  return `${typeNames[typeof value] ?? typeof value} ${JSON.stringify(value).slice(0, 40)}`;
};

const wanted = (expected: string): string => typeNames[expected] ?? expected;

/** The value at a path, or undefined. */
export const valueAt = (root: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null
        ? (value as Record<string | number, unknown>)[step]
        : undefined,
    root,
  );

const unwrap = (schema: unknown): unknown =>
  schema instanceof z.ZodOptional ||
  schema instanceof z.ZodDefault ||
  schema instanceof z.ZodNullable
    ? unwrap(schema.unwrap())
    : schema;

const inside = (schema: unknown, step: string | number): unknown => {
  const plain = unwrap(schema);
  if (plain instanceof z.ZodObject) return plain.shape[step];
  return plain instanceof z.ZodArray ? plain.element : undefined;
};

const keysAt = (schema: z.ZodType, path: Path): readonly string[] => {
  const found = unwrap(path.reduce<unknown>(inside, schema));
  return found instanceof z.ZodObject ? Object.keys(found.shape) : [];
};

/** A key that nobody knows, named with the nearest known one. */
export const unknownKey = (path: Path, key: string, known: readonly string[]): Finding => ({
  path: [...path, key],
  what: `不认识的字段 ${key}`,
  fix: `${didYouMean(key, known)}这里可以写：${known.join('、')}`,
});

const wrongType = (path: Path, expected: string, value: unknown): Finding =>
  value === undefined
    ? { path, what: `缺少字段 ${path.at(-1)}`, fix: `请补上，应是${wanted(expected)}` }
    : { path, what: `应是${wanted(expected)}，现在是${kindInWords(value)}`, fix: '请改正这个值' };

const wrongChoice = (path: Path, options: readonly string[], value: unknown): Finding =>
  value === undefined
    ? { path, what: `缺少字段 ${path.at(-1)}`, fix: `请补上，只能是 ${options.join('、')} 之一` }
    : {
        path,
        what: `不能是 ${JSON.stringify(value)}`,
        fix: `${didYouMean(String(value), options)}只能是 ${options.join('、')} 之一`,
      };

const emptyOrSmall = (path: Path, value: unknown, minimum: number): Finding =>
  typeof value === 'number'
    ? { path, what: `${value} 太小`, fix: `应大于或等于 ${minimum}` }
    : { path, what: '不能是空的', fix: '请填上内容；没有这一项就把整个字段删掉' };

/** One issue of zod, the schema and the raw value in; findings out. */
export const explainIssue = (
  issue: z.core.$ZodIssue,
  schema: z.ZodType,
  root: unknown,
): Finding[] => {
  const path = issue.path.filter((step) => typeof step !== 'symbol');
  const value = valueAt(root, path);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => unknownKey(path, key, keysAt(schema, path)));
    case 'invalid_type':
      return [wrongType(path, issue.expected, value)];
    case 'invalid_value':
      return [wrongChoice(path, issue.values.map(String), value)];
    case 'too_small':
      return [emptyOrSmall(path, value, Number(issue.minimum))];
    default:
      return [{ path, what: `值不对：${JSON.stringify(value)?.slice(0, 60)}`, fix: issue.message }];
  }
};

/** A schema and a raw value in; every finding out, none where it fits. */
export const findingsOf = (schema: z.ZodType, value: unknown, at: Path = []): Finding[] => {
  const parsed = schema.safeParse(value);
  if (parsed.success) return [];
  return parsed.error.issues
    .flatMap((issue) => explainIssue(issue, schema, value))
    .map((finding) => ({ ...finding, path: [...at, ...finding.path] }));
};
