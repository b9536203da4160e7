// A broken file is refused with file, line, field and what to do; nothing is half loaded.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadCatalogs, openCatalogs } from '../../src/catalog/load.ts';
import { parseCatalog } from '../../src/catalog/parse.ts';
import { CatalogError, type Problem } from '../../src/catalog/problems.ts';
import { folderOf, sample, services } from './samples.ts';

const problemsOf = (files: Readonly<Record<string, string>>): readonly Problem[] => {
  try {
    loadCatalogs(folderOf(files), services);
  } catch (error) {
    if (error instanceof CatalogError) return error.problems;
    throw error;
  }
  return [];
};

const lineOf = (text: string, part: string): number =>
  text.split('\n').findIndex((line) => line.includes(part)) + 1;

const altered = (from: string, to: string): string => {
  const text = sample().replace(from, to);
  if (text === sample()) throw new Error(`the sample has no ${from}`);
  return text;
};

/** What is replaced, with what; the part that marks the line; the field; words of the message. */
const mistakes: readonly (readonly [string, string, string, string, readonly string[]])[] = [
  ['    group: 老年人', '    groop: 老年人', 'groop', 'items[1].groop', ['是不是 group？']],
  ['status: in-force', 'status: inforce', 'inforce', 'document.status', ['是不是 in-force？']],
  ['title: 甲', 'titel: 甲', 'titel', 'document.titel', ['是不是 title？']],
  [
    'services: [allowance]',
    'services: [alowance]',
    'alowance',
    'items[0].services[0]',
    ['allowance'],
  ],
  ['number: 2', 'number: 1', '- number: 1\n', 'items[1].number', ['项号 1 重复']],
  ['number: 2', 'number: 3', 'number: 3', 'items[1].number', ['缺少第 2 项']],
  ['number: 2', 'number: 二', 'number: 二', 'items[1].number', ['应是数字', '二']],
  ['issuedOn: 2023-05-01', 'issuedOn: 2023年5月', '2023年5月', 'document.issuedOn', ['YYYY-MM-DD']],
  ['types: [医疗服务]', 'types: 医疗服务', 'types: 医疗服务', 'items[1].types', ['应是列表']],
  ['all:', 'al:', 'al:', 'items[0].rule.al', ['是不是 all？']],
  [
    'fact: age, atLeast: 80',
    'fact: aeg, atLeast: 80',
    'aeg',
    'items[0].rule.all[0].fact',
    ['是不是 age？'],
  ],
  [
    'atLeast: 80',
    'atleast: 80',
    'atleast: 80',
    'items[0].rule.all[0].atleast',
    ['是不是 atLeast？'],
  ],
  ['atLeast: 80', 'is: eighty', 'eighty', 'items[0].rule.all[0].is', ['0–130']],
  [
    'is: here',
    'atLeast: 1',
    'fact: hukou',
    'items[0].rule.all[1].atLeast',
    ['hukou 不能用 atLeast'],
  ],
  ['is: here', "is: '330421'", 'fact: hukou', 'items[0].rule.all[1].is', ['within']],
  [', quote: 本县户籍', '', 'fact: hukou', 'items[0].rule.all[1].quote', ['缺少字段 quote']],
  ['atLeast: 80,', '', 'fact: age,', 'items[0].rule.all[0]', ['只能用 is、in、within']],
  [
    '{fact: age, atLeast: 80',
    '{decision: 认定, fact: age',
    'decision',
    'items[0].rule.all[0]',
    ['decision 和 fact'],
  ],
  ['unit: 元', 'unit: 块', 'unit: 块', 'items[0].benefits[0].amount.unit', ['元、倍']],
];

