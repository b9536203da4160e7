// How much one person may ask: so many messages at once, and then so many a minute.

export interface Limits {
  /**
   * Counts one message of a person.
   * @returns `ok`; `tell` for the first message too many in a minute, which is worth a kind word; then `drop`.
   */
  take(person: string): 'ok' | 'tell' | 'drop';
}

export interface LimitSettings {
  readonly burst: number;
  readonly perMinute: number;
}

interface Bucket {
  readonly left: number;
  readonly at: number;
  readonly toldAt: number;
}

const minute = 60_000;
/** Full buckets need not be remembered: beyond this many, the ones untouched longest are let go. */
const mostBuckets = 20_000;

/**
 * Limits kept in this process; each replica counts for itself.
 * @param clock Milliseconds that only grow.
 */
export const createLimits = (settings: LimitSettings, clock: () => number): Limits => {
  const buckets = new Map<string, Bucket>();
  const remember = (person: string, bucket: Bucket): void => {
    buckets.delete(person);
    buckets.set(person, bucket);
    const [oldest] = buckets.size > mostBuckets ? buckets.keys() : [];
    if (oldest !== undefined) buckets.delete(oldest);
  };
  const take = (person: string): 'ok' | 'tell' | 'drop' => {
    const at = clock();
    const bucket = buckets.get(person) ?? { left: settings.burst, at, toldAt: -minute };
    const refilled = bucket.left + ((at - bucket.at) / minute) * settings.perMinute;
    const left = Math.min(settings.burst, refilled);
    const told = at - bucket.toldAt < minute;
    const verdict = left >= 1 ? 'ok' : told ? 'drop' : 'tell';
    remember(person, {
      left: verdict === 'ok' ? left - 1 : left,
      at,
      toldAt: verdict === 'tell' ? at : bucket.toldAt,
    });
    return verdict;
  };
  return { take };
};
