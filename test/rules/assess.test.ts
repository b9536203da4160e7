// Ages from dates of birth, what follows from other facts, what applies, and the next birthday.
import { describe, expect, it } from 'vitest';
import {
  applying,
  assess,
  type Entitlement,
  nextAgeOfChange,
  withDerived,
} from '../../src/rules/assess.ts';

const HERE = '330421';
const TODAY = '2026-11-21';
const quote = '原文';

const allowance: Entitlement = {
  rule: { fact: 'age', atLeast: 80, quote },
  benefits: [
    { when: { fact: 'age', atLeast: 80, below: 100, quote }, text: '六十元' },
    { when: { fact: 'age', atLeast: 100, quote }, text: '六百元' },
    { text: '都有' },
  ],
};

const verdictOf = (birthDate: string, today: string) =>
  assess(HERE, allowance, { birthDate }, today).verdict;

describe('eighty by the day', () => {
  it.each([
    ['1946-11-21', '2026-11-20', 'ineligible'],
    ['1946-11-21', '2026-11-21', 'eligible'],
    ['1946-11-22', '2026-11-21', 'ineligible'],
    ['1946-12-31', '2026-12-30', 'ineligible'],
    ['1946-01-01', '2026-01-01', 'eligible'],
  ])('born %s, on %s: %s', (born, today, verdict) => {
    expect(verdictOf(born, today)).toBe(verdict);
  });

  it.each([
    ['2028-02-28', 'ineligible'],
    ['2028-02-29', 'eligible'],
  ])('born on 29 February of a leap year, on %s of a leap year: %s', (today, verdict) => {
    expect(verdictOf('1948-02-29', today)).toBe(verdict);
  });

  it('born on 29 February, a common year counts from 1 March', () => {
    const age = (today: string) => withDerived({ birthDate: '1944-02-29' }, today).age;
    expect(age('2025-02-28')).toEqual([80, 80]);
    expect(age('2025-03-01')).toEqual([81, 81]);
  });

  it('a year or a month leaves it open only where it matters', () => {
    expect(verdictOf('1946', TODAY)).toBe('unknown');
    expect(verdictOf('1946-11', TODAY)).toBe('unknown');
    expect(verdictOf('1946-10', TODAY)).toBe('eligible');
    expect(verdictOf('1945', TODAY)).toBe('eligible');
    expect(verdictOf('1947', TODAY)).toBe('ineligible');
  });

  it('somebody born tomorrow is no age below zero', () => {
    expect(withDerived({ birthDate: '2026-11-22' }, TODAY).age).toEqual([0, 0]);
  });
});

describe('what follows from other facts', () => {
  it('a year of birth narrows an age that agrees with it', () => {
    expect(withDerived({ birthDate: '1946', age: 80 }, TODAY).age).toEqual([80, 80]);
  });

  it('a date of birth outweighs an age that it contradicts', () => {
    expect(withDerived({ birthDate: '1946-01-01', age: 70 }, TODAY).age).toEqual([80, 80]);
  });

  it('whoever lives with a child, or has one with a 户籍, has a child', () => {
    expect(withDerived({ childHukou: HERE }, TODAY).ownChildren).toBe(true);
    expect(withDerived({ livesWithChild: true }, TODAY).ownChildren).toBe(true);
    expect(withDerived({ livesWithChild: false }, TODAY).ownChildren).toBeUndefined();
    expect(withDerived({ ownChildren: false, childUrban: true }, TODAY).ownChildren).toBe(false);
  });

  it('what was given stays as it was', () => {
    const facts = { birthDate: '1946-01-01' };
    withDerived(facts, TODAY);
    expect(facts).toEqual({ birthDate: '1946-01-01' });
  });
});

const given = (facts: Parameters<typeof assess>[2]): string[] =>
  applying(assess(HERE, allowance, facts, TODAY)).map(({ text }) => text);

describe('what applies', () => {
  it('is what the age gives, and what everybody gets', () => {
    expect(given({ age: 85 })).toEqual(['六十元', '都有']);
    expect(given({ age: 100 })).toEqual(['六百元', '都有']);
  });

  it('is nothing for whoever is not entitled, and nothing certain for whom too little is known', () => {
    expect(given({ age: 79 })).toEqual([]);
    expect(given({})).toEqual([]);
    expect(given({ age: [85, 105] })).toEqual(['都有']);
  });
});

describe('the next age at which something changes', () => {
  const next = (facts: Parameters<typeof assess>[2]) =>
    nextAgeOfChange(HERE, allowance, facts, TODAY)?.age;

  it.each([
    [79, 80],
    [60, 80],
    [80, 100],
    [99, 100],
  ])('at %i it is %i', (age, change) => expect(next({ age })).toBe(change));

  it('is none at the last limit, or where the age is not known to the year', () => {
    expect(next({ age: 100 })).toBeUndefined();
    expect(next({})).toBeUndefined();
    expect(next({ age: [78, 79] })).toBeUndefined();
    expect(next({ birthDate: '1947' })).toBeUndefined();
  });

  it('comes from the date of birth too', () => {
    expect(next({ birthDate: '1947-03-01' })).toBe(80);
  });
});
