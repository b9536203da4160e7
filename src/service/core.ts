// What the parts of the engine share: the settings, what is handed in.
import type { Store } from '../store/store.ts';
import type { Bells } from './bells.ts';
import type { Answer, Channel, Redact } from './engine.ts';
import type { LimitSettings } from './limits.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';

export interface EngineSettings {
  readonly limits: LimitSettings;
  /** The most messages that may wait, over all persons and processes. */
  readonly room: number;
  /** The longest message, in UTF-16 units; the rest is cut off. */
  readonly longest: number;
  /** How long one attempt to send may take, in milliseconds. */
  readonly sendTimeout: number;
  /** How long {@link Engine.exchange} waits, in milliseconds. */
  readonly exchangeTimeout: number;
  /** A crashed process's answers are taken over after so many milliseconds. */
  readonly lease: number;
  /** How many answers are sent at a time. */
  readonly senders: number;
  /** How often to look for work that nobody announced, in milliseconds. */
  readonly poll: number;
  /** How often to delete what has expired, in milliseconds. */
  readonly sweep: number;
}

export const defaultEngineSettings: EngineSettings = {
  limits: { burst: 10, perMinute: 20 },
  room: 5_000,
  longest: 2_000,
  sendTimeout: 15_000,
  exchangeTimeout: 10_000,
  lease: 10_000,
  senders: 16,
  poll: 500,
  sweep: 600_000,
};

export interface EngineParts {
  readonly store: Store;
  readonly answer: Answer;
  readonly redact: Redact;
  /** The day, YYYY-MM-DD in Asia/Shanghai. */
  readonly today: () => string;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly settings?: Partial<EngineSettings>;
}

/** What every part of the engine works with. */
export interface Core extends EngineParts {
  readonly config: EngineSettings;
  readonly channels: Map<string, Channel>;
  readonly bells: Bells;
  readonly abort: AbortController;
}
