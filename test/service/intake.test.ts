import fc from 'fast-check';
import { expect, it } from 'vitest';
import { redact } from '../../src/language/redact.ts';
import { keepableId, tidy } from '../../src/service/intake.ts';

it('cuts numbers out before it cuts the length, so that none is cut in two', () => {
  const text = `${'问'.repeat(1990)}330421194302150027`;
  const { text: kept, removed } = tidy(text, 2000, redact);
  expect(kept.length).toBeLessThanOrEqual(2000);
  expect(kept).not.toMatch(/\d/);
  expect(removed).toEqual(['id']);
});

it('keeps any text within the limit and well-formed', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
      const { text: kept } = tidy(text, 50, redact);
      expect(kept.length).toBeLessThanOrEqual(50);
      expect(kept).not.toMatch(/\0|\p{Surrogate}/u);
    }),
  );
});

it('is quick with a megabyte', () => {
  const began = performance.now();
  expect(tidy('1'.repeat(1_000_000), 2000, redact).text.length).toBeLessThanOrEqual(2000);
  expect(performance.now() - began).toBeLessThan(500);
});

it('leaves ordinary ids alone and replaces the others by a hash', () => {
  expect(keepableId('123456789')).toBe('123456789');
  expect(keepableId('x'.repeat(101))).toMatch(/^sha256:[0-9a-f]{64}$/);
  expect(keepableId('编号 1')).toMatch(/^sha256:/);
  expect(keepableId('')).toMatch(/^sha256:/);
});
