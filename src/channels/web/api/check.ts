// POST /check: one or many persons against one or all rows of a place's list, as `yiwen check` does.
import type { z } from 'zod';
import { type Checker, createChecker } from '../../../catalog/check-line.ts';
import { isFactName } from '../../../catalog/vocabulary.ts';
import { placesInWords } from './catalogs.ts';
import {
  type checkBatchResultSchema,
  type checkResultSchema,
  looseBatchSchema,
  looseCheckSchema,
  looseSingleSchema,
} from './check-schemas.ts';
import type { WebDeps } from './deps.ts';
import { factErrors, fieldErrors, parsed } from './input.ts';
import { type FieldError, invalid } from './problem.ts';

type Fields = Readonly<Record<string, unknown>>;
type Result = z.output<typeof checkResultSchema>;
type BatchResult = z.output<typeof checkBatchResultSchema>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const placeErrors = (deps: WebDeps, { place, number }: Fields, day: string): FieldError[] => {
  const { registry } = deps.knowledge;
  if (typeof place !== 'string') return [];
  const found = registry.findPlace(place);
  if (found === undefined) {
    const known = placesInWords(registry);
    return [{ field: '/place', detail: `没有“${place.slice(0, 40)}”的清单。可用的有：${known}` }];
  }
  const catalog = registry.current(found.code, day);
  if (catalog === undefined) {
    return [{ field: '/place', detail: `${found.name}在 ${day} 还没有施行的清单` }];
  }
  if (typeof number !== 'number') return [];
  if (catalog.items.some((item) => item.number === number)) return [];
  const size = catalog.items.length;
  const range = size === 0 ? '文件没有附清单' : `可用的有 1 至 ${size}`;
  return [{ field: '/number', detail: `${found.name}没有第 ${number} 项，${range}` }];
};

const misplaced = (fields: Fields): FieldError[] =>
  Object.keys(fields)
    .filter(isFactName)
    .map((name) => ({ field: `/${name}`, detail: `${name} 应写在 facts 里` }));

const errorsOf = (deps: WebDeps, raw: unknown, day: string, shape: z.ZodType): FieldError[] => {
  if (!isFields(raw))
    return [{ field: '/', detail: '应是一个对象，如 {"place":"六位区划代码","facts":{}}' }];
  const outside = misplaced(raw);
  const wrong = outside.length > 0 ? outside : fieldErrors(shape, raw);
  const facts = raw.facts === undefined ? [] : factErrors(raw.facts, '/facts');
  return [...wrong, ...placeErrors(deps, raw, day), ...facts];
};

const run = (check: Checker, fields: Fields, line: number): Result => {
  const answer = check(JSON.stringify(fields), line);
  if ('error' in answer) throw invalid([{ field: '/', detail: String(answer.error) }]);
  return answer as Result;
};

const dayIn = (raw: Fields, today: string): string =>
  typeof raw.today === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(raw.today) ? raw.today : today;

const single = (deps: WebDeps, raw: Fields): Result => {
  const day = dayIn(raw, deps.today());
  const errors = errorsOf(deps, raw, day, looseSingleSchema);
  if (errors.length > 0) throw invalid(errors);
  return run(createChecker(deps.knowledge.registry, day), raw, 1);
};

const batch = (deps: WebDeps, raw: Fields): BatchResult => {
  const { checks, today } = parsed(looseBatchSchema, raw);
  const day = today ?? deps.today();
  const check = createChecker(deps.knowledge.registry, day);
  return {
    results: checks.map((entry, index) => {
      const errors = errorsOf(deps, entry, day, looseCheckSchema);
      if (errors.length === 0) return run(check, entry as Fields, index + 1);
      const id = isFields(entry) ? entry.id : null;
      return { id: typeof id === 'string' || typeof id === 'number' ? id : null, errors };
    }),
  };
};

/** The raw body in; the verdicts out. @throws Problem 422 naming the fields */
export const checkView = (deps: WebDeps, raw: unknown): Result | BatchResult => {
  if (isFields(raw)) return 'checks' in raw ? batch(deps, raw) : single(deps, raw);
  throw invalid([
    { field: '/', detail: '正文应是一个对象，如 {"place":"六位区划代码","facts":{}}' },
  ]);
};
