// npm run bench: how long things take, on the questions of the evaluation. Prints tables; nothing else
// depends on the figures.
//   --only NAME    turns, peers, stages, hostile or start
import { readdirSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Conversation, newConversation } from '../../src/dialogue/conversation.ts';
import { messageOf } from '../../src/errors.ts';
import type { Knowledge } from '../../src/knowledge.ts';
import { loadKnowledge } from '../../src/load-knowledge.ts';
import { toPlain } from '../../src/render/plain.ts';
import { step } from '../../src/step.ts';
import { type CaseSet, loadCases } from '../eval/case.ts';
import { benchHostile } from './hostile.ts';
import { inTurn, milliseconds, printTable, timing } from './measure.ts';
import { benchPeers } from './peer.ts';
import { type Stage, stagesOf } from './stages.ts';
import { benchStart } from './start.ts';

/** Ages are counted on this day, as in the evaluation. */
const TODAY = '2026-11-21';

interface Said {
  readonly before: Conversation;
  readonly text: string;
}

/** Every message with the conversation before it. */
const allTurns = (knowledge: Knowledge, sets: readonly CaseSet[]): Said[] =>
  sets
    .flatMap(({ cases }) => cases)
    .flatMap(({ turns }) => {
      let before = newConversation(TODAY);
      return turns.map((text) => {
        const said = { before, text };
        before = step(knowledge, before, { text }, TODAY).conversation;
        return said;
      });
    });

function benchTurns(knowledge: Knowledge, sets: readonly CaseSet[]): void {
  const turns = allTurns(knowledge, sets);
  const answer = ({ before, text }: Said) =>
    toPlain(step(knowledge, before, { text }, TODAY).reply);
  const { median, p95 } = timing('turn', inTurn(turns, answer), { iterations: 3 * turns.length });
  printTable(`a turn in this process, message to plain text (${turns.length} messages)`, [
    ['', 'median ms', 'p95 ms'],
    ['turn', milliseconds(median), milliseconds(p95)],
  ]);
}

function benchStages(stages: readonly Stage[], sets: readonly CaseSet[]): void {
  const texts = sets.flatMap(({ cases }) => cases.flatMap(({ turns }) => turns));
  const rows = stages.map(({ name, run }) => {
    const { median, p95 } = timing(name, inTurn(texts, run), { iterations: texts.length });
    return [name, milliseconds(median), milliseconds(p95)];
  });
  printTable(`stages, each by itself on every message (${texts.length})`, [
    ['', 'median ms', 'p95 ms'],
    ...rows,
  ]);
}

const folder = join(import.meta.dirname, '../eval');
const files = readdirSync(folder).filter((name) => name.endsWith('.jsonl'));
const sets = files.sort().map((name) => loadCases(join(folder, name)));
const knowledge = loadKnowledge();
const stages = stagesOf(knowledge, TODAY);
const parts: Readonly<Record<string, () => void>> = {
  turns: () => benchTurns(knowledge, sets),
  peers: () => benchPeers(knowledge, sets, TODAY),
  stages: () => benchStages(stages, sets),
  hostile: () => benchHostile(stages),
  start: benchStart,
};

const { values } = parseArgs({ options: { only: { type: 'string' } } });
if (values.only !== undefined && !(values.only in parts)) {
  console.error(`--only is one of ${Object.keys(parts).join(', ')}`);
  process.exit(2);
}
console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model.trim()}`);
try {
  for (const [name, run] of Object.entries(parts))
    if (values.only === undefined || values.only === name) run();
} catch (error) {
  console.error(messageOf(error));
  process.exitCode = 1;
}
