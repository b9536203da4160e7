// The network address that a request comes from, as it is counted.
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';

/** An IPv6 client counts by its /64, which is one household's. */
const network = (address: string): string =>
  address.includes(':') && !address.startsWith('::ffff:')
    ? address.split(':').slice(0, 4).join(':')
    : address;

/**
 * The client's address.
 * @param proxied whether a proxy of ours sets X-Forwarded-For; its last entry is then the client
 */
export const addressOf = (c: Context, proxied: boolean): string => {
  const forwarded = proxied
    ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim()
    : undefined;
  if (forwarded) return network(forwarded);
  const bindings = c.env as { incoming?: unknown; server?: unknown } | undefined;
  const served = bindings?.incoming !== undefined || bindings?.server !== undefined;
  return network((served ? getConnInfo(c).remote.address : undefined) ?? 'unknown');
};
