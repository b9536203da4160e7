// One test of one fact after the other: bounds, places, exclusions, lists; then what is missing.
import { describe, expect, it } from 'vitest';
import type { Condition, FactTest } from '../../src/rules/condition.ts';
import { evaluate, liesWithin, missingFacts } from '../../src/rules/evaluate.ts';
import { asInterval, type Facts } from '../../src/rules/facts.ts';

const HERE = '330421';
const quote = '原文';

type Test = Omit<FactTest, 'quote'>;

const verdictOf = (test: Test, facts: Facts): string =>
  evaluate({ ...test, quote }, facts, HERE).verdict;

describe('bounds of an age', () => {
  const band: Test = { fact: 'age', atLeast: 60, below: 70 };
  it.each([
    [59, 'ineligible'],
    [60, 'eligible'],
    [69, 'eligible'],
    [70, 'ineligible'],
    [[60, 69], 'eligible'],
    [[59, 60], 'unknown'],
    [[69, 70], 'unknown'],
    [[50, 90], 'unknown'],
    [[70, 79], 'ineligible'],
    [[40, 59], 'ineligible'],
  ] as const)('60 to below 70 for %j: %s', (age, verdict) => {
    const [low, high] = asInterval(age);
    expect(verdictOf(band, { age: low === high ? low : [low, high] })).toBe(verdict);
  });

  it('atMost holds for the number itself', () => {
    const atMost: Test = { fact: 'age', atMost: 69 };
    expect(verdictOf(atMost, { age: 69 })).toBe('eligible');
    expect(verdictOf(atMost, { age: 70 })).toBe('ineligible');
    expect(verdictOf(atMost, { age: [69, 70] })).toBe('unknown');
  });

  it('an age that is not known says nothing', () => {
    expect(verdictOf(band, {})).toBe('unknown');
  });
});

describe('a division lies in another', () => {
  it.each([
    ['330421', '330421', true],
    ['330421', '330400', true],
    ['330421', '330000', true],
    ['330421', '330100', false],
    ['330400', '330421', undefined],
    ['330000', '330421', undefined],
    ['370000', '330421', false],
    ['331000', '330100', false],
    ['331002', '331000', true],
  ])('%s in %s: %s', (inner, outer, holds) => {
    expect(liesWithin(inner, outer)).toBe(holds);
  });
});

describe('户籍 here', () => {
  const test: Test = { fact: 'hukou', is: 'here' };
  it.each([
    ['330421', 'eligible'],
    ['330782', 'ineligible'],
    ['330400', 'unknown'],
    [{ not: '330421' }, 'ineligible'],
    [{ not: '330400' }, 'ineligible'],
    [{ not: '330000' }, 'ineligible'],
    [{ not: '330782' }, 'unknown'],
  ] as const)('%j: %s', (hukou, verdict) => {
    expect(verdictOf(test, { hukou })).toBe(verdict);
  });
});

describe('a residence permit', () => {
  const here: Test = { fact: 'residencePermit', is: 'here' };
  const province: Test = { fact: 'residencePermit', within: '330000' };
  it.each([
    ['330421', 'eligible', 'eligible'],
    ['330782', 'ineligible', 'eligible'],
    ['370829', 'ineligible', 'ineligible'],
    [true, 'unknown', 'eligible'],
    [false, 'ineligible', 'ineligible'],
  ] as const)('%s: here %s, in the province %s', (residencePermit, atHome, inProvince) => {
    expect(verdictOf(here, { residencePermit })).toBe(atHome);
    expect(verdictOf(province, { residencePermit })).toBe(inProvince);
  });
});

describe('one of several values', () => {
  const poor: Test = { fact: 'incomeStatus', in: ['tekun', 'dibao'] };

  it('of a fact with one value', () => {
    expect(verdictOf(poor, { incomeStatus: 'dibao' })).toBe('eligible');
    expect(verdictOf(poor, { incomeStatus: 'none' })).toBe('ineligible');
  });

  it('of which only some are excluded', () => {
    expect(verdictOf(poor, { incomeStatus: { not: ['dibao'] } })).toBe('unknown');
    expect(verdictOf(poor, { incomeStatus: { not: ['dibao', 'tekun', 'dibian'] } })).toBe(
      'ineligible',
    );
  });

  it('of a list, where any entry does and an empty one is known to be empty', () => {
    const living: Test = { fact: 'living', in: ['alone', 'emptyNest'] };
    expect(verdictOf(living, { living: ['leftBehind', 'alone'] })).toBe('eligible');
    expect(verdictOf(living, { living: ['leftBehind'] })).toBe('ineligible');
    expect(verdictOf(living, { living: [] })).toBe('ineligible');
    expect(verdictOf(living, {})).toBe('unknown');
  });

  it('of a level known between two', () => {
    const severe: Test = { fact: 'disabilityGrade', in: [1, 2] };
    expect(verdictOf(severe, { disabilityGrade: [1, 2] })).toBe('eligible');
    expect(verdictOf(severe, { disabilityGrade: [1, 4] })).toBe('unknown');
    expect(verdictOf(severe, { disabilityGrade: [3, 4] })).toBe('ineligible');
    expect(verdictOf(severe, { disabilityGrade: 0 })).toBe('ineligible');
  });

  it('of a truth value, where false is not unknown', () => {
    const house: Test = { fact: 'housingHere', is: true };
    expect(verdictOf(house, { housingHere: true })).toBe('eligible');
    expect(verdictOf(house, { housingHere: false })).toBe('ineligible');
    expect(verdictOf(house, {})).toBe('unknown');
  });
});

describe('a whole rule', () => {
  const old: Condition = { fact: 'age', atLeast: 80, quote };
  const local: Condition = { fact: 'hukou', is: 'here', quote };
  const poor: Condition = { fact: 'incomeStatus', is: 'dibao', quote };
  const decided: Condition = { decision: '经认定', quote };
  const rule: Condition = { all: [{ any: [old, poor] }, { not: local }, decided] };

  it('misses what can still change it, in its own order and once', () => {
    expect(missingFacts(evaluate(rule, {}, HERE))).toEqual(['age', 'incomeStatus', 'hukou']);
    expect(missingFacts(evaluate(rule, { age: 85 }, HERE))).toEqual(['hukou']);
    expect(missingFacts(evaluate({ any: [rule, old] }, { hukou: '330782' }, HERE))).toEqual([
      'age',
      'incomeStatus',
    ]);
  });

  it('misses nothing once it is decided', () => {
    expect(missingFacts(evaluate(rule, { hukou: HERE }, HERE))).toEqual([]);
    expect(evaluate(rule, { hukou: HERE }, HERE).verdict).toBe('ineligible');
  });

  it('is the bureau’s where all that is stated holds', () => {
    expect(evaluate(rule, { age: 85, hukou: '330782' }, HERE).verdict).toBe('conditional');
  });

  it('keeps each part with its value and the fact behind it', () => {
    const trace = evaluate({ all: [old, decided] }, { age: 81 }, HERE);
    expect(trace).toEqual({
      kind: 'all',
      verdict: 'conditional',
      parts: [
        { kind: 'test', verdict: 'eligible', test: old, value: 81 },
        { kind: 'decision', verdict: 'conditional', decision: decided },
      ],
    });
  });
});
