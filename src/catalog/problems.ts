// What is wrong with a catalog file: where it stands and what to do about it.
import { UserError } from '../errors.ts';

/** A step into a YAML file: a key or an index. */
export type Path = readonly (string | number)[];

/** Something wrong at a place inside one file. */
export interface Finding {
  readonly path: Path;
  readonly what: string;
  /** What to do, in Chinese. */
  readonly fix: string;
}

export interface Problem {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** Such as items[10].rule.all[0].atLeast; empty for the file as a whole. */
  readonly field: string;
  readonly what: string;
  readonly fix: string;
}

/** Path in; `items[10].rule.all[0]` out. */
export const fieldOf = (path: Path): string =>
  path.reduce<string>(
    (text, step) =>
      typeof step === 'number' ? `${text}[${step}]` : text === '' ? step : `${text}.${step}`,
    '',
  );

/** One problem in; `文件:行 字段：问题。怎么改` out. */
export const formatProblem = ({ file, line, field, what, fix }: Problem): string =>
  `${file}:${line} ${field === '' ? '' : `${field}：`}${what}。${fix}`;

/** Lists every problem of every file; nothing was loaded. */
export class CatalogError extends UserError {
  override readonly name = 'CatalogError';
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(
      [`清单没有载入，共 ${problems.length} 处要改：`, ...problems.map(formatProblem)].join('\n'),
    );
    this.problems = problems;
  }
}
