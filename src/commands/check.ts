// yiwen check --jsonl: one person a line in, the verdict a line out, in order, as they come.
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type { Command } from 'commander';
import { type Checker, createChecker } from '../catalog/check-line.ts';
import { UserError } from '../errors.ts';
import { dayOf, type ListOptions, openLists } from './lists.ts';

/** Reads lines until the input ends; holds no more than the line in hand. */
export const checkLines = async (
  check: Checker,
  input: Readable,
  output: Writable,
): Promise<void> => {
  let number = 0;
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1;
    if (line.trim() === '') continue;
    const ready = output.write(`${JSON.stringify(check(line, number))}\n`);
    if (!ready) await once(output, 'drain');
  }
};

const run = async (options: ListOptions & { readonly jsonl?: boolean }): Promise<void> => {
  if (!options.jsonl) {
    throw new UserError(
      '请加 --jsonl，并从标准输入每行送入一个 JSON，如 {"place":"六位区划代码","facts":{}}',
    );
  }
  const { registry } = openLists(options);
  await checkLines(createChecker(registry, dayOf(options)), process.stdin, process.stdout);
};

/** Adds the options and action of `yiwen check`. */
export const register = (command: Command): void => {
  command
    .option('--jsonl', '从标准输入每行读一个 JSON，每行写一个 JSON')
    .option('--today <日期>', '按哪一天判断（YYYY-MM-DD，默认今天）')
    .option('--catalogs <文件夹>', '改用别处的清单文件夹')
    .action(run);
};
