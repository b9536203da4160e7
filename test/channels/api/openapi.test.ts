// The OpenAPI description: whole, consistent with itself, and with the page made from it.
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { docsPage } from '../../../src/channels/web/api/docs.ts';
import { openApi } from '../../../src/channels/web/api/openapi.ts';
import { operations, sampleOf } from '../../../src/channels/web/api/operations.ts';
import { factNames } from '../../../src/rules/facts.ts';
import { knowledge, today } from './server.ts';

const sample = sampleOf(knowledge().registry, today);
const description = JSON.parse(JSON.stringify(openApi(sample)));

const refsIn = (value: unknown): string[] => {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === '$ref' ? [String(inner)] : refsIn(inner),
  );
};

const resolve = (ref: string): unknown =>
  ref
    .slice(2)
    .split('/')
    .reduce<unknown>((found, step) => (found as Record<string, unknown>)?.[step], description);

describe('openapi.json', () => {
  it('is 3.1 and describes every operation once', () => {
    expect(description.openapi).toMatch(/^3\.1\./);
    const described = Object.values(description.paths as Record<string, object>).flatMap((path) =>
      Object.values(path).map(({ operationId }: { operationId: string }) => operationId),
    );
    expect(described.sort()).toEqual(operations.map(({ id }) => id).sort());
  });

  it('refers only to what is there', () => {
    const refs = refsIn(description);
    expect(refs.length).toBeGreaterThan(20);
    for (const ref of refs) expect(resolve(ref), ref).toBeDefined();
  });

  it('has no schema that is JSON Schema only by itself', () => {
    expect(JSON.stringify(description)).not.toMatch(/"\$(id|schema|defs)"/);
  });

  it('names every parameter of a path', () => {
    for (const [path, methods] of Object.entries(description.paths as Record<string, object>)) {
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      for (const operation of Object.values(methods)) {
        const parameters = (operation.parameters ?? []) as { name: string; in: string }[];
        const inPath = parameters.filter((each) => each.in === 'path').map(({ name }) => name);
        expect(inPath).toEqual(named);
      }
    }
  });

  it('gives every fact', () => {
    expect(Object.keys(description.components.schemas.Facts.properties)).toEqual(factNames);
  });

  it('describes the examples that it gives', () => {
    for (const { body, example } of operations) {
      if (body !== undefined) expect(z.safeParse(body, example(sample)).success).toBe(true);
    }
  });
});

describe('the readable page', () => {
  it('shows every operation and needs no script', async () => {
    const page = String(await docsPage(description, sample));
    for (const { summary, path } of operations) {
      expect(page).toContain(summary);
      expect(page).toContain(`/api/v1${path}`);
    }
    expect(page).not.toMatch(/<script|style=|https?:\/\/(?!json-schema)/);
    expect(Buffer.byteLength(page)).toBeLessThan(100_000);
  });
});
