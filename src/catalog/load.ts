// Reads a folder of catalogs: one folder a place, one file a version of its list. All or nothing.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { messageOf, UserError } from '../errors.ts';
import { type Parsed, parseCatalog } from './parse.ts';
import { CatalogError, type Problem } from './problems.ts';
import { createRegistry, type Registry } from './registry.ts';
import type { Catalog } from './schema.ts';
import { checkTogether, type LoadedFile } from './together.ts';

interface Entry {
  readonly folder: string;
  readonly file: string;
}

const whole = (file: string, what: string, fix: string): Problem => ({
  file,
  line: 1,
  field: '',
  what,
  fix,
});

const listFolder = (folder: string) => {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter(({ name }) => !name.startsWith('.'))
      .sort((left, right) => (left.name < right.name ? -1 : 1));
  } catch (error) {
    throw new UserError(`读不到清单文件夹 ${folder}：${messageOf(error)}`);
  }
};

const isYaml = (name: string): boolean => /\.ya?ml$/i.test(name);

const findFiles = (root: string): { entries: Entry[]; problems: Problem[] } => {
  const listed = listFolder(root);
  const stray = listed
    .filter((entry) => !entry.isDirectory() && isYaml(entry.name))
    .map(({ name }) =>
      whole(join(root, name), '清单要放在所属地方的文件夹里', '请移到 代码-拼音/年份.yaml'),
    );
  const inside = listed
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name: folder }) =>
      listFolder(join(root, folder)).map(({ name }) => ({
        folder,
        file: join(root, folder, name),
      })),
    );
  const misnamed = inside
    .filter(({ file }) => isYaml(file) && !file.endsWith('.yaml'))
    .map(({ file }) => whole(file, '扩展名应是 .yaml', '请改名，否则这份清单不会载入'));
  return {
    entries: inside.filter(({ file }) => file.endsWith('.yaml')),
    problems: [...stray, ...misnamed],
  };
};

const readText = (file: string): string | undefined => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
  } catch {
    return undefined;
  }
};

const readEntry = (file: string, serviceIds: ReadonlySet<string>): Parsed => {
  const text = readText(file);
  if (text !== undefined) return parseCatalog(text, file, serviceIds);
  const fix = '请用 UTF-8 编码保存，并确认有权限读它';
  return { catalog: undefined, problems: [whole(file, '读不出这个文件', fix)] };
};

/**
 * Loads one file, for verifying a list before it is put in place.
 * @throws CatalogError with everything that is wrong with it
 */
export const loadFile = (file: string, serviceIds: ReadonlySet<string>): Catalog => {
  const { catalog, problems } = readEntry(file, serviceIds);
  if (!catalog) throw new CatalogError(problems);
  return catalog;
};

/**
 * Loads every list below `folder`.
 * @param serviceIds canonical services that exist
 * @throws CatalogError listing all problems of all files; nothing is loaded then
 */
export const loadCatalogs = (folder: string, serviceIds: ReadonlySet<string>): Registry => {
  const { entries, problems: misplaced } = findFiles(folder);
  const parsed = entries.map((entry) => ({ ...entry, ...readEntry(entry.file, serviceIds) }));
  const loaded = parsed.filter((entry): entry is typeof entry & LoadedFile => !!entry.catalog);
  const empty =
    entries.length === 0 ? [whole(folder, '这里没有一份清单', '请放入 代码-拼音/年份.yaml')] : [];
  const problems = [
    ...misplaced,
    ...empty,
    ...parsed.flatMap((entry) => entry.problems),
    ...checkTogether(loaded),
  ];
  if (problems.length > 0) throw new CatalogError(problems);
  return createRegistry(loaded.map(({ catalog }) => catalog));
};

/** The lists in use, for a process that runs on while files change. */
export interface CatalogSource {
  /** The lists last loaded whole. */
  registry(): Registry;
  /** Reads the folder anew. On CatalogError the lists in use stay as they were. */
  reload(): Registry;
}

/** Folder and services in; a source out. Throws CatalogError where the first load fails. */
export const openCatalogs = (folder: string, serviceIds: ReadonlySet<string>): CatalogSource => {
  let registry = loadCatalogs(folder, serviceIds);
  return {
    registry: () => registry,
    reload: () => {
      registry = loadCatalogs(folder, serviceIds);
      return registry;
    },
  };
};
