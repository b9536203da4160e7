// No violation that a checker can find: every state × type size × light and dark, and nothing wider than
// the screen at any width.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeBrowser, hasBrowser, newPage } from '../browser.ts';
import { openSite, type Site } from './site.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const RULES: RunOptions = {
  runOnly: {
    type: 'tag',
    values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  },
  rules: { 'color-contrast-enhanced': { enabled: true } },
};

const WIDTHS = [320, 360, 768, 1280];
const SIZES = ['20', '24', '30'];
const SCHEMES = [
  ['light', 'auto'],
  ['dark', 'auto'],
  ['light', 'high'],
] as const;

/** What is asked, or the address, for each state of the page. */
const STATES: readonly (readonly [string, { readonly ask?: string; readonly path?: string }])[] = [
  ['empty', { path: '/' }],
  ['answer', { ask: '嘉善，我妈82，户口在嘉善，有高龄津贴吗' }],
  ['question', { ask: '嘉善，过了八十给不给钱' }],
  ['refusal', { ask: '嘉善，我今年70，户口在嘉善，有高龄津贴吗' }],
  ['list with ticks', { ask: '嘉善，我今年82，能享受什么' }],
  ['compare, draft', { ask: '高龄津贴嘉善和义乌哪个多' }],
  ['emergency', { ask: '我在家煤气中毒了' }],
  ['not understood', { ask: '嘎嘎嘎' }],
  ['place', { ask: '坐公交要不要钱' }],
  ['error', { path: '/nowhere' }],
  ['shared', { path: '/s/330421/11?age=80-99&hukou=here' }],
];

const check = (page: Page): Promise<string[]> =>
  page.evaluate(async (rules) => {
    const checker = (
      window as unknown as { axe: { run(d: Document, o: unknown): Promise<AxeResults> } }
    ).axe;
    const { violations } = await checker.run(document, rules);
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 150)}`);
  }, RULES as never);

const setDisplay = (page: Page, size: string, colours: string) =>
  page.evaluate(
    ([wanted, palette]) => {
      document.documentElement.dataset.size = wanted;
      document.documentElement.dataset.colours = palette;
    },
    [size, colours],
  );

const openAll = (page: Page) =>
  page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });

describe.skipIf(!hasBrowser)('axe and overflow', () => {
  let site: Site;

  beforeAll(async () => {
    site = await openSite();
  }, 60_000);

  afterAll(async () => {
    await closeBrowser();
    await site.stop();
  });

  it.each(STATES)('%s', { timeout: 180_000 }, async (_name, { ask, path }) => {
    const page = await newPage();
    await page.goto(site.url + (path ?? '/'));
    if (ask !== undefined) {
      await page.fill('#ask', ask);
      await page.press('#ask', 'Enter');
      await page.waitForURL(/\?a=/);
    }
    await openAll(page);
    await page.evaluate(axe);
    const found: string[] = [];
    let turn = 0;
    for (const [colorScheme, colours] of SCHEMES)
      for (const size of SIZES) {
        await page.emulateMedia({ colorScheme });
        await setDisplay(page, size, colours);
        for (const width of WIDTHS) {
          await page.setViewportSize({ width, height: 740 });
          const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
          if (wide) found.push(`wider than ${width} px at ${size}`);
        }
        // The widths take turns: each meets each size and each scheme once over the states.
        const width = WIDTHS[turn % WIDTHS.length] ?? 320;
        turn += 1;
        await page.setViewportSize({ width, height: 740 });
        found.push(...(await check(page)).map((text) => `${size} ${colours} ${width}: ${text}`));
      }
    expect(found).toEqual([]);
    await page.context().close();
  });
});
