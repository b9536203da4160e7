// What the page, the desk and the API are given when they are put together.
import type { Engine } from '../../service/engine.ts';
import type { AccessSettings, WebDeps as ApiDeps } from './api/deps.ts';
import type { Assets } from './assets.ts';

/** Settings of the web server; read from the environment elsewhere. */
export interface WebSettings extends AccessSettings {
  /** People reach it over https (also behind a proxy): cookies are marked Secure and HSTS is sent. */
  readonly secure?: boolean | undefined;
}

export interface WebDeps extends ApiDeps {
  readonly engine: Engine;
  readonly settings: WebSettings;
  readonly assets: Assets;
}
