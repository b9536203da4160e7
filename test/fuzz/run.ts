// npm run fuzz -- --count N [--seed S] [--only STAGE]: N messages through the core, and a tenth as many
// through each channel's parser. Prints figures; ends with 1 if anything threw, was too slow, or memory grew.
import { parseArgs } from 'node:util';
import { createCoreFuzz, createTerminalFuzz, load } from './core.ts';
import { type Chance, createChance } from './random.ts';
import { fuzzSlack } from './slack.ts';
import { fuzzTelegram } from './telegram.ts';
import { createWebFuzz } from './web.ts';

/** A conversation may take so much of the processor's time, in milliseconds. */
const SLOW = 3_000;
/** Growth of the heap that is put down to caches filling up, in megabytes. */
const GROWTH = 32;
const REPORTS = 20;

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string' },
  },
});
const count = Number(values.count);
const seed = Number(values.seed);
if (!Number.isInteger(count) || count < 1 || !Number.isInteger(seed)) {
  console.error('--count and --seed take whole numbers');
  process.exit(2);
}

const megabytes = (bytes: number): number => Math.round(bytes / 2 ** 20);

function memory(): { heap: number; rss: number } {
  globalThis.gc?.();
  const { heapUsed, rss } = process.memoryUsage();
  return { heap: megabytes(heapUsed), rss: megabytes(rss) };
}

let failures = 0;

function report(name: string, at: number, problem: string): void {
  failures += 1;
  if (failures <= REPORTS) console.error(`${name} seed ${at}: ${problem}`);
}

interface Figures {
  readonly slowest: number;
  readonly before: ReturnType<typeof memory>;
}

/** Gives how many messages it was. */
type One = (chance: Chance) => number;

/** Each conversation has a seed of its own: one that fails is found again by `--seed`. */
function runOne(name: string, at: number, one: One): { messages: number; took: number } {
  const began = process.cpuUsage();
  let messages = 1;
  try {
    messages = one(createChance(at));
  } catch (error) {
    report(name, at, error instanceof Error ? `${error.stack}` : String(error));
  }
  const { user, system } = process.cpuUsage(began);
  const took = (user + system) / 1000;
  if (took > SLOW) report(name, at, `took ${Math.round(took)} ms`);
  return { messages, took };
}

function runAll(name: string, times: number, one: One): Figures {
  let slowest = 0;
  let before: Figures['before'] | undefined;
  const warm = Math.min(Math.floor(times / 10), 20_000);
  let told = 0;
  for (let done = 0, at = seed; done < times; at += 1) {
    if (done >= warm) before ??= memory();
    const { messages, took } = runOne(name, at, one);
    done += messages;
    slowest = Math.max(slowest, took);
    if (done - told >= 10_000) {
      told = done;
      console.log(`${name} ${done}, rss ${memory().rss} MB, slowest ${Math.round(slowest)} ms`);
    }
  }
  return { slowest, before: before ?? memory() };
}

function stage(name: string, times: number, one: One): void {
  if (values.only !== undefined && values.only !== name) return;
  const began = performance.now();
  const { slowest, before } = runAll(name, times, one);
  const after = memory();
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(
    `${name}: ${times} in ${seconds} s; slowest ${Math.round(slowest)} ms; heap ${before.heap} → ${after.heap} MB, rss ${before.rss} → ${after.rss} MB`,
  );
  if (globalThis.gc !== undefined && after.heap - before.heap > GROWTH)
    report(name, seed, 'the memory grew');
}

const loaded = load();
// The first messages build tables that are kept: they are not counted.
const core = createCoreFuzz(loaded);
for (let n = 1; n <= 20; n += 1) core(createChance(seed - n));
stage('telegram', Math.ceil(count / 10), fuzzTelegram);
stage('slack', Math.ceil(count / 10), fuzzSlack);
stage('terminal', Math.ceil(count / 10), createTerminalFuzz(loaded));
stage('web', Math.ceil(count / 10), createWebFuzz(loaded));
stage('core', count, core);
console.log(failures === 0 ? 'nothing failed' : `${failures} failed`);
process.exitCode = failures === 0 ? 0 : 1;
