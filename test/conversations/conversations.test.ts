// Whole conversations, found by folder: each turn is what its file says, and every row is reached by one.
import { afterAll, describe, expect, it } from 'vitest';
import { listOf } from '../../src/knowledge.ts';
import { knowledge, TODAY } from '../knowledge.ts';
import { loadScripts, play, rowsOf, wrongIn } from './conversation.ts';

const scripts = loadScripts(import.meta.dirname).map((script) => ({
  name: `${script.file}: ${script.title}`,
  played: play(script),
}));
const turns = scripts.flatMap(({ name, played }) => played.map((one) => ({ name, ...one })));
const known = turns.filter(({ turn }) => turn.known !== undefined);

describe.each(scripts)('$name', ({ played }) => {
  it.each(played.map((one, at) => ({ ...one, said: `${at + 1} ${one.turn.人.slice(0, 40)}` })))(
    '$said',
    (one) => {
      const wrong = wrongIn(one);
      if (one.turn.known === undefined) expect(wrong, one.text).toEqual([]);
      else expect(wrong, 'is answered rightly now: take `known` away').not.toEqual([]);
    },
  );
});

it('every row of every list is reached by a conversation', () => {
  const reached = new Set(
    turns.flatMap(({ turn, reply }) =>
      rowsOf(reply)
        .slice(0, 1)
        .filter((row) => turn.答.item?.includes(row)),
    ),
  );
  const rows = knowledge.registry
    .places()
    .flatMap(
      ({ code }) =>
        listOf(knowledge, code, TODAY)?.items.map(({ number }) => `${code}/${number}`) ?? [],
    );
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.filter((row) => !reached.has(row))).toEqual([]);
});

afterAll(() => {
  if (known.length === 0) return;
  const lines = known.map(({ name, turn }) => `  ${name} 「${turn.人}」: ${turn.known}`);
  console.log(`${known.length} turns are known to be wrong:\n${lines.join('\n')}`);
});
