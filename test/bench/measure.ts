// Timing with tinybench, and printing figures as a table.
import { Bench, type Fn } from 'tinybench';
import { quantile } from '../eval/report.ts';

export interface Timing {
  /** Milliseconds. */
  readonly median: number;
  readonly p95: number;
  readonly runs: number;
}

export interface Limits {
  readonly iterations: number;
  /** Milliseconds that are measured at least. */
  readonly time?: number;
  readonly warmupIterations?: number;
}

/** Runs a function again and again in this process. */
export function timing(name: string, run: Fn, limits: Limits): Timing {
  const { iterations, time = 0, warmupIterations = 1 } = limits;
  const settings = { iterations, time, warmupIterations, warmupTime: 0 };
  const bench = new Bench({ ...settings, retainSamples: true, throws: true });
  bench.add(name, run, { async: false });
  const [task] = bench.runSync();
  if (task?.result.state !== 'completed') throw new Error(`${name} did not run`);
  const samples = task.result.latency.samples ?? [];
  return {
    median: quantile(samples, 0.5),
    p95: quantile(samples, 0.95),
    runs: samples.length,
  };
}

/** A function that takes the inputs one after the other, round and round. */
export function inTurn<T>(inputs: readonly T[], run: (input: T) => unknown): () => void {
  let next = 0;
  return () => {
    run(inputs[next % inputs.length] as T);
    next += 1;
  };
}

export const milliseconds = (value: number): string =>
  value < 10 ? value.toFixed(value < 0.1 ? 4 : 2) : value.toFixed(0);

/** Chinese characters take two columns. */
const widthOf = (text: string): number =>
  [...text].reduce((sum, char) => sum + (/[⺀-￯]/u.test(char) ? 2 : 1), 0);

const padded = (text: string, width: number, right: boolean): string => {
  const space = ' '.repeat(Math.max(0, width - widthOf(text)));
  return right ? space + text : text + space;
};

/** Prints a heading and rows in columns; the first row names the columns. */
export function printTable(title: string, rows: readonly (readonly string[])[]): void {
  const columns = rows[0]?.map((_, index) =>
    Math.max(...rows.map((row) => widthOf(row[index] ?? ''))),
  );
  console.log(`\n${title}`);
  for (const row of rows)
    console.log(
      `  ${row.map((cell, index) => padded(cell, columns?.[index] ?? 0, index > 0)).join('  ')}`,
    );
}
