// What goes with a conversation: hearing it, type size, sending it on, no script, forgetting, no connection.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeBrowser, hasBrowser, newPage } from '../browser.ts';
import { openSite, type Site } from './site.ts';
import { firstAnswer, open, turnNumber, turns } from './visit.ts';

let site: Site;

describe.skipIf(!hasBrowser)('what goes with a conversation', () => {
  beforeAll(async () => {
    site = await openSite();
  }, 60_000);

  afterAll(async () => {
    await closeBrowser();
    await site.stop();
  });

  it('reads aloud in pieces made for the ear, and stops; without a voice there is no button', async () => {
    const silent = await open(site.url);
    await firstAnswer(silent);
    expect(await silent.getByRole('button', { name: '朗读' }).count()).toBe(0);
    const page = await newPage();
    await page.addInitScript(() => {
      const spoken: string[] = [];
      const voice = {
        lang: 'zh-CN',
        name: 'test',
        default: true,
        localService: true,
        voiceURI: '',
      };
      const synthesis = {
        getVoices: () => [voice],
        addEventListener: () => undefined,
        cancel: () => undefined,
        speak: (said: { text: string; rate: number; onend?: () => void }) => {
          spoken.push(said.text);
          if (spoken.length < 3) setTimeout(() => said.onend?.(), 0);
        },
      };
      class Utterance {
        readonly text: string;
        constructor(text: string) {
          this.text = text;
        }
      }
      Object.defineProperty(window, 'speechSynthesis', { value: synthesis });
      Object.assign(window, { SpeechSynthesisUtterance: Utterance, spoken });
    });
    await page.goto(site.url);
    const answer = await firstAnswer(page, '我妈82，户口在嘉善，有高龄津贴吗');
    await answer.getByRole('button', { name: '朗读' }).click();
    await page.waitForFunction(
      () => (window as unknown as { spoken: string[] }).spoken.length === 3,
    );
    const spoken = await page.evaluate(() => (window as unknown as { spoken: string[] }).spoken);
    expect(spoken.join('')).toContain('60元');
    expect(spoken.join('')).not.toMatch(/[「」《》〔〕（）]/);
    await answer.getByRole('button', { name: '停' }).click();
    expect(await answer.getByRole('button', { name: '朗读' }).count()).toBe(1);
    await page.context().close();
  });

  it('type size and colours change at once and are remembered', async () => {
    const page = await open(site.url);
    const size = () => page.evaluate(() => getComputedStyle(document.body).fontSize);
    expect(await size()).toBe('20px');
    await page.getByText('字大小、颜色').click();
    const kept = page.waitForResponse((response) => response.url().endsWith('/display'));
    await page.getByRole('button', { name: '最大' }).click();
    await kept;
    expect(await size()).toBe('30px');
    const dark = page.waitForResponse((response) => response.url().endsWith('/display'));
    await page.getByRole('button', { name: '黑底' }).click();
    await dark;
    await page.goto(site.url);
    expect(await size()).toBe('30px');
    expect(await page.locator('html').getAttribute('data-colours')).toBe('dark');
    const names = (await page.context().cookies()).map(({ name }) => name);
    expect(names).toEqual(['yiwen-display']);
    await page.context().close();
  });

  it('「发给家人」 opens a page that somebody else can open too', async () => {
    const page = await open(site.url);
    const answer = await firstAnswer(page, '我妈82，户口在嘉善，有高龄津贴吗');
    await answer.getByRole('link', { name: '发给家人' }).click();
    const address = page.url();
    const other = await newPage();
    await other.goto(address);
    expect(await other.locator('.badge').innerText()).toContain('能享受');
    expect(await other.innerText('main')).not.toMatch(/母亲|82/);
    await other.getByRole('link', { name: '我也问一句' }).click();
    await other.locator('input#ask').waitFor();
    await other.context().close();
    await page.context().close();
  });

  it('without a script the same conversation goes through forms', async () => {
    const page = await open(site.url, { javaScriptEnabled: false });
    const answer = await firstAnswer(page);
    expect(await answer.locator('h2').innerText()).toContain('60元');
    await answer.getByRole('textbox', { name: /周岁/ }).fill('82');
    await answer.getByRole('button', { name: '好' }).click();
    const second = await turnNumber(page, 2);
    await second.getByRole('button', { name: '在嘉善', exact: true }).click();
    const third = await turnNumber(page, 3);
    expect(await third.locator('.badge').innerText()).toContain('能享受');
    expect(await page.getByRole('button', { name: '朗读' }).count()).toBe(0);
    await third.getByRole('link', { name: '打印' }).click();
    expect(await page.locator('.sheet').innerText()).toContain('归谁管');
    await page.getByRole('link', { name: '回到问答' }).click();
    await page.getByText('字大小、颜色').click();
    await page.getByRole('button', { name: '更大' }).click();
    expect(await page.locator('html').getAttribute('data-size')).toBe('24');
    expect(await turns(page).count()).toBeGreaterThan(0);
    await page.context().close();
  });

  it('「忘掉我说的」 leaves nothing to come back to', async () => {
    const page = await open(site.url);
    await firstAnswer(page, '我妈82，户口在嘉善，有高龄津贴吗');
    await page.getByRole('button', { name: '忘掉我说的' }).click();
    await turnNumber(page, 2);
    await page.reload();
    expect(await page.innerText('main')).not.toContain('82周岁');
    await page.context().close();
  });

  it('a lost connection is said, and what was written stays', async () => {
    const page = await open(site.url);
    await firstAnswer(page);
    await page.context().setOffline(true);
    await page.fill('#ask', '我今年82');
    await page.press('#ask', 'Enter');
    await page.locator('#trouble').waitFor({ state: 'visible' });
    expect(await page.innerText('#trouble')).toContain('12345');
    expect(await page.inputValue('#ask')).toBe('我今年82');
    await page.context().close();
  });
});
