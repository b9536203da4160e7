// What the code may know of what, read from every import of src/; and what may stand nowhere in it.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { knowledge } from './knowledge.ts';

const root = join(import.meta.dirname, '../src');

/** From the bottom up: each knows only what stands above it in this table, and its own folder. */
const ORDER = [
  ['errors.ts', 'the error that is meant for the person at the keyboard'],
  ['language', 'Chinese text, numerals, dates'],
  ['rules', 'facts, conditions, verdicts'],
  ['catalog', 'the lists'],
  ['lexicon', 'how people talk'],
  ['understanding', 'a message by itself'],
  ['knowledge.ts', 'lists and lexicon in one value'],
  ['knowledge-data.ts', 'their files, or the copy that the build made'],
  ['load-knowledge.ts', 'the knowledge from disk'],
  ['dialogue', 'a message in its conversation'],
  ['reply', 'what is said, as blocks'],
  ['render', 'blocks as text, HTML, Telegram, Slack'],
  ['step.ts', 'one turn, in reading order'],
  ['store', 'conversations at rest'],
  ['service', 'messages in, answers out'],
  ['config.ts', 'settings'],
  ['channels', 'terminal, web, Telegram, Slack'],
  ['commands', 'what is called by name'],
  ['index.ts', 'a table of contents'],
  ['cli.ts', 'the program'],
  ['build.ts', 'what is made beside the compiled code'],
] as const;

/** Arrows up that are still to go; each has to be one, or it is to be taken off this list. */
const STILL: readonly string[] = [];

/** Parts of the core: no clock, disk, environment, network or chance. */
const PURE = ['rules', 'understanding', 'knowledge.ts', 'dialogue', 'reply', 'render', 'step.ts'];

const files = readdirSync(root, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => relative(root, join(entry.parentPath, entry.name)))
  .sort();

const sources = new Map(files.map((file) => [file, readFileSync(join(root, file), 'utf8')]));
const modules = files.filter((file) => file.endsWith('.ts'));
const textOf = (file: string): string => sources.get(file) ?? '';

const IMPORT = /(?:\bfrom|\bimport|\bimport\()\s*'([^']+)'/g;

const importsOf = (file: string): string[] =>
  [...textOf(file).matchAll(IMPORT)].map((match) => match[1] ?? '');

const inside = new Map(
  modules.map((file) => [
    file,
    importsOf(file)
      .filter((target) => target.startsWith('.'))
      .map((target) => normalize(join(dirname(file), target))),
  ]),
);

const partOf = (file: string): string => file.split('/')[0] ?? file;
const levelOf = (file: string): number => ORDER.findIndex(([part]) => part === partOf(file));

const arrows = [...inside].flatMap(([from, targets]) => targets.map((to) => ({ from, to })));

describe('imports', () => {
  it('are found, and lead to files that exist', () => {
    expect(arrows.length).toBeGreaterThan(modules.length);
    expect(arrows.filter(({ to }) => !sources.has(to))).toEqual([]);
  });

  it('come from parts that have their place in the order', () => {
    expect([...new Set(modules.map(partOf))].filter((part) => levelOf(part) < 0)).toEqual([]);
  });

  it('run downward only', () => {
    const up = arrows
      .filter(({ from, to }) => partOf(from) !== partOf(to) && levelOf(from) <= levelOf(to))
      .map(({ from, to }) => `${from} → ${to}`);
    expect(up.sort()).toEqual([...STILL].sort());
  });

  it('go round in no circle', () => {
    const reach = (file: string, seen = new Set<string>()): Set<string> => {
      for (const target of inside.get(file) ?? [])
        if (!seen.has(target)) reach(target, seen.add(target));
      return seen;
    };
    const reached = new Map(modules.map((file) => [file, reach(file)]));
    const round = arrows.filter(({ from, to }) => reached.get(to)?.has(from));
    expect(round.map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
  });
});

/** Code without its comments and white lines. */
const code = (file: string): string =>
  textOf(file)
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(^|\s)\/\/.*$/gm, '$1');

const having = (pattern: RegExp, among: readonly string[], read = code): string[] =>
  among.flatMap((file) =>
    read(file)
      .split('\n')
      .filter((line) => pattern.test(line))
      .map((line) => `${file}: ${line.trim()}`),
  );

describe('the core', () => {
  const pure = modules.filter((file) => PURE.includes(partOf(file)));

  it('reaches for no disk, clock, environment, network or chance', () => {
    expect(pure.length).toBeGreaterThan(30);
    expect(
      having(/'node:|\bDate\.now\b|\bnew Date\(\)|\bprocess\.|\bfetch\(|Math\.random/, pure),
    ).toEqual([]);
  });
});

it('only the settings read the environment', () => {
  const others = modules.filter((file) => file !== 'config.ts');
  expect(having(/process\.env\b/, others)).toEqual([]);
});

describe('nowhere in src', () => {
  const places = knowledge.registry
    .places()
    .flatMap(({ code: place }) => knowledge.registry.versions(place))
    .flatMap(({ place: { name, short, aliases, parts } }) => [name, short, ...aliases, ...parts]);

  it.each(files)('a place or a town of a list: %s', (file) => {
    expect(places.length).toBeGreaterThan(50);
    expect(places.filter((place) => textOf(file).includes(place))).toEqual([]);
  });

  it('the type any', () => {
    const written = /:\s*any\b(?!\(|,$)|\bas any\b|<any\b|\bany\[\]|\|\s*any\b/;
    expect(having(written, modules)).toEqual([]);
  });

  it('something left to do', () => {
    expect(having(/TODO|FIXME|XXX/, files, textOf)).toEqual([]);
  });

  it('a module that opens without saying what it is for', () => {
    expect(modules.filter((file) => !/^(?:#!.*\n)?\/\/ \S/.test(textOf(file)))).toEqual([]);
  });
});
