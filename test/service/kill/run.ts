// Kills processes of the service at random instants under load and looks at what the platform received.
import { type ChildProcess, fork } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { StoreSettings } from '../../../src/store/open.ts';
import type { ChildSettings } from './child.ts';
import { type Load, startLoad } from './load.ts';
import { type Arrival, type Platform, startPlatform } from './platform.ts';

/**
 * How the platform helps against doubles: `keyed` recognises a repeated key, `lookup` can be asked what
 * has arrived, `bare` does neither.
 */
export const platformKinds = ['keyed', 'lookup', 'bare'] as const;
export type PlatformKind = (typeof platformKinds)[number];

export interface KillSettings {
  readonly kills: number;
  readonly processes: number;
  readonly store: StoreSettings;
  readonly platform: PlatformKind;
  readonly people: number;
  readonly seed: number;
  readonly onKill?: (kills: number) => void;
}

export interface KillReport {
  readonly kills: number;
  /** Kills while a message was on its way in or an answer on its way out. */
  readonly killsInFlight: number;
  readonly acknowledged: number;
  /** Parts of answers that had to arrive. */
  readonly parts: number;
  /** Parts that arrived again under the same key: what the platform has to recognise. */
  readonly repeated: number;
  /** People shown an answer out of order, or with a count that is not the number of their messages. */
  readonly disordered: number;
  readonly lost: number;
  /** Parts that a person saw twice. */
  readonly doubled: number;
  readonly seconds: number;
}

/** Numbers in [0, 1) that a seed repeats (mulberry32). */
const randomFrom = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
};

interface Child {
  readonly process: ChildProcess;
  /** Null until it takes messages. */
  url: string | null;
}

const childPath = fileURLToPath(new URL('child.ts', import.meta.url));

const startChild = (settings: ChildSettings): Child => {
  const started = fork(childPath, [JSON.stringify(settings)], { execArgv: ['--import', 'tsx'] });
  const child: Child = { process: started, url: null };
  started.once('message', (port) => {
    child.url = `http://127.0.0.1:${port}`;
  });
  return child;
};

const kill = async ({ process: victim }: Child): Promise<void> => {
  if (victim.exitCode !== null || victim.signalCode !== null) {
    throw new Error(`a process of the service ended by itself with ${victim.exitCode}`);
  }
  const gone = new Promise((resolve) => victim.once('exit', resolve));
  victim.kill('SIGKILL');
  await gone;
};

const expectedParts = (message: number): number => (message % 3 === 0 ? 2 : 1);

/** What people saw: a keyed platform shows a part once. */
const seenBy = (arrivals: readonly Arrival[], platform: PlatformKind): readonly Arrival[] => {
  const keys = new Set<string>();
  return arrivals.filter(({ key }) => {
    const repeated = keys.has(key);
    keys.add(key);
    return platform !== 'keyed' || !repeated;
  });
};

const inOrder = (messages: readonly number[], seen: readonly Arrival[]): boolean => {
  const expected = messages.flatMap((message, index) =>
    Array.from({ length: expectedParts(message) }, (_, i) => `${message}/${i + 1}/${index + 1}`),
  );
  const names = seen.map(({ message, part, count }) => `${message}/${part}/${count}`);
  // Doubles are counted by themselves; here the order in which things first came.
  return [...new Set(names)].join() === expected.join();
};

const judge = (load: Load, platform: Platform, kind: PlatformKind) => {
  const seen = seenBy(platform.arrivals, kind);
  const messages = [...load.acknowledged.values()].flat();
  const parts = messages.reduce((sum, message) => sum + expectedParts(message), 0);
  const distinct = new Set(seen.map(({ message, part }) => `${message}/${part}`));
  const disordered = [...load.acknowledged].filter(
    ([person, mine]) =>
      !inOrder(
        mine,
        seen.filter((arrival) => arrival.person === person),
      ),
  );
  return {
    acknowledged: messages.length,
    parts,
    repeated: platform.arrivals.length - new Set(platform.arrivals.map(({ key }) => key)).size,
    disordered: disordered.length,
    lost: parts - distinct.size,
    doubled: seen.length - distinct.size,
  };
};

/** Nothing more has come for so long: what is still owed is lost. */
const SILENCE = 60_000;

/** Waits until all that is owed has arrived or nothing more comes, and a little longer for doubles. */
const settle = async (load: Load, platform: Platform): Promise<void> => {
  const messages = [...load.acknowledged.values()].flat();
  const owed = messages.reduce((sum, message) => sum + expectedParts(message), 0);
  const keys = () => new Set(platform.arrivals.map(({ key }) => key)).size;
  let [known, since] = [keys(), performance.now()];
  while (known < owed && performance.now() - since < SILENCE) {
    await sleep(200);
    const now = keys();
    if (now > known) [known, since] = [now, performance.now()];
  }
  await sleep(2_000);
};

/** Waits for a process to live and to acknowledge something: on a busy machine that takes its time. */
const working = async (load: Load, alive: () => readonly string[]): Promise<void> => {
  const count = () => [...load.acknowledged.values()].flat().length;
  const before = count();
  for (
    let waited = 0;
    waited < 4_000 && (alive().length === 0 || count() < before + 2);
    waited += 1
  )
    await sleep(5);
};

/** Runs the test and reports what it saw; it is for the caller to judge the figures. */
export const runKillTest = async (settings: KillSettings): Promise<KillReport> => {
  const began = performance.now();
  const random = randomFrom(settings.seed);
  const platform = await startPlatform(random);
  const child = () =>
    startChild({
      store: settings.store,
      platform: platform.url,
      lookup: settings.platform === 'lookup',
    });
  const children = Array.from({ length: settings.processes }, child);
  const alive = () => children.flatMap(({ url }) => url ?? []);
  const load = startLoad({ people: settings.people, processes: alive, random });
  let killsInFlight = 0;
  for (let kills = 1; kills <= settings.kills; kills += 1) {
    await working(load, alive);
    await sleep(random() * 700);
    const index = Math.floor(random() * children.length);
    const victim = children[index];
    if (!victim) throw new Error('no process to kill');
    if (load.busy() + platform.busy() > 0) killsInFlight += 1;
    await kill(victim);
    children[index] = child();
    settings.onKill?.(kills);
  }
  await load.finish();
  await settle(load, platform);
  await Promise.all(children.map(kill));
  await platform.close();
  const seconds = Math.round((performance.now() - began) / 1000);
  return {
    kills: settings.kills,
    killsInFlight,
    ...judge(load, platform, settings.platform),
    seconds,
  };
};
