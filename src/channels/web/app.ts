// Everything that speaks HTTP, in one app: the elder's page, the hotline desk and the API.
import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { apiRoutes } from './api/routes.ts';
import { assetRoutes, loadAssets } from './assets.ts';
import type { WebDeps } from './deps.ts';
import { deskRoutes } from './desk/routes.ts';
import { webChannel } from './page/channel.ts';
import { failed, notFound } from './page/errors.ts';
import { pageRoutes } from './page/routes.ts';
import { formGuards, headers } from './security.ts';

export type { WebSettings } from './deps.ts';

/**
 * The web server's app; give its `fetch` to `serve` of @hono/node-server. Registers the channel `web`
 * with the engine, which must be started by the caller.
 */
export function createWebApp(parts: Omit<WebDeps, 'assets'>): Hono {
  const deps: WebDeps = { ...parts, assets: loadAssets() };
  deps.engine.register(webChannel);
  const app = new Hono();
  app.use(compress(), ...headers(deps.settings));
  app.route('/api/v1', apiRoutes(deps));
  app.use(...formGuards);
  app.route('/', assetRoutes(deps.assets));
  app.route('/', pageRoutes(deps));
  app.route('/desk', deskRoutes(deps));
  app.notFound((c) => notFound(deps, c));
  app.onError((error, c) => failed(deps, c, error));
  return app;
}
