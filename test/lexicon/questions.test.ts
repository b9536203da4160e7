// Whatever is offered as an answer has to answer: it settles every test of its fact, in every row that asks.
import { describe, expect, it } from 'vitest';
import type { Condition, FactTest } from '../../src/rules/condition.ts';
import { evaluate } from '../../src/rules/evaluate.ts';
import { type FactName, type Facts, factSchemas } from '../../src/rules/facts.ts';
import { knowledge, TODAY } from '../knowledge.ts';

function testsIn(condition: Condition): FactTest[] {
  if ('all' in condition) return condition.all.flatMap(testsIn);
  if ('any' in condition) return condition.any.flatMap(testsIn);
  if ('not' in condition) return testsIn(condition.not);
  return 'fact' in condition ? [condition] : [];
}

const tests = knowledge.registry
  .currents(TODAY)
  .flatMap(({ place, items }) =>
    items.flatMap(({ number, rule, benefits }) =>
      [rule, ...benefits.flatMap(({ when }) => when ?? [])]
        .flatMap(testsIn)
        .map((test) => ({ place: place.code, row: `${place.short} ${number}`, test })),
    ),
  );

const asked = [...new Set(tests.map(({ test }) => test.fact))];

/** 「在这里」「不在这里」 as they are read with a place. */
const readHere = (value: unknown, place: string): unknown =>
  value === 'here' ? place : value === 'elsewhere' ? { not: place } : value;

it.each(asked)('%s can be asked for', (fact) => {
  expect(knowledge.lexicon.questions[fact]).toBeDefined();
});

const answers = Object.entries(knowledge.lexicon.questions).flatMap(([fact, { options }]) =>
  options.map(({ label, value }) => ({ fact: fact as FactName, label, value })),
);

describe.each(answers)('$fact: 「$label」', ({ fact, value }) => {
  it('is a value of the fact', () => {
    const read = readHere(value, '330421');
    expect(factSchemas[fact].safeParse(read).success, JSON.stringify(read)).toBe(true);
  });

  it('settles every test of it', () => {
    const open = tests
      .filter(({ test }) => test.fact === fact)
      .filter(({ place, test }) => {
        const facts = { [fact]: readHere(value, place) } as Facts;
        return evaluate(test, facts, place).verdict === 'unknown';
      });
    expect([...new Set(open.map(({ row }) => row))]).toEqual([]);
  });
});
