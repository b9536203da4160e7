// What tests of the page do again and again: open it, ask, wait for a reply.
import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import { newPage } from '../browser.ts';

export const ASK = '过了八十给不给钱';

/** The first screen in a browser of its own. */
export async function open(url: string, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await newPage(options);
  await page.goto(url);
  return page;
}

export const turns = (page: Page): Locator => page.locator('#log > .turn');

/** Waits for so many turns and hands out the last. */
export async function turnNumber(page: Page, count: number): Promise<Locator> {
  const turn = turns(page).nth(count - 1);
  await turn.waitFor({ timeout: 10_000 });
  return turn;
}

/** Asks the first question, for 嘉善. */
export async function firstAnswer(page: Page, text = ASK): Promise<Locator> {
  await page.getByLabel('嘉善').check();
  await page.fill('#ask', text);
  await page.getByRole('button', { name: '问', exact: true }).click();
  return turnNumber(page, 1);
}
