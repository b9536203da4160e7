// What Telegram's refusals mean for the connection, and how long to wait before the next try.
import { GrammyError } from 'grammy';

/**
 * `refused`: the token is wrong or was revoked; `conflict`: another process fetches, or a webhook is set;
 * `slower`: too many calls; `away`: the network, or Telegram itself.
 */
export type Trouble =
  | { readonly kind: 'refused' }
  | { readonly kind: 'conflict' }
  | { readonly kind: 'slower'; readonly seconds: number }
  | { readonly kind: 'away' };

export function troubleOf(error: unknown): Trouble {
  if (!(error instanceof GrammyError)) return { kind: 'away' };
  const { error_code: code, parameters } = error;
  // A token that is none gets 404 from the server, one that is not known 401.
  if (code === 401 || code === 404) return { kind: 'refused' };
  if (code === 409) return { kind: 'conflict' };
  return code === 429 ? { kind: 'slower', seconds: parameters.retry_after ?? 5 } : { kind: 'away' };
}

export interface Pauses {
  /** Milliseconds after the first failure; doubled after each further one. */
  readonly first: number;
  readonly longest: number;
}

export const defaultPauses: Pauses = { first: 500, longest: 30_000 };

/** Milliseconds to wait after so many failures in a row. */
export const pauseAfter = (trouble: Trouble, failures: number, pauses: Pauses): number =>
  trouble.kind === 'slower'
    ? trouble.seconds * 1000
    : Math.min(pauses.longest, pauses.first * 2 ** Math.min(failures, 10));
