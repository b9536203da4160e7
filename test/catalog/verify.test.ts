// A list that departs from its document is found out: a row, a bureau, a figure, a quote.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseCatalog } from '../../src/catalog/parse.ts';
import { readTable } from '../../src/catalog/table.ts';
import { verifyCatalog } from '../../src/catalog/verify.ts';
import { readServiceNames } from '../../src/commands/lists.ts';

const serviceIds = new Set(readServiceNames().keys());
const documents = join(import.meta.dirname, 'documents');
const read = (file: string) => {
  const [code, name, ...version] = file.replace(/\.txt$/, '').split('-');
  const yaml = join(
    import.meta.dirname,
    '../../catalogs',
    `${code}-${name}`,
    `${version.join('-')}.yaml`,
  );
  return { text: readFileSync(join(documents, file), 'utf8'), yaml };
};

const load = (yaml: string) => {
  const { catalog, problems } = parseCatalog(readFileSync(yaml, 'utf8'), yaml, serviceIds);
  if (!catalog) throw new Error(JSON.stringify(problems));
  return catalog;
};

const withTable = readdirSync(documents)
  .filter((file) => existsSync(read(file).yaml))
  .filter((file) => readTable(read(file).text).rows.length > 0);

it('documents with lists are at hand', () => expect(withTable.length).toBeGreaterThanOrEqual(4));

describe.each(withTable)('%s', (file) => {
  const { text, yaml } = read(file);
  const sound = load(yaml);
  const known = new Set(verifyCatalog(sound, text).mismatches.map((one) => JSON.stringify(one)));
  const found = (change: (copy: typeof sound) => void): string => {
    const copy = structuredClone(sound);
    change(copy);
    const all = verifyCatalog(copy, text).mismatches.map((one) => JSON.stringify(one));
    return all.filter((one) => !known.has(one)).join();
  };

  it('has rows 1 to n', () => {
    const numbers = readTable(text).rows.map(({ number }) => number);
    expect(numbers).toEqual(sound.items.map(({ number }) => number));
  });

  it.each(sound.items.map(({ number }) => number))('misses row %i when it is gone', (number) => {
    const words = found((copy) => {
      copy.items = copy.items.filter((item) => item.number !== number);
    });
    expect(words).toContain(`第${number}项`);
    expect(words).toContain('清单漏了这一项');
  });

  it.each(sound.items.map(({ number }) => number))('sees row %i altered', (number) => {
    const at = number - 1;
    const changes: ((item: (typeof sound.items)[number]) => void)[] = [
      (item) => (item.name += '甲'),
      (item) => (item.content = item.content.slice(1)),
      (item) => (item.group = '别的老年人'),
      (item) => item.bureaus.push('县气象局'),
      (item) => item.types.push('别的'),
      (item) => (item.added = !item.added),
      (item) => Object.assign(item.benefits[0] ?? {}, { quote: '文件里没有的话' }),
    ];
    for (const change of changes) {
      const words = found((copy) => {
        const item = copy.items[at];
        if (item) change(item);
      });
      expect(words).toContain(`第${number}项`);
    }
  });

  it('misses a row that the list has and the document lacks', () => {
    const last = sound.items.at(-1);
    const words = found((copy) => {
      if (last) copy.items.push({ ...structuredClone(last), number: last.number + 1 });
    });
    expect(words).toContain('文件的表里没有这一项');
  });

  it('sees every amount altered', () => {
    for (const [at, item] of sound.items.entries()) {
      for (const [index, benefit] of item.benefits.entries()) {
        if (benefit.amount === undefined) continue;
        const words = found((copy) => {
          const amount = copy.items[at]?.benefits[index]?.amount;
          if (amount) amount.value += 7;
        });
        expect(words, `${item.number} ${benefit.text}`).toContain(`benefits[${index}]`);
      }
    }
  });

  it('sees a clause that holds no such words, and one that is not there', () => {
    const cite = (clause: string) =>
      found((copy) => {
        const benefit = copy.items[0]?.benefits[0];
        if (benefit) benefit.clause = clause;
      });
    expect(cite('一')).toContain('不在 一');
    expect(cite('九（九）9')).toContain('找不到');
  });

  it('sees another title, number and date', () => {
    expect(found((copy) => (copy.document.title = '别的通知'))).toContain('document.title');
    expect(found((copy) => (copy.document.number = '甲政发〔2023〕1号'))).toContain(
      'document.number',
    );
    expect(found((copy) => (copy.document.issuedOn = '2023-01-02'))).toContain('document.issuedOn');
  });
});

describe('figures', () => {
  const file = withTable[0] ?? '';
  const sound = load(read(file).yaml);
  const text = read(file).text;

  it('sees an age of a rule altered', () => {
    const copy = structuredClone(sound);
    const item = copy.items.find(({ rule }) => 'fact' in rule && rule.law === undefined);
    if (item && 'fact' in item.rule) item.rule.atLeast = 81;
    const { mismatches } = verifyCatalog(copy, text);
    expect(JSON.stringify(mismatches)).toContain('age 的 81');
  });

  it('sees a figure in what is said that its quote lacks', () => {
    const copy = structuredClone(sound);
    const benefit = copy.items[0]?.benefits[0];
    if (benefit) benefit.text = '每月123元';
    expect(JSON.stringify(verifyCatalog(copy, text).mismatches)).toContain('123');
  });
});
