// The desk in a real browser, behind the headers it is served with: keys, results while one types,
// verdicts, copying, comparison, export, deep links, and without a script.
import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { deskRoutes } from '../../../src/channels/web/desk/index.ts';
import { guards } from '../../../src/channels/web/security.ts';
import { knowledge, type Served, serveAt, today } from '../api/server.ts';
import { hasBrowser, launch } from '../browser.ts';

let served: Served;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let complaints: string[];

const settings = { local: true, perMinute: 10_000 };

beforeAll(async () => {
  if (!hasBrowser) return;
  const deps = { knowledge: knowledge(), settings, today: () => today };
  served = await serveAt({ '/desk': deskRoutes(deps) }, guards(settings));
  browser = await launch();
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await served?.close();
});
beforeEach(async () => {
  if (!hasBrowser) return;
  complaints = [];
  context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  page = await context.newPage();
  page.on('console', (message) => {
    const isIcon = message.location().url.endsWith('/favicon.ico');
    if (message.type() === 'error' && !isIcon) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
});
afterEach(async () => {
  await context?.close();
  if (hasBrowser) expect(complaints).toEqual([]);
});

const open = (path = '/desk') => page.goto(served.origin + path);
const names = () => page.locator('.rows th a').allTextContents();
const typed = async (words: string) => {
  await page.keyboard.type(words);
  await page.waitForFunction(
    (q) => (document.getElementById('was') as { value?: string } | null)?.value === q,
    words,
  );
};
const pasted = () => page.evaluate(() => navigator.clipboard.readText());

describe.skipIf(!hasBrowser)('a call, by keyboard alone', () => {
  it('goes from question to pasted answer', async () => {
    await open();
    await typed('嘉善 82岁 高龄津贴');
    expect(await names()).toEqual(['高龄津贴']);
    expect(await page.locator('#place-330421').isChecked()).toBe(true);
    expect(await page.locator('#f-age').inputValue()).toBe('82');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/desk/330421/11?age=82');
    await page.keyboard.press('c');
    await page.waitForFunction(() => document.getElementById('said')?.textContent !== '');
    const text = await pasted();
    expect(text).toMatch(/^嘉善县 第11项 高龄津贴\n/);
    expect(text).toContain('每人每月不低于60元');
    expect(text).toContain('善政办发〔2023〕51号');
  });

  it('goes back to the same search', async () => {
    await open();
    await typed('嘉善 82岁 高龄津贴');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/desk/330421/11?age=82');
    await page.keyboard.press('Escape');
    await page.waitForURL('**/desk?*');
    await page.waitForFunction(
      () => (document.getElementById('q') as { value?: string } | null)?.value !== '',
    );
    expect(await page.locator('#q').inputValue()).toBe('嘉善 82岁 高龄津贴');
  });

  it('does not choose between places by itself', async () => {
    await open();
    await typed('高龄津贴');
    const found = await page.locator('.rows tbody tr').count();
    expect(found).toBeGreaterThanOrEqual(4);
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement?.matches('.rows th a'));
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('q');
  });

  it('copies from the list without opening the row', async () => {
    await open('/desk?place=330782');
    await typed('高龄津贴');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('c');
    await page.waitForFunction(() =>
      document.getElementById('said')?.textContent?.includes('复制'),
    );
    expect(await pasted()).toContain('义乌市 第8项 高龄津贴\n注意：这份文件是征求意见稿');
  });

  it('leaves single keys alone once they are switched off', async () => {
    await open('/desk/330421/11');
    await page.locator('.keys summary').click();
    await page.locator('#single-keys').uncheck();
    await page.reload();
    await page.locator('#paste').focus();
    await page.keyboard.press('c');
    await page.waitForTimeout(200);
    expect(await page.locator('#said').textContent()).toBe('');
  });
});

describe.skipIf(!hasBrowser)('a person', () => {
  it('is judged against the whole list, and what to ask next is one press away', async () => {
    await open('/desk?place=330421');
    expect(await page.locator('.rows .v').count()).toBe(0);
    await page.locator('#f-age').fill('82');
    await page.locator('#f-age').blur();
    await page.locator('.rows .v').first().waitFor();
    expect(await page.locator('.rows .v').count()).toBe(27);
    await page.locator('.note a').first().click();
    const field = await page.evaluate(() => document.activeElement?.id ?? '');
    expect(field).toMatch(/^f-/);
    await page.locator('#f-hukou').focus();
    await page.locator('#f-hukou').selectOption('330421');
    const row = page.locator('.rows tr', { hasText: '高龄津贴' });
    await row.locator('.v.eligible').waitFor();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('f-hukou');
    expect(page.url()).toContain('age=82&hukou=330421');
  });

  it('changes when the caller corrects themselves, in either place', async () => {
    await open();
    await typed('嘉善户口 79岁 高龄津贴');
    await page.locator('.rows .v.ineligible').waitFor();
    await page.locator('#f-age').fill('82');
    await page.locator('#f-age').blur();
    await page.locator('.rows .v.eligible').waitFor();
    await page.locator('#q').fill('嘉善户口 81岁 高龄津贴');
    await page.waitForFunction(
      () => (document.getElementById('f-age') as { value?: string } | null)?.value === '81',
    );
  });

  it('leaves no words and no date of birth in the address', async () => {
    await open();
    await typed('我是王桂花，嘉善人，1943年5月6日生，高龄津贴有吗');
    await page.waitForURL('**/desk?*');
    const url = decodeURIComponent(page.url());
    expect(url).not.toMatch(/王桂花|1943|birthDate/);
    expect(url).toContain('place=330421');
    expect(await page.locator('.rows th a').first().getAttribute('href')).not.toContain('1943');
  });
});

describe.skipIf(!hasBrowser)('looking around', () => {
  it('filters by type and mark, and the address leads back', async () => {
    await open('/desk?place=330421');
    await page.locator('#by-added').check();
    await page.waitForURL('**added=1');
    const added = await names();
    expect(added.length).toBeGreaterThan(0);
    expect(added.length).toBeLessThan(27);
    await page.reload();
    expect(await names()).toEqual(added);
    expect(await page.locator('.rows .added').count()).toBe(added.length);
  });

  it('marks what differs elsewhere', async () => {
    await open('/desk/330421/11');
    const side = page.locator('table.side');
    expect(await side.locator('thead th').allTextContents()).toEqual([
      '嘉善县',
      '杭州市',
      '嘉兴市（征求意见稿）',
      '义乌市（征求意见稿）',
      '嘉祥县',
    ]);
    const rule = side.locator('tr', { hasText: '谁能享受' });
    expect(await rule.locator('.tag').allTextContents()).toEqual(['相同', '相同', '相同']);
    const benefit = side.locator('tr', { hasText: '给什么' });
    expect(await benefit.locator('.tag').allTextContents()).toEqual(['不同', '不同', '不同']);
    expect(await side.locator('mark').allTextContents()).toContain('及');
    await page.getByText('只看这张对照表').click();
    await page.waitForURL('**/desk/compare?*');
    expect(await page.locator('table.side').count()).toBe(1);
  });

  it('exports what is shown', async () => {
    await open('/desk?place=330421');
    await page.locator('#by-added').check();
    await page.waitForURL('**added=1');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByText('导出表格').click(),
    ]);
    expect(download.suggestedFilename()).toBe('养老服务清单.csv');
    const text = readFileSync(await download.path(), 'utf8');
    expect(text.startsWith('\ufeff"地方","序号","名称"')).toBe(true);
    expect(text).toContain('"嘉善县","5",');
  });

  it('prints the table without the forms', async () => {
    await open('/desk?place=330421&age=82');
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('table.rows').isVisible()).toBe(true);
    for (const part of ['#q', '#person', '.bar', '.top'])
      expect(await page.locator(part).isVisible()).toBe(false);
  });
});

describe.skipIf(!hasBrowser)('without a script', () => {
  it('searches by the form and keeps what was heard', async () => {
    const plain = await browser.newContext({ javaScriptEnabled: false });
    const tab = await plain.newPage();
    await tab.goto(`${served.origin}/desk`);
    await tab.locator('#q').fill('嘉善 82岁 高龄津贴');
    await tab.getByRole('button', { name: '查' }).click();
    expect(await tab.locator('.rows th a').allTextContents()).toEqual(['高龄津贴']);
    expect(await tab.locator('#f-age').inputValue()).toBe('82');
    await tab.locator('#f-age').fill('79');
    await tab.getByRole('button', { name: '查' }).click();
    expect(await tab.locator('.rows .v').textContent()).toBe('不符合');
    expect(tab.url()).toBe(`${served.origin}/desk`);
    await plain.close();
  });
});
