// The sending side of the kill test: people who write one message after the other. As platforms do, a
// message is delivered again, to any process that lives, until it is acknowledged, and at times once more.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Sent } from './child.ts';

export interface Load {
  /** Messages acknowledged so far, by person, in order. */
  readonly acknowledged: ReadonlyMap<string, readonly number[]>;
  /** Deliveries that had no acknowledgement yet. */
  busy(): number;
  /** Begins nothing new; resolves when all that was begun is acknowledged. */
  finish(): Promise<void>;
}

export interface LoadSettings {
  readonly people: number;
  /** Addresses of the processes that live. */
  readonly processes: () => readonly string[];
  readonly random: () => number;
}

const deliver = async (url: string, sent: Sent): Promise<boolean> => {
  try {
    const signal = AbortSignal.timeout(5000);
    const body = JSON.stringify(sent);
    return (await fetch(url, { method: 'POST', body, signal })).ok;
  } catch {
    return false;
  }
};

export const startLoad = ({ people, processes, random }: LoadSettings): Load => {
  const acknowledged = new Map<string, number[]>();
  let number = 0;
  let open = 0;
  let running = true;
  const tryOnce = async (sent: Sent): Promise<boolean> => {
    const alive = processes();
    const url = alive[Math.floor(random() * alive.length)];
    return url !== undefined && (await deliver(url, sent));
  };
  const say = async (sent: Sent): Promise<void> => {
    open += 1;
    while (!(await tryOnce(sent))) await sleep(20);
    open -= 1;
    if (random() < 0.05) await tryOnce(sent);
  };
  const live = async (person: string): Promise<void> => {
    const mine: number[] = [];
    acknowledged.set(person, mine);
    while (running) {
      number += 1;
      const message = number;
      await say({ person, message });
      mine.push(message);
      await sleep(random() * 60);
    }
  };
  const lives = Array.from({ length: people }, (_, i) => live(`person-${i}`));
  return {
    acknowledged,
    busy: () => open,
    finish: async () => {
      running = false;
      await Promise.all(lives);
    },
  };
};
