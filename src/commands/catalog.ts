// yiwen catalog list | show | verify | compare: the lists as they are, for maintainers and hotline staff.
import { readFileSync } from 'node:fs';
import { type Command, InvalidArgumentError } from 'commander';
import { compareService, findServices, leadsOf } from '../catalog/compare.ts';
import { describeCondition } from '../catalog/describe.ts';
import { loadFile } from '../catalog/load.ts';
import { locusOf, quotesOf } from '../catalog/quotes.ts';
import type { Registry } from '../catalog/registry.ts';
import type { Catalog, Item } from '../catalog/schema.ts';
import { verifyCatalog } from '../catalog/verify.ts';
import { messageOf, UserError } from '../errors.ts';
import { comparedText, itemText, listText, placesText, verificationText } from './catalog-text.ts';
import { dayOf, type ListOptions, listNamed, openLists, readServiceNames } from './lists.ts';

const print = (lines: readonly string[]): void => console.log(lines.join('\n'));
const printJson = (value: unknown): void => console.log(JSON.stringify(value, null, 2));

const rowJson = (item: Item, catalog: Catalog) => ({
  number: item.number,
  name: item.name,
  added: item.added,
  group: item.group,
  content: item.content,
  types: item.types,
  bureaus: item.bureaus,
  leads: leadsOf(item, catalog),
});

const listJson = (catalog: Catalog) => {
  const { title, number, issuer, issuedOn, effectiveFrom, status } = catalog.document;
  return {
    place: catalog.place.code,
    name: catalog.place.name,
    document: { title, number, issuer, issuedOn, effectiveFrom, status },
    items: catalog.items.map((item) => rowJson(item, catalog)),
  };
};

const list = (word: string | undefined, options: ListOptions): void => {
  const { registry } = openLists(options);
  const day = dayOf(options);
  if (word === undefined) {
    const catalogs = registry.currents(day);
    if (options.json) printJson(catalogs.map(listJson));
    else print(placesText(catalogs));
    return;
  }
  const catalog = listNamed(registry, word, day);
  if (options.json) printJson(listJson(catalog));
  else print(listText(catalog));
};

const itemJson = (item: Item, catalog: Catalog, registry: Registry) => {
  const { items: _rows, ...head } = listJson(catalog);
  return {
    ...head,
    item: {
      ...rowJson(item, catalog),
      services: item.services,
      rule: item.rule,
      conditions: describeCondition(item.rule, catalog.place.name, registry.nameOf),
      benefits: item.benefits,
      exclusive: item.exclusive,
      notes: item.notes,
      quotes: quotesOf(item).map(({ quote, clause }) => ({
        quote,
        locus: locusOf(clause, item.number),
      })),
    },
  };
};

const show = (word: string, number: number, options: ListOptions): void => {
  const { registry } = openLists(options);
  const catalog = listNamed(registry, word, dayOf(options));
  const item = catalog.items.find((row) => row.number === number);
  if (!item) {
    const range = catalog.items.length === 0 ? '文件没有附清单' : `共 ${catalog.items.length} 项`;
    throw new UserError(`${catalog.place.name}的清单没有第 ${number} 项（${range}）`);
  }
  if (options.json) printJson(itemJson(item, catalog, registry));
  else print(itemText(item, catalog, registry.nameOf));
};

const readDocument = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new UserError(`读不到文件 ${file}：${messageOf(error)}`);
  }
};

const catalogNamed = (word: string, options: ListOptions): Catalog =>
  word.endsWith('.yaml')
    ? loadFile(word, new Set(readServiceNames().keys()))
    : listNamed(openLists(options).registry, word, dayOf(options));

const verify = (word: string, file: string, options: ListOptions): void => {
  const catalog = catalogNamed(word, options);
  const report = verifyCatalog(catalog, readDocument(file));
  if (report.mismatches.length > 0) process.exitCode = 1;
  if (options.json) printJson({ place: catalog.place.code, ...report });
  else print(verificationText(catalog, report));
};

const compare = (word: string, options: ListOptions): void => {
  const { registry, names } = openLists(options);
  const day = dayOf(options);
  const services = findServices(registry, names, word, day);
  if (services.length === 0) {
    throw new UserError(`没有叫“${word}”的服务。现有：${[...names.values()].join('、')}`);
  }
  const places = compareService(registry, services, day);
  const title = services.map((id) => `${names.get(id) ?? id}（${id}）`).join('、');
  if (options.json) printJson({ services, places });
  else print(comparedText(title, places));
};

const rowNumber = (word: string): number => {
  if (/^\d{1,4}$/.test(word)) return Number(word);
  throw new InvalidArgumentError('项号应是数字，如 11');
};

const shared = (command: Command): Command =>
  command
    .option('--json', '输出 JSON')
    .option('--today <日期>', '按哪一天施行的版本（YYYY-MM-DD，默认今天）')
    .option('--catalogs <文件夹>', '改用别处的清单文件夹');

/** Adds the subcommands to `yiwen catalog`. */
export const register = (command: Command): void => {
  shared(command.command('list').description('列出各地，或一个地方的清单'))
    .argument('[地方]', '代码、全称或简称')
    .action(list);
  shared(command.command('show').description('一项的原文、条件、待遇、引文和出处'))
    .argument('<地方>', '代码、全称或简称')
    .argument('<项号>', '清单里的序号', rowNumber)
    .action(show);
  shared(command.command('verify').description('拿清单与文件原文核对，有不符的退出码为 1'))
    .argument('<地方>', '代码、全称、简称，或一个 .yaml 文件')
    .argument('<文件>', '文件原文（文本）')
    .action(verify);
  shared(command.command('compare').description('一项服务在各地并排对照'))
    .argument('<服务>', '服务的代码或名称，如 高龄津贴')
    .action(compare);
};
