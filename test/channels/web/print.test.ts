// The sheet that is printed: always one page of A4, with what somebody needs at the counter.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeBrowser, hasBrowser, newPage } from '../browser.ts';
import { openSite, type Site } from './site.ts';

/** Longest replies: lists, comparisons and the items with most text. */
const QUESTIONS = [
  '嘉善，我妈82，户口在嘉善，能领高龄津贴吗',
  '嘉善，我妈56，能把户口迁到我这儿吗',
  '嘉善，我今年82，户口在嘉善，低保，残疾一级，能享受什么',
  '高龄津贴嘉善和义乌哪个多',
  '义乌，护理补贴',
  '杭州、嘉善、义乌、嘉祥的父母投靠子女落户有什么不一样',
];

const pagesOf = (pdf: Buffer): number =>
  pdf.toString('latin1').match(/\/Type\s*\/Page(?!s)/g)?.length ?? 0;

describe.skipIf(!hasBrowser)('the sheet', () => {
  let site: Site;

  beforeAll(async () => {
    site = await openSite();
  }, 60_000);

  afterAll(async () => {
    await closeBrowser();
    await site.stop();
  });

  it.each(QUESTIONS)('fits on one A4: %s', async (question) => {
    const page = await newPage();
    await page.goto(site.url);
    await page.fill('#ask', question);
    await page.press('#ask', 'Enter');
    await page.getByRole('link', { name: '打印' }).click();
    await page.locator('.sheet').waitFor();
    expect(pagesOf(await page.pdf({ preferCSSPageSize: true }))).toBe(1);
    const text = await page.innerText('.sheet');
    expect(text).toContain('打电话问');
    expect(text).toContain('2026年11月22日打印');
    expect(text).toMatch(/清单|第\d+项/);
    await page.context().close();
  });
});
