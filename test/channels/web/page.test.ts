// Conversations on the page in a real browser, by mouse and by keyboard.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeBrowser, hasBrowser } from '../browser.ts';
import { openSite, type Site } from './site.ts';
import { ASK, firstAnswer, open, turnNumber, turns } from './visit.ts';

let site: Site;

describe.skipIf(!hasBrowser)('the page in Chromium', () => {
  beforeAll(async () => {
    site = await openSite();
  }, 60_000);

  afterAll(async () => {
    await closeBrowser();
    await site.stop();
  });

  it('a conversation by mouse: answer, question, choice, another person, another place', async () => {
    const page = await open(site.url);
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    const answer = await firstAnswer(page);
    expect(await answer.locator('h2').innerText()).toContain('60元');
    await answer.getByRole('textbox', { name: /周岁/ }).fill('82');
    await answer.getByRole('button', { name: '好' }).click();
    const second = await turnNumber(page, 2);
    await second.getByRole('button', { name: '在嘉善', exact: true }).click();
    const third = await turnNumber(page, 3);
    expect(await third.locator('.badge').innerText()).toContain('能享受');
    expect(await page.locator('.question form').count()).toBe(0);
    await page.getByText('换地方').click();
    await page.getByRole('button', { name: '义乌' }).click();
    const fourth = await turnNumber(page, 4);
    expect(await fourth.innerText()).toContain('征求意见稿');
    expect(requests.every((url) => url.startsWith(site.url))).toBe(true);
    await page.reload();
    expect(await turns(page).count()).toBe(4);
    await page.context().close();
  });

  it('the answer is the first thing seen after a question', async () => {
    const page = await open(site.url, { viewport: { width: 360, height: 640 } });
    const answer = await firstAnswer(page);
    const box = await answer.locator('h2').boundingBox();
    expect(box?.y).toBeGreaterThanOrEqual(0);
    expect(box?.y).toBeLessThan(200);
    await page.fill('#ask', '我今年82');
    await page.press('#ask', 'Enter');
    const second = await turnNumber(page, 2);
    await page.waitForFunction(() => scrollY > 0);
    expect((await second.locator('h2').boundingBox())?.y).toBeLessThan(200);
    await page.context().close();
  });

  it('a conversation by keyboard alone: the field keeps the focus, choices are one step ahead', async () => {
    const page = await open(site.url, { viewport: { width: 1280, height: 900 } });
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('ask');
    await page.keyboard.type(`嘉善${ASK}`);
    await page.keyboard.press('Enter');
    await turnNumber(page, 1);
    await page.focus('#ask');
    await page.keyboard.type('我今年82');
    await page.keyboard.press('Enter');
    const second = await turnNumber(page, 2);
    await page.waitForFunction(
      () => document.querySelector<HTMLInputElement>('#ask')?.value === '',
    );
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('ask');
    await second.getByRole('button', { name: '在嘉善', exact: true }).focus();
    await page.keyboard.press('Enter');
    const third = await turnNumber(page, 3);
    expect(await third.evaluate((node) => node === document.activeElement)).toBe(true);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('说错了');
    await page.context().close();
  });

  it('a reply is added to the log at once, and nothing of earlier ones anew', async () => {
    const page = await open(site.url);
    await firstAnswer(page);
    await page.evaluate(() => {
      const added: string[] = [];
      Object.assign(window, { added });
      const watch = (records: MutationRecord[]) => {
        for (const { addedNodes } of records)
          for (const node of addedNodes) added.push((node as Element).className ?? 'text');
      };
      const log = document.getElementById('log');
      if (log) new MutationObserver(watch).observe(log, { childList: true, subtree: true });
    });
    await page.fill('#ask', '我今年82');
    await page.press('#ask', 'Enter');
    await turnNumber(page, 2);
    expect(await page.evaluate(() => (window as unknown as { added: string[] }).added)).toEqual([
      'turn',
    ]);
    const log = page.getByRole('log');
    expect(await log.getAttribute('aria-live')).toBe('polite');
    await page.context().close();
  });

  it('「说错了」 puts an age right, and a press another person', async () => {
    const page = await open(site.url);
    const answer = await firstAnswer(page, '我今年82，户口在嘉善，有高龄津贴吗');
    await answer.getByText('说错了').click();
    await answer.getByLabel(/请写对的/).fill('是78岁');
    await answer.getByRole('button', { name: '改过来' }).click();
    const second = await turnNumber(page, 2);
    expect(await second.locator('.badge').innerText()).toContain('现在还不行');
    expect(await second.locator('.understood').innerText()).toContain('78周岁');
    await second.getByText('说错了', { exact: true }).click();
    await second.getByRole('button', { name: '是我老伴' }).click();
    const third = await turnNumber(page, 3);
    expect(await third.innerText()).not.toContain('78周岁');
    await page.context().close();
  });

  it('the walk-through asks a few questions and ends in a checklist', async () => {
    const page = await open(site.url);
    await page.getByLabel('嘉善').check();
    await page.getByRole('button', { name: /一步一步/ }).click();
    let count = 1;
    for (const limit = 6; count < limit; ) {
      const turn = await turnNumber(page, count);
      const field = turn.getByRole('textbox', { name: /周岁/ });
      const none = turn.getByRole('button', { name: '都没有', exact: true });
      const open = turn.getByRole('button', { name: '不清楚' });
      if ((await open.count()) === 0) break;
      if ((await field.count()) > 0) {
        await field.fill('82');
        await field.press('Enter');
      } else await ((await none.count()) > 0 ? none : open).click();
      count += 1;
    }
    const last = await turnNumber(page, count);
    expect(count).toBeGreaterThan(2);
    expect(await last.locator('.items .item').count()).toBeGreaterThan(3);
    expect(await last.getByRole('button', { name: '不清楚' }).count()).toBe(0);
    const item = last.locator('.item', { hasText: '景区' });
    await item.getByRole('button', { name: '细看' }).click();
    expect(await (await turnNumber(page, count + 1)).locator('h2').innerText()).toContain('景区');
    await page.context().close();
  });

  it('a tick-list sends what is ticked, and says so when nothing is', async () => {
    const page = await open(site.url);
    const answer = await firstAnswer(page, '我今年82，能享受什么');
    await answer.getByRole('button', { name: '选好了' }).click();
    expect(await answer.getByRole('alert').innerText()).toContain('打勾');
    await answer.getByLabel('有残疾证').check();
    await answer.getByLabel('退役军人').check();
    await answer.getByRole('button', { name: '选好了' }).click();
    const second = await turnNumber(page, 2);
    expect(await second.locator('.said').innerText()).toContain('有残疾证、退役军人');
    await page.context().close();
  });
});
