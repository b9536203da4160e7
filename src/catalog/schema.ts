// What a catalog file may say. One file holds one version of one place's list.
import { z } from 'zod';
import { conditionSchema } from '../rules/condition.ts';
import { divisionCode } from '../rules/facts.ts';

const text = z.string().trim().min(1);
const isoDate = z.iso.date('应是 YYYY-MM-DD');

/** Verbatim words of the document; without `clause` they stand in the item's own row. */
const quoted = { quote: text, clause: text.optional() };

export const placeSchema = z.strictObject({
  code: divisionCode,
  /** Full name, such as 某某县. */
  name: text,
  /** What people call it, without 县 or 市. */
  short: text,
  province: text,
  /** Prefecture, where the place lies in one. */
  city: text.optional(),
  /** Everyday or old names that mean this place and nothing else. */
  aliases: z.array(text).default([]),
  /** Districts, towns and streets that the list covers, as people say them; common words only with 镇 or 街道. */
  parts: z.array(text).default([]),
});

export const documentSchema = z.strictObject({
  title: text,
  /** 文号; null where the document has none. */
  number: text.nullable(),
  /** Null where the document names none (a draft for comment). */
  issuer: text.nullable(),
  issuedOn: isoDate.nullable(),
  effectiveFrom: isoDate.nullable(),
  status: z.enum(['in-force', 'draft']),
  /** Which of an item's bureaus lead: the first, all of them, or the document does not say. */
  leads: z.enum(['first', 'all', 'unstated']),
  /** The list's own name, such as 某县基本养老服务清单; null where there is no list. */
  list: text.nullable(),
  /** Things the document says of itself or of all items: its version, who organises it, what * means. */
  statements: z
    .array(
      z.strictObject({
        about: z.enum(['version', 'effect', 'organiser', 'asterisk', 'change', 'mention']),
        /** For a mention: the canonical service that the body speaks of though the list has no such item. */
        service: text.optional(),
        /** Canonical bureau name, for the organiser. */
        bureau: text.optional(),
        ...quoted,
      }),
    )
    .default([]),
});

export const amountSchema = z.strictObject({
  value: z.number().nonnegative(),
  unit: z.enum(['元', '倍', '%', '工时', '小时', '次', '份']),
  /** What the amount is for each of; null for a single one. */
  per: z.enum(['month', 'year', 'twoYears', 'day']).nullable().default(null),
  /** 不低于, 不少于. */
  atLeast: z.boolean().default(false),
  /** 不超出. */
  atMost: z.boolean().default(false),
  /** What a share or a multiple is of, such as 最低生活保障标准. */
  of: text.optional(),
  /** The upper end, where the document gives a range (每月30—50小时). */
  upTo: z.number().optional(),
});

/** One thing that the item gives, to those for whom `when` holds (to everybody without it). */
export const benefitSchema = z.strictObject({
  when: conditionSchema.optional(),
  /** How it is said in an answer: short, spoken, no figure that the quote lacks. */
  text,
  amount: amountSchema.optional(),
  ...quoted,
});

export const itemSchema = z.strictObject({
  number: z.int().positive(),
  name: text,
  /** The * mark: added by this place. */
  added: z.boolean().default(false),
  /** 对象, as the list's heading has it. */
  group: text,
  /** 服务内容, word for word. */
  content: text,
  /** 服务类型; empty where the list has no such column. */
  types: z.array(text).default([]),
  /** 责任单位 in the order given; empty where the list has no such column. */
  bureaus: z.array(text).default([]),
  /** Canonical services (files of intents/services) that this row is, the main one first. */
  services: z.array(text).min(1),
  rule: conditionSchema,
  benefits: z.array(benefitSchema).default([]),
  /** What must not be drawn together (不重复享受). */
  exclusive: z.array(z.strictObject({ text, ...quoted })).default([]),
  /** What the body text adds: how often, how it is asked for, that the amount is still to be set. */
  notes: z
    .array(
      z.strictObject({
        about: z.enum(['frequency', 'amount', 'process', 'target', 'scope', 'effect', 'priority']),
        /** Said in an answer in place of the quote, where the quote is long. */
        text: text.optional(),
        ...quoted,
      }),
    )
    .default([]),
});

export const catalogSchema = z.strictObject({
  place: placeSchema,
  document: documentSchema,
  items: z.array(itemSchema),
});

export type Place = z.infer<typeof placeSchema>;
export type SourceDocument = z.infer<typeof documentSchema>;
export type Amount = z.infer<typeof amountSchema>;
export type Benefit = z.infer<typeof benefitSchema>;
export type Item = z.infer<typeof itemSchema>;
export type Catalog = z.infer<typeof catalogSchema>;
