// The desk for everybody: axe with enhanced contrast over states, widths and colour schemes; nothing
// sticks out sideways; and its weight.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiRoutes } from '../../../src/channels/web/api/index.ts';
import { deskRoutes } from '../../../src/channels/web/desk/index.ts';
import { knowledge, type Served, serveAt, today } from '../api/server.ts';
import { hasBrowser, launch } from '../browser.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const states = [
  '/desk',
  '/desk?place=330421&age=82&hukou=330421',
  '/desk?q=护理&place=330782&longTermCareNeeded=true',
  '/desk?q=高龄津贴',
  '/desk?place=330400',
  '/desk/330421/11?age=82',
  '/desk/330100/28?age=70&childHukou=330100&hukou=!330100',
  '/desk/330782/4',
  '/desk/compare?service=高龄津贴',
  '/desk/330421/999',
  '/api/v1/docs',
];

let served: Served;
let browser: Browser;
beforeAll(async () => {
  if (!hasBrowser) return;
  const settings = { local: true, perMinute: 10_000 };
  const deps = { knowledge: knowledge(), settings, today: () => today };
  served = await serveAt({ '/desk': deskRoutes(deps), '/api/v1': apiRoutes(deps) });
  browser = await launch();
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await served?.close();
});

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const violations = async (page: Page): Promise<string[]> => {
  await page.evaluate(axe);
  return page.evaluate(async (runOnly) => {
    // biome-ignore lint/suspicious/noExplicitAny: axe puts itself into the page
    const { violations: found } = await (globalThis as any).axe.run({
      runOnly,
      rules: { 'color-contrast-enhanced': { enabled: true } },
    });
    return found.map(
      // biome-ignore lint/suspicious/noExplicitAny: axe's own shape
      ({ id, nodes }: any) => `${id}: ${nodes[0].target} ${nodes[0].failureSummary}`,
    );
  }, tags);
};

describe.skipIf(!hasBrowser)('axe and width', () => {
  it.each(states)(
    '%s',
    async (path) => {
      for (const colorScheme of ['light', 'dark'] as const)
        for (const width of [320, 768, 1280]) {
          const context = await browser.newContext({
            colorScheme,
            viewport: { width, height: 800 },
          });
          const page = await context.newPage();
          await page.goto(served.origin + path);
          expect(await violations(page), `${colorScheme} ${width}`).toEqual([]);
          const wide = await page.evaluate(() => document.documentElement.scrollWidth);
          expect(wide, `${width} px`).toBeLessThanOrEqual(width);
          await context.close();
        }
    },
    120_000,
  );
});

describe.skipIf(!hasBrowser)('weight', () => {
  it.each(['/desk', '/desk?place=330421&age=82', '/desk/330421/20?age=82'])(
    '%s stays under 100 kB in three requests',
    async (path) => {
      const context = await browser.newContext();
      const page = await context.newPage();
      const sizes: number[] = [];
      page.on('response', async (response) => {
        if (response.url().endsWith('favicon.ico')) return;
        sizes.push((await response.body()).length);
      });
      await page.goto(served.origin + path, { waitUntil: 'networkidle' });
      expect(sizes.length).toBeLessThanOrEqual(3);
      expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(100_000);
      await context.close();
    },
  );
});
