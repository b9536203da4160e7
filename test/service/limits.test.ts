import { expect, it } from 'vitest';
import { createLimits } from '../../src/service/limits.ts';

const settings = { burst: 3, perMinute: 6 };

it('lets a few through at once, tells once a minute, and then drops', () => {
  let now = 0;
  const limits = createLimits(settings, () => now);
  const take = () => limits.take('a');
  expect([take(), take(), take(), take(), take()]).toEqual(['ok', 'ok', 'ok', 'tell', 'drop']);
  now = 10_000;
  expect([take(), take()]).toEqual(['ok', 'drop']);
  now = 60_000;
  expect([take(), take(), take(), take()]).toEqual(['ok', 'ok', 'ok', 'tell']);
});

it('counts each person by themselves', () => {
  const limits = createLimits(settings, () => 0);
  for (let i = 0; i < 50; i += 1) limits.take('flood');
  expect(limits.take('other')).toBe('ok');
});

it('forgets the persons unseen longest, so that it does not grow', () => {
  const limits = createLimits({ burst: 1, perMinute: 1 }, () => 0);
  expect([limits.take('first'), limits.take('first')]).toEqual(['ok', 'tell']);
  for (let i = 0; i < 20_001; i += 1) limits.take(`p${i}`);
  expect(limits.take('first')).toBe('ok');
});
