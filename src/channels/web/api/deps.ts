// What the desk and the API are given by the shell that starts them.
import type { Knowledge } from '../../../knowledge.ts';
import type { Engine } from '../../../service/engine.ts';

/** Who may use the desk and the API, and how much. */
export interface AccessSettings {
  /** Whether the server listens on this machine alone. Where it does not, a key is required. */
  readonly local: boolean;
  /** Keys of the desk and the API. Once there are any, they are required on this machine too. */
  readonly keys?: readonly string[] | undefined;
  /** Origins (https://…) whose pages may call the API; nobody's by default. */
  readonly origins?: readonly string[] | undefined;
  /** Requests a minute for each key, or each address without one. */
  readonly perMinute?: number | undefined;
  /** Whether a proxy of ours sets X-Forwarded-For; its last entry is then the client. */
  readonly proxied?: boolean | undefined;
}

export interface WebDeps {
  readonly knowledge: Knowledge;
  readonly engine?: Engine | undefined;
  readonly settings: AccessSettings;
  /** YYYY-MM-DD in Asia/Shanghai. */
  today(): string;
}
