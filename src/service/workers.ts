// A few workers that take up work as long as there is some, and sleep until they are woken.
import { setImmediate } from 'node:timers/promises';

export interface Workers {
  start(): void;
  /** There may be work: wakes one sleeper, who wakes the next when there was. */
  wake(): void;
  /** Takes nothing more; resolves when what runs has ended. */
  stop(): Promise<void>;
}

export interface WorkerSettings {
  readonly count: number;
  /** Looks by itself so often, in milliseconds: for work of other processes and of crashed ones. */
  readonly every: number;
  /** Does one piece of work. @returns false if there was none. */
  readonly work: () => Promise<boolean>;
  readonly onError: (error: unknown) => void;
}

interface Beds {
  /** Sleeps until woken, or for `limit` milliseconds. */
  sleep(limit?: number): Promise<void>;
  wakeOne(): void;
  wakeAll(): void;
}

const createBeds = (): Beds => {
  const sleepers = new Set<() => void>();
  const sleep = (limit?: number): Promise<void> =>
    new Promise((resolve) => {
      const awake = () => {
        clearTimeout(alarm);
        sleepers.delete(awake);
        resolve();
      };
      const alarm = limit === undefined ? undefined : setTimeout(awake, limit);
      sleepers.add(awake);
    });
  return {
    sleep,
    wakeOne: () => {
      const [first] = sleepers;
      first?.();
    },
    wakeAll: () => {
      for (const awake of [...sleepers]) awake();
    },
  };
};

/** Longer as errors follow each other, up to half a minute. */
const pause = (every: number, errors: number): number => Math.min(every * 2 ** errors, 30_000);

/** One worker's life: works, sleeps, and bears errors, as long as `isRunning`. */
const labour = async (
  { every, work, onError }: WorkerSettings,
  beds: Beds,
  isRunning: () => boolean,
): Promise<void> => {
  for (let errors = 0; isRunning(); ) {
    try {
      if (await work()) {
        beds.wakeOne();
        // Where the database answers at once, nothing else would get a turn until all is done.
        await setImmediate();
      } else if (isRunning()) await beds.sleep();
      errors = 0;
    } catch (error) {
      onError(error);
      if (isRunning()) await beds.sleep(pause(every, errors));
      errors += 1;
    }
  }
};

export const createWorkers = (settings: WorkerSettings): Workers => {
  const beds = createBeds();
  let running = false;
  let ended: Promise<unknown> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  const live = () => labour(settings, beds, () => running);
  return {
    wake: beds.wakeOne,
    start: () => {
      running = true;
      timer = setInterval(beds.wakeOne, settings.every);
      ended = Promise.all(Array.from({ length: settings.count }, live));
    },
    stop: async () => {
      running = false;
      clearInterval(timer);
      beds.wakeAll();
      await ended;
    },
  };
};
