import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { createWorkers } from '../../src/service/workers.ts';

const crew = (work: () => Promise<boolean>, more: { count?: number; every?: number } = {}) => {
  const errors: unknown[] = [];
  const onError = (error: unknown) => void errors.push(error);
  return { errors, workers: createWorkers({ count: 3, every: 10_000, work, onError, ...more }) };
};

it('works until there is nothing left, with several hands, and again when woken', async () => {
  let left = 9;
  let busy = 0;
  let most = 0;
  const { workers } = crew(async () => {
    if (left === 0) return false;
    left -= 1;
    busy += 1;
    most = Math.max(most, busy);
    await sleep(10);
    busy -= 1;
    return true;
  });
  workers.start();
  await sleep(150);
  expect([left, most]).toEqual([0, 3]);
  left = 9;
  workers.wake();
  await sleep(150);
  expect(left).toBe(0);
  await workers.stop();
});

it('looks by itself from time to time', async () => {
  let looks = 0;
  const { workers } = crew(async () => ++looks < 0, { count: 1, every: 20 });
  workers.start();
  await sleep(200);
  await workers.stop();
  expect(looks).toBeGreaterThan(3);
});

it('goes on after errors, and not at full speed', async () => {
  let tries = 0;
  const { workers, errors } = crew(
    async () => {
      tries += 1;
      throw new Error('database');
    },
    { count: 1, every: 1_000 },
  );
  workers.start();
  await sleep(100);
  expect(tries).toBe(1);
  workers.wake();
  await sleep(20);
  await workers.stop();
  expect(errors.length).toBe(tries);
  expect(tries).toBe(2);
});

it('finishes what runs before it stops', async () => {
  let done = false;
  const { workers } = crew(async () => {
    await sleep(100);
    done = true;
    return true;
  });
  workers.start();
  await sleep(10);
  await workers.stop();
  expect(done).toBe(true);
});

it('leaves the event loop to others while there is much to do', async () => {
  let work = 0;
  const { workers } = crew(async () => ++work < 2_000_000, { count: 1 });
  workers.start();
  await sleep(20);
  const seen = work;
  await workers.stop();
  expect(seen).toBeLessThan(2_000_000);
});
