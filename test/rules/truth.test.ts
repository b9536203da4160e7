// The four values: order, all, any, not.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { all, any, fromBoolean, not, type Verdict, verdicts } from '../../src/rules/truth.ts';

const verdict = fc.constantFrom<Verdict>(...verdicts);
const kleene = fc.constantFrom<Verdict>('ineligible', 'unknown', 'eligible');

describe('all and any', () => {
  it.each([
    ['eligible', 'eligible', 'eligible', 'eligible'],
    ['eligible', 'conditional', 'conditional', 'eligible'],
    ['eligible', 'unknown', 'unknown', 'eligible'],
    ['eligible', 'ineligible', 'ineligible', 'eligible'],
    ['conditional', 'unknown', 'unknown', 'conditional'],
    ['conditional', 'ineligible', 'ineligible', 'conditional'],
    ['unknown', 'ineligible', 'ineligible', 'unknown'],
  ] as const)('of %s and %s are %s and %s', (a, b, least, most) => {
    expect(all([a, b])).toBe(least);
    expect(all([b, a])).toBe(least);
    expect(any([a, b])).toBe(most);
    expect(any([b, a])).toBe(most);
  });

  it('of nothing are true and false', () => {
    expect(all([])).toBe('eligible');
    expect(any([])).toBe('ineligible');
  });

  it('do not depend on order or grouping', () => {
    fc.assert(
      fc.property(fc.array(verdict), fc.array(verdict), (a, b) => {
        for (const join of [all, any]) {
          expect(join([...a, ...b])).toBe(join([...b, ...a]));
          expect(join([join(a), join(b)])).toBe(join([...a, ...b]));
        }
      }),
    );
  });
});

describe('not', () => {
  it('turns yes and no, and leaves open what is open', () => {
    expect(verdicts.map(not)).toEqual(['eligible', 'unknown', 'conditional', 'ineligible']);
  });

  it('undoes itself', () => {
    for (const value of verdicts) expect(not(not(value))).toBe(value);
  });

  // With a decision beside an unknown fact the two sides differ, as the decision is the firmer of the two.
  it('makes any of all and all of any, among the values of Kleene', () => {
    fc.assert(
      fc.property(fc.array(kleene), (values) => {
        expect(not(all(values))).toBe(any(values.map(not)));
        expect(not(any(values))).toBe(all(values.map(not)));
      }),
    );
  });
});

it('a test that cannot be made is unknown, never no', () => {
  expect([true, false, undefined].map(fromBoolean)).toEqual(['eligible', 'ineligible', 'unknown']);
});
