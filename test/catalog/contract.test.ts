// What every list of the project must hold to, found by folder: a new county needs no new test.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { describeCondition } from '../../src/catalog/describe.ts';
import { loadCatalogs } from '../../src/catalog/load.ts';
import { parseCatalog } from '../../src/catalog/parse.ts';
import { quotesOf, statementQuotes } from '../../src/catalog/quotes.ts';
import { verifyCatalog } from '../../src/catalog/verify.ts';
import { readServiceNames } from '../../src/commands/lists.ts';
import { assess } from '../../src/rules/assess.ts';
import { evaluate } from '../../src/rules/evaluate.ts';
import { verdicts } from '../../src/rules/truth.ts';

const root = join(import.meta.dirname, '../../catalogs');
const documents = join(import.meta.dirname, 'documents');
const serviceIds = new Set(readServiceNames().keys());
const files = readdirSync(root, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name }) => readdirSync(join(root, name)).map((file) => join(name, file)));

it('there are lists, and they load together', () => {
  expect(files.length).toBeGreaterThan(0);
  expect(loadCatalogs(root, serviceIds).places().length).toBeGreaterThan(0);
});

describe.each(files)('%s', (file) => {
  const parsed = parseCatalog(readFileSync(join(root, file), 'utf8'), file, serviceIds);
  const { catalog } = parsed;
  const items = catalog?.items ?? [];

  it('is sound', () => expect(parsed.problems).toEqual([]));

  it('lies in the folder of its place', () => {
    expect(file.startsWith(`${catalog?.place.code}-`)).toBe(true);
  });

  it('numbers its rows from 1 without gaps', () => {
    expect(items.map(({ number }) => number)).toEqual(items.map((_, index) => index + 1));
  });

  it('knows every service it names', () => {
    for (const { services } of items) {
      for (const service of services) expect(serviceIds).toContain(service);
    }
  });

  it('rests on words everywhere', () => {
    const quotes = catalog
      ? [...statementQuotes(catalog.document), ...items.flatMap(quotesOf)]
      : [];
    expect(quotes.length).toBeGreaterThan(0);
    for (const { quote } of quotes) expect(quote.trim()).not.toBe('');
  });

  it('says what every row gives, and decides nobody by knowing nothing', () => {
    for (const item of items) {
      const code = catalog?.place.code ?? '';
      expect(item.benefits.length, `${item.number}`).toBeGreaterThan(0);
      const { verdict, missing } = assess(code, item, {}, '2026-01-01');
      expect(['unknown', 'conditional'], `${item.number}`).toContain(verdict);
      expect(missing.length > 0, `${item.number}`).toBe(verdict === 'unknown');
      for (const { when } of item.benefits) {
        if (when) expect(verdicts).toContain(evaluate(when, {}, code).verdict);
      }
    }
  });

  it('has a rule that can be read aloud', () => {
    for (const item of items) {
      const lines = describeCondition(item.rule, catalog?.place.name ?? '');
      expect(lines.join('').length).toBeGreaterThan(0);
      expect(lines.join('')).not.toMatch(/undefined|[a-z]/i);
    }
  });

  const document = join(documents, `${file.replace('/', '-').replace(/\.yaml$/, '')}.txt`);
  it.runIf(existsSync(document))('stands word for word in its document', () => {
    if (catalog)
      expect(verifyCatalog(catalog, readFileSync(document, 'utf8')).mismatches).toEqual([]);
  });
});
