// What the API can do: each operation with its shapes and its words. The routes and the OpenAPI
// description are both made from this table.
import { z } from 'zod';
import type { Registry } from '../../../catalog/registry.ts';
import { askedSchema, askSchema, askView } from './ask.ts';
import {
  catalogsSchema,
  catalogViewSchema,
  comparisonSchema,
  itemViewSchema,
} from './catalog-schemas.ts';
import {
  catalogAt,
  catalogsView,
  catalogView,
  comparisonView,
  itemAt,
  itemView,
} from './catalogs.ts';
import { checkView } from './check.ts';
import { checkBatchResultSchema, checkBodySchema, checkResultSchema } from './check-schemas.ts';
import type { WebDeps } from './deps.ts';
import type { ProblemStatus } from './problem.ts';

/** What a request brought: parameters of path and query as their schemas have them, the body as it came. */
export interface Given {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string | undefined>>;
  readonly body: unknown;
}

export interface Operation {
  readonly method: 'get' | 'post';
  /** With {name} for parameters, below /api/v1. */
  readonly path: string;
  readonly id: string;
  readonly summary: string;
  readonly description: string;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  readonly response: z.ZodType;
  readonly problems: readonly ProblemStatus[];
  /** Needs no key. */
  readonly open?: boolean;
  /** Carries a strong ETag. */
  readonly tagged?: boolean;
  /** A request's path and query, or its body, for the readable page and the tests. */
  readonly example: (sample: Sample) => string | Readonly<Record<string, unknown>>;
  run(deps: WebDeps, given: Given): unknown;
}

/** Places and a row that examples speak of. */
export interface Sample {
  readonly place: string;
  readonly other: string;
  readonly number: number;
}

/** A sample out of the lists that are loaded. */
export function sampleOf(registry: Registry, today: string): Sample {
  const [first, second] = registry.currents(today).filter(({ items }) => items.length > 0);
  const place = first?.place.code ?? '';
  return { place, other: second?.place.code ?? place, number: first?.items[0]?.number ?? 1 };
}

const place = z.string().max(40).describe('地方的区划代码、全称或简称');
const number = z
  .string()
  .regex(/^\d{1,4}$/, '应是数字，如 11')
  .describe('清单里的序号');
const dayQuery = {
  day: z.iso.date('应是 YYYY-MM-DD').optional().describe('看哪一天施行的版本，默认今天'),
};

const healthSchema = z.strictObject({
  status: z.literal('ok'),
  today: z.iso.date(),
  places: z.int().describe('有文件的地方数'),
  items: z.int().describe('各地清单的项数之和'),
});

const dayOf = (deps: WebDeps, { query }: Given): string => query.day ?? deps.today();

const catalogOf = (deps: WebDeps, given: Given) =>
  catalogAt(deps.knowledge.registry, given.params.place ?? '', dayOf(deps, given));

const ask: Operation = {
  method: 'post',
  path: '/ask',
  id: 'ask',
  summary: '问一句，答一句',
  description:
    '这里不保存任何对话：回答里的 conversation 由调用方保管，下一次原样送回，就能接着问。同样的请求在同一天得到同样的回答，所以断线后重发是安全的。证件号、电话号码会先去掉。',
  body: askSchema,
  response: askedSchema,
  problems: [400, 413, 415, 422],
  example: () => ({ text: '82岁的老人有高龄津贴吗' }),
  run: (deps, { body }) => askView(deps, body as z.output<typeof askSchema>),
};

const check: Operation = {
  method: 'post',
  path: '/check',
  id: 'check',
  summary: '判断能不能享受',
  description:
    '一个人（直接写）或很多人（写在 checks 里），对清单的一项（写 number）或全部各项。facts 里没有写的就是还不知道，会在 missing 里列出还差什么。送很多人时，哪一个写得不对只在那一个的 errors 里说明。',
  body: checkBodySchema,
  response: z.union([checkResultSchema, checkBatchResultSchema]),
  problems: [400, 413, 415, 422],
  example: ({ place: code, number: row }) => ({
    place: code,
    number: row,
    facts: { age: 82, hukou: code },
  }),
  run: (deps, { body }) => checkView(deps, body),
};

const catalogs: Operation = {
  method: 'get',
  path: '/catalogs',
  id: 'listCatalogs',
  summary: '各地的清单',
  description: '有哪些地方、依据哪份文件、有几项。',
  query: z.strictObject(dayQuery),
  response: catalogsSchema,
  problems: [422],
  tagged: true,
  example: () => '/catalogs',
  run: (deps, given) => catalogsView(deps.knowledge.registry, dayOf(deps, given)),
};

const catalog: Operation = {
  method: 'get',
  path: '/catalogs/{place}',
  id: 'getCatalog',
  summary: '一个地方的清单',
  description: '各项的名称、对象、内容原文、类型和责任单位。',
  params: z.strictObject({ place }),
  query: z.strictObject(dayQuery),
  response: catalogViewSchema,
  problems: [404, 422],
  tagged: true,
  example: (sample) => `/catalogs/${sample.place}`,
  run: (deps, given) => catalogView(catalogOf(deps, given)),
};

const item: Operation = {
  method: 'get',
  path: '/catalogs/{place}/{number}',
  id: 'getItem',
  summary: '清单里的一项',
  description: '原文、享受条件（规则和用话说的）、待遇、引文和出处。',
  params: z.strictObject({ place, number }),
  query: z.strictObject(dayQuery),
  response: itemViewSchema,
  problems: [404, 422],
  tagged: true,
  example: (sample) => `/catalogs/${sample.place}/${sample.number}`,
  run: (deps, given) => {
    const found = catalogOf(deps, given);
    return itemView(itemAt(found, Number(given.params.number)), found, deps.knowledge);
  },
};

const compare: Operation = {
  method: 'get',
  path: '/compare',
  id: 'compare',
  summary: '一项服务各地对照',
  description: '各地是同一项服务的行并排列出；没有这一项的也列出，并写明正文有没有提到。',
  query: z.strictObject({
    service: z.string().min(1, '不能是空的').max(60).describe('服务的名称或代码，如 高龄津贴'),
    places: z.string().max(400).optional().describe('只看这些地方，用逗号隔开'),
    ...dayQuery,
  }),
  response: comparisonSchema,
  problems: [422],
  tagged: true,
  example: (sample) => `/compare?service=高龄津贴&places=${sample.place},${sample.other}`,
  run: (deps, given) =>
    comparisonView(
      deps.knowledge,
      given.query.service ?? '',
      given.query.places,
      dayOf(deps, given),
    ),
};

const health: Operation = {
  method: 'get',
  path: '/health',
  id: 'health',
  summary: '服务是否正常',
  description: '不需要密钥。',
  response: healthSchema,
  problems: [],
  open: true,
  example: () => '/health',
  run: (deps) => {
    const today = deps.today();
    const lists = deps.knowledge.registry.currents(today);
    const items = lists.reduce((sum, list) => sum + list.items.length, 0);
    return { status: 'ok', today, places: lists.length, items };
  },
};

/** In the order of the readable page. */
export const operations: readonly Operation[] = [
  ask,
  check,
  catalogs,
  catalog,
  item,
  compare,
  health,
];
