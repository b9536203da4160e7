// The whole service with the real core, on a port of its own and a data folder that is thrown away.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createWebApp, type WebSettings } from '../../../src/channels/web/app.ts';
import type { Knowledge } from '../../../src/knowledge.ts';
import { redact } from '../../../src/language/redact.ts';
import { loadKnowledge } from '../../../src/load-knowledge.ts';
import { answerFrom } from '../../../src/service/answering.ts';
import type { Answer } from '../../../src/service/engine.ts';
import { createLog } from '../../../src/service/log.ts';
import { serve } from '../../../src/service/serve.ts';

export const TODAY = '2026-11-22';

let loaded: Knowledge | undefined;

/** All knowledge, read once for all tests. */
export const knowledge = (): Knowledge => {
  loaded ??= loadKnowledge();
  return loaded;
};

export interface Site {
  readonly url: string;
  stop(): Promise<void>;
}

export interface SiteParts {
  readonly settings?: Partial<WebSettings>;
  readonly answer?: Answer;
  readonly limits?: { readonly burst: number; readonly perMinute: number };
}

/** Starts a site; by default nobody is too fast for it. */
export async function openSite(parts: SiteParts = {}): Promise<Site> {
  const folder = mkdtempSync(join(tmpdir(), 'yiwen-web-'));
  const today = () => TODAY;
  const limits = parts.limits ?? { burst: 1_000, perMinute: 1_000 };
  const service = await serve(
    { host: '127.0.0.1', port: 0, store: { folder }, engine: { limits } },
    { answer: parts.answer ?? answerFrom(knowledge()), redact, today },
    async (engine) => ({
      outlets: [],
      app: createWebApp({
        engine,
        knowledge: knowledge(),
        today,
        settings: { local: true, perMinute: 10_000, ...parts.settings },
      }),
    }),
    createLog('silent'),
  );
  return {
    url: `http://127.0.0.1:${service.port}`,
    stop: async () => {
      await service.stop();
      rmSync(folder, { recursive: true });
    },
  };
}
