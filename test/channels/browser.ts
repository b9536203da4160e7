/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
// A real Chromium for all tests of the page and the desk. Where none is installed the tests are skipped
// and say so; with CI=true they fail instead.
import { existsSync } from 'node:fs';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';

const args = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Whether these tests can run; where they must, they do and fail. */
export const hasBrowser = existsSync(executablePath) || process.env.CI === 'true';

if (!hasBrowser) console.error(`no Chromium at ${executablePath}: tests in a browser are skipped`);

/** A browser that fetches nothing of its own. */
export const launch = (): Promise<Browser> => chromium.launch({ executablePath, args });

let running: Promise<Browser> | undefined;

const browser = (): Promise<Browser> => {
  running ??= launch();
  return running;
};

/** Closes the browser; the next page starts another. */
export async function closeBrowser(): Promise<void> {
  const open = await running;
  running = undefined;
  await open?.close();
}

/** A page with cookies of its own. */
export async function newPage(options: BrowserContextOptions = {}): Promise<Page> {
  const context = await (await browser()).newContext({
    locale: 'zh-CN',
    viewport: { width: 360, height: 740 },
    ...options,
  });
  return context.newPage();
}
