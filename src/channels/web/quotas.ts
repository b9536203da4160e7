// How many requests of each client are left in its minute. Kept in this process; each replica counts
// for itself.

/** Requests a minute where nothing is set. */
export const defaultPerMinute = 240;

const minute = 60_000;
/** Beyond this many clients the ones whose minute began first are let go. */
const mostClients = 20_000;

interface Window {
  readonly began: number;
  count: number;
}

/** What is left of a client's minute; `reset` in whole seconds. */
export interface Quota {
  readonly allowed: boolean;
  readonly remaining: number;
  readonly reset: number;
}

/** Counts one request of a client. */
export type Take = (client: string) => Quota;

/**
 * Counts requests by client.
 * @param clock milliseconds that only grow
 */
export const createQuotas = (perMinute: number, clock: () => number): Take => {
  const windows = new Map<string, Window>();
  const windowOf = (client: string, now: number): Window => {
    const known = windows.get(client);
    if (known !== undefined && now - known.began < minute) return known;
    windows.delete(client);
    const [oldest] = windows.size >= mostClients ? windows.keys() : [];
    if (oldest !== undefined) windows.delete(oldest);
    const fresh = { began: now, count: 0 };
    windows.set(client, fresh);
    return fresh;
  };
  return (client) => {
    const now = clock();
    const window = windowOf(client, now);
    window.count += 1;
    return {
      allowed: window.count <= perMinute,
      remaining: Math.max(0, perMinute - window.count),
      reset: Math.ceil((window.began + minute - now) / 1000),
    };
  };
};
