// The shapes of lists, rows and comparisons as the API gives them out; OpenAPI is made from them.
import { z } from 'zod';
import { benefitSchema, documentSchema, itemSchema, placeSchema } from '../../../catalog/schema.ts';
import { conditionSchema } from '../../../rules/condition.ts';

const { code, name } = placeSchema.shape;

/** The document that a list stands in. */
export const documentViewSchema = documentSchema
  .pick({
    title: true,
    number: true,
    issuer: true,
    issuedOn: true,
    effectiveFrom: true,
    status: true,
    list: true,
  })
  .describe('清单所在的文件；status 为 draft 的是征求意见稿，尚未施行');

const words = z.array(z.string()).readonly();

const leads = words.describe('牵头的单位；空的是文件没有说哪个牵头');

/** One row as the list has it. */
export const rowSchema = z.strictObject({
  ...itemSchema.pick({ number: true, name: true }).shape,
  added: z.boolean().describe('清单上标 * 号的：本地增加的项目'),
  group: z.string().describe('对象'),
  content: z.string().describe('服务内容原文'),
  types: z.array(z.string()).describe('服务类型；空的是清单没有这一栏'),
  bureaus: z.array(z.string()).describe('责任单位；空的是清单没有这一栏'),
  leads,
});

/** One place in the answer of GET /catalogs. */
export const catalogEntrySchema = z.strictObject({
  place: code,
  name,
  document: documentViewSchema,
  items: z.int().describe('清单的项数；0 是文件没有附清单'),
  url: z.string(),
});

/** The answer of GET /catalogs. */
export const catalogsSchema = z.strictObject({ catalogs: z.array(catalogEntrySchema) });

/** The answer of GET /catalogs/{place}. */
export const catalogViewSchema = z.strictObject({
  place: code,
  name,
  document: documentViewSchema,
  items: z.array(rowSchema),
});

/** Words of the document and where they stand. */
export const quoteSchema = z.strictObject({
  quote: z.string().describe('文件原文'),
  locus: z.string().describe('在文件的哪里，如 清单第11项、正文二（一）3'),
});

/** The answer of GET /catalogs/{place}/{number}. */
export const itemViewSchema = z.strictObject({
  place: code,
  name,
  document: documentViewSchema,
  item: z.strictObject({
    ...rowSchema.shape,
    services: z.array(z.string()).describe('各地同一项服务的代码，主要的在前'),
    rule: conditionSchema,
    conditions: z.array(z.string()).describe('享受条件，用话说'),
    benefits: z.array(benefitSchema),
    benefitTexts: z.array(z.string()).describe('给什么，用话说'),
    exclusive: itemSchema.shape.exclusive.unwrap(),
    notes: itemSchema.shape.notes.unwrap(),
    quotes: z.array(quoteSchema),
  }),
});

const comparedRowSchema = z.strictObject({
  number: z.int(),
  name: z.string(),
  group: z.string(),
  content: z.string(),
  types: words,
  bureaus: words,
  leads,
  conditions: words,
  benefits: words,
});

/** The answer of GET /compare. */
export const comparisonSchema = z.strictObject({
  services: z.array(z.strictObject({ id: z.string(), name: z.string() })),
  places: z.array(
    z.strictObject({
      place: code,
      name,
      status: z.enum(['in-force', 'draft']),
      hasList: z.boolean().describe('文件有没有附清单'),
      rows: z.array(comparedRowSchema).readonly().describe('空的是清单没有这一项'),
      mentions: words.describe('清单没有这一项时，正文里提到它的话'),
    }),
  ),
});
