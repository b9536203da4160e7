// The style sheets and scripts, read once; their addresses hold a hash of what is in them, so that a
// browser may keep them for ever.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Hono } from 'hono';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

export interface Asset {
  readonly body: string;
  readonly type: string;
}

export interface Assets {
  /** The address of a file of assets/, such as page.css. @throws if there is no such file. */
  url(name: string): string;
  /** What stands at an address. */
  at(path: string): Asset | undefined;
}

/** assets/ beside this file, both in src/ and in dist/. */
export const assetsFolder = join(dirname(fileURLToPath(import.meta.url)), 'assets');

const hashed = (name: string, body: string): string => {
  const hash = createHash('sha256').update(body).digest('base64url').slice(0, 10);
  return `/assets/${name.replace(/\.([a-z]+)$/, `.${hash}.$1`)}`;
};

/** Reads all files of the folder whose type is known. */
export function loadAssets(folder: string = assetsFolder): Assets {
  const urls = new Map<string, string>();
  const found = new Map<string, Asset>();
  for (const name of readdirSync(folder)) {
    const type = TYPES[extname(name)];
    if (type === undefined) continue;
    const body = readFileSync(join(folder, name), 'utf8');
    const url = hashed(name, body);
    urls.set(name, url);
    found.set(url, { body, type });
  }
  return {
    url: (name) => {
      const url = urls.get(name);
      if (url === undefined) throw new Error(`no such asset: ${name}`);
      return url;
    },
    at: (path) => found.get(path),
  };
}

/** GET /assets/…, kept by browsers for a year. */
export function assetRoutes(assets: Assets): Hono {
  return new Hono().get('/assets/:file', (c) => {
    const asset = assets.at(c.req.path);
    if (asset === undefined) return c.notFound();
    return c.body(asset.body, 200, {
      'Content-Type': asset.type,
      'Cache-Control': 'public, max-age=31536000, immutable',
    });
  });
}
