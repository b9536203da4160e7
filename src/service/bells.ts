// Lets a request wait for the turn of its own event.

export interface Bells {
  /** The event's turn is over in this process. */
  ring(channel: string, eventId: string): void;
  /** Resolves at the ring, or after `limit` milliseconds: the turn may be over in another process. */
  wait(channel: string, eventId: string, limit: number): Promise<void>;
}

export const createBells = (): Bells => {
  const waiting = new Map<string, Set<() => void>>();
  const name = (channel: string, eventId: string) => `${channel}\0${eventId}`;
  const wait = (channel: string, eventId: string, limit: number): Promise<void> =>
    new Promise((resolve) => {
      const key = name(channel, eventId);
      const here = waiting.get(key) ?? new Set();
      const awake = () => {
        clearTimeout(timer);
        here.delete(awake);
        if (here.size === 0) waiting.delete(key);
        resolve();
      };
      const timer = setTimeout(awake, limit);
      waiting.set(key, here.add(awake));
    });
  return {
    wait,
    ring: (channel, eventId) => {
      for (const awake of [...(waiting.get(name(channel, eventId)) ?? [])]) awake();
    },
  };
};
