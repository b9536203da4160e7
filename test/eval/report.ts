// What an evaluation comes to, as lines of text: shares by group, times, failures.
import type { Graded } from './ask.ts';

const right = ({ failed }: Graded): boolean => failed.length === 0;

/** Share of turns that are right, 0–1; 1 of none. */
export const shareOf = (rows: readonly Graded[]): number =>
  rows.length === 0 ? 1 : rows.filter(right).length / rows.length;

const percent = (share: number): string => `${(100 * share).toFixed(1)}%`;

export interface Group {
  readonly by: string;
  readonly name: string;
  readonly turns: number;
  readonly right: number;
  readonly share: string;
}

const KEYS: readonly (readonly [string, (row: Graded) => readonly string[]])[] = [
  ['set', ({ set }) => [set]],
  ['style', ({ style }) => (style.length > 0 ? style : ['-'])],
  ['persona', ({ persona }) => [persona]],
  ['kind', ({ expect }) => [expect.kinds?.[0] ?? '-']],
];

function groupsBy(rows: readonly Graded[], by: string, keyOf: (row: Graded) => readonly string[]) {
  const groups = new Map<string, Graded[]>();
  for (const row of rows)
    for (const name of keyOf(row)) groups.set(name, [...(groups.get(name) ?? []), row]);
  return [...groups]
    .sort(([, a], [, b]) => shareOf(a) - shareOf(b))
    .map(
      ([name, found]): Group => ({
        by,
        name,
        turns: found.length,
        right: found.filter(right).length,
        share: percent(shareOf(found)),
      }),
    );
}

/** Shares by set, style, persona and expected kind, the lowest first. */
export const groupsOf = (rows: readonly Graded[]): Group[] =>
  KEYS.flatMap(([by, keyOf]) => groupsBy(rows, by, keyOf));

export const groupLines = (groups: readonly Group[]): string[] =>
  groups.flatMap(({ by, name, share, turns }, index) => [
    ...(groups[index - 1]?.by === by ? [] : ['', `by ${by}`]),
    `  ${name.padEnd(18)} ${share.padStart(6)}  of ${turns}`,
  ]);

/** A table for the README. */
export const markdownLines = (groups: readonly Group[]): string[] => [
  '| | | turns | right | share |',
  '|---|---|--:|--:|--:|',
  ...groups.map(
    ({ by, name, turns, right: good, share }) =>
      `| ${by} | ${name} | ${turns} | ${good} | ${share} |`,
  ),
];

/** The nearest-rank quantile of numbers; 0 of none. */
export function quantile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}

const SLOWEST = 3;

/** Median, 95th percentile and the slowest messages, in milliseconds. */
export function timeLines(rows: readonly Graded[]): string[] {
  const times = rows.map(({ milliseconds }) => milliseconds);
  const slowest = [...rows].sort((a, b) => b.milliseconds - a.milliseconds).slice(0, SLOWEST);
  return [
    '',
    `a turn takes ${quantile(times, 0.5).toFixed(1)} ms (median), ${quantile(times, 0.95).toFixed(1)} ms (p95)`,
    ...slowest.map(
      ({ milliseconds, id, text }) =>
        `  ${milliseconds.toFixed(1)} ms ${id} 「${text.slice(0, 40)}」`,
    ),
  ];
}

/** Kinds of failure and how often each occurs. */
export function reasonLine(rows: readonly Graded[]): string {
  const counts = new Map<string, number>();
  for (const reason of rows.flatMap(({ failed }) => failed)) {
    const [name = ''] = reason.split(' ');
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const sorted = [...counts].sort(([, a], [, b]) => b - a);
  return `what failed: ${sorted.map(([name, count]) => `${name} ${count}`).join(', ') || 'nothing'}`;
}

const LONGEST = 160;

/** Each failure: the message, what is wrong, what was understood, what was said. */
export const failureLines = (rows: readonly Graded[], most: number): string[] =>
  rows
    .filter((row) => !right(row))
    .slice(0, most)
    .flatMap(({ set, id, turn, text, failed, understood, reply }) => [
      `- ${set}/${id}#${turn} 「${text}」`,
      `    ${failed.join('; ')}`,
      `    ${understood}`,
      `    → ${reply.text.replace(/\s+/g, ' ').slice(0, LONGEST)}`,
    ]);

/** The last two lines: whole cases, and turns. */
export function summaryLines(rows: readonly Graded[]): string[] {
  const cases = new Map<string, boolean>();
  for (const row of rows) {
    const key = `${row.set}/${row.id}`;
    cases.set(key, (cases.get(key) ?? true) && right(row));
  }
  const whole = [...cases.values()].filter(Boolean).length;
  return [
    `whole cases right: ${percent(cases.size === 0 ? 1 : whole / cases.size)} (${whole} of ${cases.size})`,
    `turns right: ${percent(shareOf(rows))} (${rows.filter(right).length} of ${rows.length})`,
  ];
}
