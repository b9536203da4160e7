// The grader has to fail what is wrong: each check is shown a right reply and a wrong one.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { knowledge, TODAY } from '../knowledge.ts';
import { askAll } from './ask.ts';
import { type Expect, loadCases } from './case.ts';
import { grade, holds, type Spoken, unsupported } from './grade.ts';
import { groupsOf, quantile, shareOf } from './report.ts';

const item = { place: '990101', number: 1, name: '甲', verdict: 'eligible' } as const;
const reply: Spoken = {
  kind: 'answer',
  place: '990101',
  items: [item, { ...item, number: 2, verdict: null }],
  asks: ['age'],
  profile: { age: [80, 80], living: ['alone'], residencePermit: '990101' },
  text: '每人每月不低于 60 元。',
};
const evidence = '每人每月不低于60元';

describe('a reply', () => {
  const cases: readonly (readonly [string, Expect, Expect])[] = [
    ['kind', { kinds: ['answer', 'ask'] }, { kinds: ['list'] }],
    ['main item', { items: [['990101', 1]] }, { items: [['990101', 2]] }],
    ['place', { place: '990101' }, { place: '990102' }],
    [
      'verdict',
      { items: [['990101', 1]], verdicts: ['eligible'] },
      { items: [['990101', 1]], verdicts: ['unknown', 'ineligible'] },
    ],
    ['words, in any width', { facts: ['６０元'] }, { facts: ['90元'] }],
    ['words that must not stand', { notFacts: ['90元'] }, { notFacts: ['60元'] }],
    ['profile', { profile: { age: 80 } }, { profile: { age: 81 } }],
  ];
  it.each(cases)('is graded by its %s', (_name, right, wrong) => {
    expect(grade(right, reply, evidence)).toEqual([]);
    expect(grade(wrong, reply, evidence)).toHaveLength(1);
  });

  it('is graded by what it asks only where it does nothing but ask', () => {
    const ask: Spoken = { ...reply, kind: 'ask' };
    expect(grade({ asks: ['hukou'] }, reply, evidence)).toEqual([]);
    expect(grade({ asks: ['hukou'] }, ask, evidence)).toHaveLength(1);
    expect(grade({ asks: ['hukou', 'age'] }, ask, evidence)).toEqual([]);
  });

  it('of several items needs all of them', () => {
    const list: Spoken = { ...reply, kind: 'list' };
    const both: Expect = {
      items: [item, { ...item, number: 3 }].map(({ place, number }) => [place, number]),
    };
    expect(grade(both, list, evidence)).toEqual(['item 990101/1 990101/2, not 990101/3']);
  });

  it('待认定 passes for whatever is no refusal', () => {
    const left: Spoken = { ...reply, items: [{ ...item, verdict: 'conditional' }] };
    expect(grade({ verdicts: ['unknown'] }, left, evidence)).toEqual([]);
    expect(grade({ verdicts: ['ineligible'] }, left, evidence)).toHaveLength(1);
  });
});

it('figures need evidence', () => {
  expect(unsupported('给 60 元，1.5倍，30—50小时', '60元；1.5倍；30—50小时')).toEqual([]);
  expect(unsupported('给 70 元', '60元')).toEqual(['70元']);
});

it('short names of facts are understood', () => {
  const { profile } = reply;
  expect(holds(profile, 'residencePermit', true)).toBe(true);
  expect(holds(profile, 'residencePermit', false)).toBe(false);
  expect(holds(profile, 'living', 'alone')).toBe(true);
  expect(holds({ service: ['disabledVeteran'] }, 'veteran', true)).toBe(true);
  expect(holds({ service: ['martyrFamily'] }, 'veteran', true)).toBe(false);
  expect(holds({ ltciLevel: 4 }, 'careLevel', 4)).toBe(true);
});

it('quantiles are of the nearest rank', () => {
  expect(quantile([3, 1, 2], 0.5)).toBe(2);
  expect(quantile([3, 1, 2], 0.95)).toBe(3);
  expect(quantile([], 0.5)).toBe(0);
});

const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.jsonl'));

describe.each(files)('%s', (file) => {
  const set = loadCases(join(import.meta.dirname, file));

  it('has cases with ids of their own', () => {
    expect(set.cases.length).toBeGreaterThan(0);
    expect(new Set(set.cases.map(({ id }) => id)).size).toBe(set.cases.length);
  });

  it('names rows that exist', () => {
    const rows = set.cases.flatMap(({ expect: expected }) =>
      expected.flatMap(({ items = [] }) => items),
    );
    const missing = rows.filter(
      ([place, number]) =>
        !knowledge.registry.current(place, TODAY)?.items.some((one) => one.number === number),
    );
    expect(missing).toEqual([]);
  });
});

it('a set is asked, graded and counted', () => {
  const set = loadCases(join(import.meta.dirname, 'dev.jsonl'));
  const rows = askAll(knowledge, [{ ...set, cases: set.cases.slice(0, 5) }], TODAY);
  expect(rows).toHaveLength(5);
  expect(groupsOf(rows).find(({ by }) => by === 'set')).toMatchObject({ name: 'dev', turns: 5 });
  expect(shareOf(rows)).toBeGreaterThan(0.5);
});