describe('a broken file', () => {
  it.each(mistakes)('%s → %s', (from, to, part, field, words) => {
    const text = altered(from, to);
    const found = problemsOf({ '990101-jiazi/2023.yaml': text });
    const problem = found.find((one) => one.field === field);
    expect(found.map((one) => one.field)).toContain(field);
    for (const word of words) expect(`${problem?.what}。${problem?.fix}`).toContain(word);
    expect(problem?.file).toMatch(/990101-jiazi[\\/]2023\.yaml$/);
    if (!part.endsWith('\n')) expect(problem?.line).toBe(lineOf(text, part));
  });

  it('never says "invalid union"', () => {
    const text = altered('rule: {fact: age', 'rule: {fact: agge');
    expect(JSON.stringify(problemsOf({ 'a/1.yaml': text }))).not.toMatch(/invalid/i);
  });

  it.each([
    ['place: [', '读不懂'],
    [`${sample()}items: []\n`, '相同的字段'],
    [sample().replace('  code:', '\t code:'), '制表符'],
    ['', '应是'],
    ['- 1\n', '应是一组'],
  ])('that is no YAML or no list: %#', (text, words) => {
    const found = problemsOf({ 'a/1.yaml': text });
    expect(found.length).toBeGreaterThan(0);
    expect(found[0]?.line).toBeGreaterThan(0);
    expect(JSON.stringify(found)).toContain(words);
  });

  it('that is not UTF-8', () => {
    const root = folderOf({ 'a/1.yaml': '' });
    writeFileSync(join(root, 'a/1.yaml'), Buffer.from([0xbc, 0xd7]));
    expect(() => loadCatalogs(root, services)).toThrow('UTF-8');
  });
});

describe('a folder', () => {
  it('is refused whole with the problems of all files', () => {
    const found = problemsOf({
      'a/2023.yaml': altered('number: 2', 'number: 4'),
      'b/2023.yaml': sample({ code: '990102', name: '乙丑' }).replace('leads: first', 'leads: one'),
      'c/2023.yaml': sample({ code: '990103', name: '丙寅' }),
    });
    expect(found.map(({ file }) => file.slice(-11))).toEqual(['a/2023.yaml', 'b/2023.yaml']);
  });

  it('holds one place a folder', () => {
    const other = sample({ code: '990102', name: '乙丑' });
    expect(problemsOf({ 'a/1.yaml': sample(), 'a/2.yaml': other })[0]?.field).toBe('place.code');
    const later = sample({ issuedOn: '2024-05-01' });
    expect(problemsOf({ 'a/1.yaml': sample(), 'b/1.yaml': later })[0]?.field).toBe('place.code');
  });

  it('tells places apart by name', () => {
    const same = sample({ code: '990102' });
    expect(JSON.stringify(problemsOf({ 'a/1.yaml': sample(), 'b/1.yaml': same }))).toContain(
      '也是',
    );
  });

  it('refuses two versions of one day', () => {
    expect(problemsOf({ 'a/1.yaml': sample(), 'a/2.yaml': sample() })).toHaveLength(1);
  });

  it.each([
    [{ '1.yaml': sample() }, '所属地方的文件夹'],
    [{ 'a/1.yaml': sample(), 'a/2.yml': sample() }, '扩展名'],
    [{ 'a/readme.md': '' }, '没有一份清单'],
  ])('whose files would be passed over: %#', (files, words) => {
    expect(JSON.stringify(problemsOf(files))).toContain(words);
  });

  it('that is not there is named', () => {
    expect(() => loadCatalogs('/nowhere/at/all', services)).toThrow('/nowhere/at/all');
  });
});

it('a sound file loads with nothing to say', () => {
  expect(parseCatalog(sample(), 'x.yaml', services).problems).toEqual([]);
});

it('a reload that fails keeps the lists in use; one that succeeds replaces them', () => {
  const root = folderOf({ 'a/2023.yaml': sample() });
  const source = openCatalogs(root, services);
  const before = source.registry();
  writeFileSync(join(root, 'a/2023.yaml'), altered('number: 2', 'number: 9'));
  expect(() => source.reload()).toThrow(CatalogError);
  expect(source.registry()).toBe(before);
  writeFileSync(join(root, 'a/2023.yaml'), altered('健康体检', '免费体检'));
  source.reload();
  expect(source.registry().item('990101', 2, '2024-01-01')?.name).toBe('免费体检');
});
