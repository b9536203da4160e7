// The OpenAPI 3.1 description, made from the operations and their schemas.
import { z } from 'zod';
import { benefitSchema } from '../../../catalog/schema.ts';
import { conversationSchema } from '../../../dialogue/conversation.ts';
import { conditionSchema } from '../../../rules/condition.ts';
import { factsSchema } from '../../../rules/facts.ts';
import { documentViewSchema, rowSchema } from './catalog-schemas.ts';
import { fieldErrorSchema } from './check-schemas.ts';
import { type Operation, operations, type Sample } from './operations.ts';
import { problemTitles } from './problem.ts';
import { blockSchema, replySchema, verdictSchema } from './reply-schemas.ts';

export type JsonSchema = { readonly [key: string]: unknown };

/** An error (RFC 9457). */
export const problemSchema = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  instance: z.string(),
  errors: z.array(fieldErrorSchema).optional(),
});

const shared: Readonly<Record<string, z.ZodType>> = {
  Condition: conditionSchema,
  Facts: factsSchema,
  Conversation: conversationSchema,
  Benefit: benefitSchema,
  Document: documentViewSchema,
  Row: rowSchema,
  Block: blockSchema,
  Reply: replySchema,
  Verdict: verdictSchema,
  Problem: problemSchema,
};

const capital = (word: string): string => `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
const bodyName = ({ id }: Operation): string => `${capital(id)}Request`;
const responseName = ({ id }: Operation): string => `${capital(id)}Response`;

const bare = ({ $schema: _schema, $id: _id, ...rest }: JsonSchema): JsonSchema => rest;

/** Every named schema; requests as they are sent, all else as it is given out. */
const componentSchemas = (): Record<string, JsonSchema> => {
  const named = Object.entries(shared);
  const bodies = operations.flatMap((each) =>
    each.body === undefined ? [] : [[bodyName(each), each.body] as const],
  );
  const responses = operations.map((each) => [responseName(each), each.response] as const);
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of [...named, ...bodies, ...responses]) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, {
    uri: (id) => `#/components/schemas/${id}`,
    io: 'input',
  });
  return Object.fromEntries(
    Object.entries(schemas).map(([id, schema]) => [id, bare(schema as JsonSchema)]),
  );
};

const ref = (id: string): JsonSchema => ({ $ref: `#/components/schemas/${id}` });

const parametersOf = (schema: z.ZodObject | undefined, where: 'path' | 'query'): JsonSchema[] => {
  if (schema === undefined) return [];
  const { properties = {}, required = [] } = z.toJSONSchema(schema, { io: 'input' });
  return Object.entries(properties).map(([name, property]) => {
    const { description, ...rest } = property as JsonSchema;
    return { name, in: where, required: required.includes(name), description, schema: rest };
  });
};

const problemsOf = ({ problems, open }: Operation): Record<string, JsonSchema> => {
  const statuses = [...problems, ...(open ? [] : [401 as const, 403 as const]), 429 as const];
  return Object.fromEntries(
    statuses
      .sort((left, right) => left - right)
      .map((status) => [
        `${status}`,
        {
          description: problemTitles[status],
          content: { 'application/problem+json': { schema: ref('Problem') } },
        },
      ]),
  );
};

const text = (description: string): JsonSchema => ({ description, schema: { type: 'string' } });

const responseHeaders = ({ tagged }: Operation): JsonSchema => ({
  RateLimit: text('这一分钟还剩几次（r），几秒后重新计（t）'),
  'RateLimit-Policy': text('每分钟几次（q）'),
  ...(tagged ? { ETag: text('内容的标记；带 If-None-Match 再来，没有变就答 304') } : {}),
});

const responsesOf = (each: Operation): JsonSchema => ({
  200: {
    description: '成功',
    headers: responseHeaders(each),
    content: { 'application/json': { schema: ref(responseName(each)) } },
  },
  ...(each.tagged ? { 304: { description: '没有变化' } } : {}),
  ...problemsOf(each),
});

const operationOf = (each: Operation, sample: Sample): JsonSchema => {
  const parameters = [...parametersOf(each.params, 'path'), ...parametersOf(each.query, 'query')];
  const requestBody = {
    required: true,
    content: { 'application/json': { schema: ref(bodyName(each)), example: each.example(sample) } },
  };
  return {
    operationId: each.id,
    summary: each.summary,
    description: each.description,
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(each.body === undefined ? {} : { requestBody }),
    responses: responsesOf(each),
    ...(each.open ? { security: [] } : {}),
  };
};

const securitySchemes = {
  bearer: { type: 'http', scheme: 'bearer' },
  apiKey: { type: 'apiKey', in: 'header', name: 'X-API-Key' },
  basic: { type: 'http', scheme: 'basic', description: '密码填密钥，用户名任意' },
};

/** The description as it is served at /api/v1/openapi.json; its examples speak of `sample`. */
export const openApi = (sample: Sample): JsonSchema => ({
  openapi: '3.1.1',
  info: {
    title: '颐问 API',
    version: '1',
    description:
      '各地基本养老服务清单的问答、判断、查询和对照。只在本机开放时不需要密钥；否则除 /health 外都需要。错误用 application/problem+json 写明是哪个字段、可以写什么。',
  },
  servers: [{ url: '/api/v1' }],
  security: [{}, { bearer: [] }, { apiKey: [] }, { basic: [] }],
  paths: Object.fromEntries(
    operations.map((each) => [each.path, { [each.method]: operationOf(each, sample) }]),
  ),
  components: { schemas: componentSchemas(), securitySchemes },
});
