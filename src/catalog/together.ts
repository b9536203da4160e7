// What no file can know alone: a folder holds one place, names tell places apart, versions differ.
import type { Problem } from './problems.ts';
import { startOf } from './registry.ts';
import type { Catalog } from './schema.ts';

export interface LoadedFile {
  readonly folder: string;
  readonly file: string;
  readonly catalog: Catalog;
}

const problem = (file: string, field: string, what: string, fix: string): Problem => ({
  file,
  line: 1,
  field,
  what,
  fix,
});

const folders = (files: readonly LoadedFile[]): Problem[] =>
  files.flatMap(({ folder, file, catalog }) => {
    const { code } = catalog.place;
    const other = files.find(
      (one) => (one.folder === folder) !== (one.catalog.place.code === code),
    );
    return other === undefined
      ? []
      : [
          problem(
            file,
            'place.code',
            `代码 ${code} 与文件夹 ${folder} 对不上（另见 ${other.file}）`,
            '一个地方的清单放在一个文件夹里，一个文件夹只放一个地方',
          ),
        ];
  });

const names = (files: readonly LoadedFile[]): Problem[] => {
  const owners = new Map<string, string>();
  return files.flatMap(({ file, catalog: { place } }) =>
    [...new Set([place.name, place.short, ...place.aliases])].flatMap((name) => {
      const owner = owners.get(name) ?? place.code;
      owners.set(name, owner);
      if (owner === place.code) return [];
      const what = `${name} 也是 ${owner} 的名字`;
      return [problem(file, 'place', what, '一个名字只能指一个地方，请改用更全的名字')];
    }),
  );
};

const versions = (files: readonly LoadedFile[]): Problem[] => {
  const seen = new Map<string, string>();
  return files.flatMap(({ file, catalog }) => {
    const key = `${catalog.place.code} ${catalog.document.status} ${startOf(catalog)}`;
    const earlier = seen.get(key);
    seen.set(key, file);
    if (earlier === undefined) return [];
    const what = `与 ${earlier} 从同一天起施行，分不出以哪份为准`;
    return [problem(file, 'document.effectiveFrom', what, '请核对施行日期，或删去其中一份')];
  });
};

/** All files that are sound by themselves in; what is wrong between them out. */
export const checkTogether = (files: readonly LoadedFile[]): Problem[] => [
  ...folders(files),
  ...names(files),
  ...versions(files),
];
