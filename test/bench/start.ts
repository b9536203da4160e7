// What a whole process costs: `yiwen ask` from start to answer, against Node itself doing nothing.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { quantile } from '../eval/report.ts';
import { milliseconds, printTable } from './measure.ts';

const ROUNDS = 15;
const root = join(import.meta.dirname, '../..');
const cli = join(root, 'dist', 'cli.js');

/** Tells, when the process ends, the most memory it had, in kilobytes. */
const telling = `data:text/javascript,process.on('exit',()=>console.error('rss',process.resourceUsage().maxRSS))`;

function run(args: readonly string[]): { readonly took: number; readonly error: string } {
  const began = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  const took = performance.now() - began;
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}: ${stderr}`);
  return { took, error: stderr };
}

const memoryOf = (args: readonly string[]): number =>
  Number(/rss (\d+)/.exec(run(['--import', telling, ...args]).error)?.[1]) / 1024;

const commands = {
  'node -e 0': ['-e', '0'],
  'yiwen ask': [cli, 'ask', '嘉善过了八十给不给钱'],
} as const;

/** Milliseconds since 1970 of the file of a folder that was changed last. */
const changedAt = (folder: string): number =>
  Math.max(
    ...readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map(
      (name) => statSync(join(root, folder, name)).mtimeMs,
    ),
  );

/** Starts are fast only with the build's copy of the data as it now is. */
function requireBuild(): void {
  const copy = join(root, 'dist', 'knowledge.json');
  const newest = Math.max(...['src', 'catalogs', 'intents'].map(changedAt));
  if (!existsSync(copy) || statSync(copy).mtimeMs < newest)
    throw new Error(
      'dist/ is missing or older than src/, catalogs/ or intents/: npm run build first',
    );
}

/** Prints times of the two in turns, so that a busy moment falls on both. */
export function benchStart(): void {
  requireBuild();
  const rounds = Array.from({ length: ROUNDS }, () =>
    Object.values(commands).map((args) => run(args).took),
  );
  const rows = Object.entries(commands).map(([name, args], index) => {
    const times = rounds.map((round) => round[index] ?? 0);
    const figures = [quantile(times, 0.5), quantile(times, 0.95), memoryOf(args)];
    return [name, ...figures.map(milliseconds)];
  });
  printTable(`a whole process, ${ROUNDS} times`, [['', 'median ms', 'p95 ms', 'MB rss'], ...rows]);
}
