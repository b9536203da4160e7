/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
// A real Chromium for the desk's tests, where one is installed.
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const executablePath = '/usr/bin/chromium';

/** Whether the tests in a browser can run. In CI they must: there nothing is skipped. */
export const hasBrowser = existsSync(executablePath) || process.env.CI === 'true';

if (!hasBrowser)
  console.log(`no browser at ${executablePath}: the desk's tests in one are skipped`);

/** A browser that fetches nothing of its own. */
export const launch = (): Promise<Browser> =>
  chromium.launch({
    executablePath,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
