// npm run eval: puts the question sets of this folder to the assistant and says how it did.
//   --against FILE    grade this set instead; may be given several times
//   --today DATE      the day that ages are counted on
//   --failures N      how many failing turns to print (20)
//   --json FILE       write every graded turn there, one a line
//   --markdown        print only the table, for the README
//   --min SHARE       exit 1 where fewer turns are right, such as 0.95
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadKnowledge } from '../../src/load-knowledge.ts';
import { askAll, type Graded } from './ask.ts';
import { loadCases } from './case.ts';
import {
  failureLines,
  groupLines,
  groupsOf,
  markdownLines,
  reasonLine,
  shareOf,
  summaryLines,
  timeLines,
} from './report.ts';

const ownSets = (): string[] =>
  readdirSync(import.meta.dirname)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .map((name) => join(import.meta.dirname, name));

const report = (rows: readonly Graded[], failures: number): string[] => [
  ...groupLines(groupsOf(rows)),
  ...timeLines(rows),
  '',
  reasonLine(rows),
  ...failureLines(rows, failures),
  '',
  ...summaryLines(rows),
];

const { values: options } = parseArgs({
  options: {
    against: { type: 'string', multiple: true },
    today: { type: 'string', default: '2026-11-21' },
    failures: { type: 'string', default: '20' },
    json: { type: 'string' },
    markdown: { type: 'boolean', default: false },
    min: { type: 'string' },
  },
});

const sets = (options.against ?? ownSets()).map(loadCases);
const rows = askAll(loadKnowledge(), sets, options.today);
const lines = options.markdown
  ? [...markdownLines(groupsOf(rows)), '', ...summaryLines(rows)]
  : report(rows, Number(options.failures));
console.log(lines.join('\n'));
if (options.json !== undefined)
  writeFileSync(options.json, `${rows.map((row) => JSON.stringify(row)).join('\n')}\n`);
if (options.min !== undefined && shareOf(rows) < Number(options.min)) process.exitCode = 1;
