// The page over plain HTTP, as a browser without a script and as somebody with bad intentions see it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSite, type Site } from './site.ts';

let site: Site;

beforeAll(async () => {
  site = await openSite();
}, 60_000);

afterAll(() => site.stop());

interface Visit {
  readonly page: string;
  readonly cookie: string;
  readonly response: Response;
}

const post = (path: string, fields: Record<string, string>, cookie = '', headers = {}) =>
  fetch(site.url + path, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie, origin: site.url, ...headers },
    body: new URLSearchParams(fields),
  });

const cookieOf = (response: Response): string =>
  response.headers.getSetCookie()[0]?.split(';')[0] ?? '';

/** Asks, and follows the redirect as a browser does. */
async function ask(fields: Record<string, string>, cookie = ''): Promise<Visit> {
  const sent = await post('/say', fields, cookie);
  expect(sent.status).toBe(303);
  const kept = cookieOf(sent) || cookie;
  const address = new URL(sent.headers.get('location') ?? '', site.url);
  const response = await fetch(address, { headers: { cookie: kept } });
  return { page: await response.text(), cookie: kept, response };
}

const hidden = (page: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? '';

describe('headers', () => {
  it('allow nothing from elsewhere, no inline script, no frame and no cache', async () => {
    const { headers } = await fetch(site.url);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('permissions-policy')).toContain('microphone=()');
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('set-cookie')).toBeNull();
  });

  it('let browsers keep style and script for ever, under names that change with them', async () => {
    const page = await (await fetch(site.url)).text();
    const [address] = /\/assets\/page\.[\w-]{10}\.css/.exec(page) ?? [''];
    const { headers, status } = await fetch(site.url + address);
    expect(status).toBe(200);
    expect(headers.get('cache-control')).toContain('immutable');
    expect((await fetch(`${site.url}/assets/page.css`)).status).toBe(404);
  });

  it('mark cookies Secure and ask for https where the site has it', async () => {
    const secure = await openSite({ settings: { secure: true } });
    const { headers } = await fetch(`${secure.url}/say`, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin: secure.url },
      body: new URLSearchParams({ text: '你好' }),
    });
    await secure.stop();
    expect(headers.get('set-cookie')).toMatch(/HttpOnly; Secure; SameSite=Lax/);
    expect(headers.get('strict-transport-security')).toContain('max-age');
  });
});

describe('weight', () => {
  it('is under 100 kB for the first screen and an answer, with three requests', async () => {
    const first = await (await fetch(site.url)).text();
    const files = [...first.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, path]) => path);
    const { page } = await ask({ text: '嘉善，我妈85，户口在嘉善，能领高龄津贴吗' });
    const bodies = await Promise.all(
      files.map(async (path) => (await fetch(site.url + path)).text()),
    );
    const bytes = [first, page, ...bodies].map((text) => Buffer.byteLength(text));
    expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThan(100_000);
    expect(files.length).toBe(3);
    expect(first).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
  });
});

describe('a press of a form', () => {
  it('leads to an address with the answer and nothing that was said', async () => {
    const { page, response } = await ask({ text: '我妈82，户口在嘉善，能领高龄津贴吗' });
    expect(page).toContain('不低于');
    expect(decodeURIComponent(response.url)).not.toMatch(/82|妈|嘉善/);
  });

  it('is one question however often it is sent', async () => {
    const { page, cookie } = await ask({ text: '嘉善，过了八十给不给钱', nonce: 'once' });
    const again = await ask({ text: '嘉善，过了八十给不给钱', nonce: 'once' }, cookie);
    expect(hidden(again.page, 'talk')).toBe(hidden(page, 'talk'));
  });

  it('puts the chosen place before a question that names none, and not before one that does', async () => {
    const chosen = await ask({ text: '过了八十给不给钱', place: '330421' });
    expect(chosen.page).toContain('嘉善「高龄津贴」');
    const named = await ask({ text: '义乌过了八十给不给钱', place: '330421' });
    expect(named.page).toContain('义乌「高龄津贴」');
  });

  it('keeps earlier turns in view, with nothing left to press', async () => {
    const first = await ask({ text: '嘉善，过了八十给不给钱' });
    const talk = hidden(first.page, 'talk');
    const { page } = await ask({ text: '82', talk }, first.cookie);
    expect(page.match(/<article class="turn"/g)).toHaveLength(2);
    expect(page.match(/class="question"/g)).toHaveLength(1);
  });

  it('asks for ticks where a tick-list came without one', async () => {
    const first = await ask({ text: '嘉善，我今年82，能享受什么' });
    const talk = hidden(first.page, 'talk');
    const { page } = await ask({ ticked: '1', talk }, first.cookie);
    expect(page).toMatch(/role="alert">请先在有的前面打勾/);
  });

  it('shows the ticked words and hands on their numbers', async () => {
    const first = await ask({ text: '嘉善，我今年82，能享受什么' });
    const talk = hidden(first.page, 'talk');
    const { page } = await ask({ ticked: '1', tick: '1 有残疾证', talk }, first.cookie);
    expect(page).toMatch(/您问：<\/span>有残疾证/);
  });
});

describe('what must not happen', () => {
  it('somebody else’s address shows nothing without their cookie', async () => {
    const { response } = await ask({ text: '嘉善，我妈82，能领高龄津贴吗' });
    const page = await (await fetch(response.url)).text();
    expect(page).toContain('已经清掉了');
    expect(page).not.toContain('82周岁');
  });

  it('mark-up in a question is shown as text', async () => {
    const evil = '<script>alert(1)</script><img src=x onerror="alert(1)">';
    const { page } = await ask({ text: evil });
    expect(page).not.toContain('<script>alert');
    expect(page).not.toContain('<img');
    expect(page).toContain('&lt;script&gt;');
    const fixed = await ask({ ticked: '1', tick: '1 "><script>alert(2)</script>' });
    expect(fixed.page).not.toContain('<script>alert');
  });

  it('numbers of persons are not shown again', async () => {
    const { page } = await ask({ text: '我身份证330421194303051234，电话13812345678' });
    expect(page).not.toMatch(/330421194303051234|13812345678/);
  });

  it('a form on another site asks nothing', async () => {
    const headers = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
    expect((await post('/say', { text: '你好' }, '', headers)).status).toBe(403);
  });

  it('a change of type size leads nowhere but back to this page', async () => {
    for (const back of ['//evil.example', 'https://evil.example', '/\\evil.example', '/a b']) {
      const sent = await post('/display', { size: '30', colours: 'dark', back });
      expect(sent.headers.get('location')).toBe('/');
    }
    const sent = await post('/display', { size: '24', colours: 'high', back: '/?a=x.y' });
    expect(sent.headers.get('location')).toBe('/?a=x.y');
    expect(sent.headers.getSetCookie()[0]).toMatch(/^yiwen-display=24-high;.*HttpOnly/);
  });

  it('a body of a megabyte is refused kindly', async () => {
    const sent = await post('/say', { text: '啊'.repeat(200_000) }, '', { connection: 'close' });
    expect(sent.status).toBe(413);
    expect(await sent.text()).toContain('12345');
  });
});

describe('trouble', () => {
  it('an address that is not there leads back to asking', async () => {
    const response = await fetch(`${site.url}/nowhere`);
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('name="text"');
  });

  it('a fault in the core is said kindly and tells nothing of it', async () => {
    const broken = await openSite({
      answer: () => {
        throw new Error('secret detail');
      },
    });
    const sent = await fetch(`${broken.url}/say`, {
      method: 'POST',
      headers: { origin: broken.url },
      body: new URLSearchParams({ text: '你好' }),
    });
    const page = await sent.text();
    await broken.stop();
    expect(page).not.toContain('secret detail');
  });

  it('whoever asks too fast is told so', async () => {
    const slow = await openSite({ limits: { burst: 1, perMinute: 1 } });
    const headers: Record<string, string> = { origin: slow.url };
    const say = async (text: string) => {
      const body = new URLSearchParams({ text });
      const sent = await fetch(`${slow.url}/say`, {
        method: 'POST',
        redirect: 'manual',
        headers,
        body,
      });
      headers.cookie = cookieOf(sent) || (headers.cookie ?? '');
      const to = sent.headers.get('location');
      return to === null ? sent.text() : (await fetch(slow.url + to, { headers })).text();
    };
    await say('你好');
    const told = await say('嘉善的高龄津贴');
    const again = await say('义乌的高龄津贴');
    await slow.stop();
    expect(told).toContain('有点快');
    expect(again).toContain('有点快');
  });

  it('whoever refuses the cookie is counted by address, and keeps the words', async () => {
    const counted = await openSite({ settings: { perMinute: 2 } });
    const say = (text: string) =>
      fetch(`${counted.url}/say`, {
        method: 'POST',
        redirect: 'manual',
        headers: { origin: counted.url },
        body: new URLSearchParams({ text }),
      });
    const statuses = [(await say('你好')).status, (await say('嘉善的高龄津贴')).status];
    const refused = await say('义乌的高龄津贴');
    const page = await refused.text();
    await counted.stop();
    expect(statuses).toEqual([303, 303]);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(page).toContain('value="义乌的高龄津贴"');
    expect(page).toContain('12345');
  });
});

describe('a shared link', () => {
  it('holds a band of ages and no more than the item asks for', async () => {
    const { page } = await ask({ text: '嘉善，我妈82，户口在嘉善，低保，能领高龄津贴吗' });
    expect(page).toContain('href="/s/330421/11?age=80-99&amp;hukou=here#send"');
  });

  it('opens the same answer for anybody, and says what it holds', async () => {
    const page = await (await fetch(`${site.url}/s/330421/11?age=80-99&hukou=here`)).text();
    expect(page).toContain('能享受');
    expect(page).toContain('年龄在80到99周岁之间');
    expect(page).toContain('没有姓名');
    expect(page).not.toContain('class="question"');
  });

  it('is not found for a place or an item that is not there', async () => {
    for (const path of ['/s/330421/999', '/s/999999/1', '/s/abc/1'])
      expect((await fetch(site.url + path)).status).toBe(404);
  });
});

describe('the API behind the same app', () => {
  const say = (body: string, type: string) =>
    fetch(`${site.url}/api/v1/ask`, { method: 'POST', headers: { 'content-type': type }, body });

  it('refuses in its own form what is too large or not JSON, and answers the rest', async () => {
    const refused = [
      await say(JSON.stringify({ text: '助'.repeat(80_000) }), 'application/json'),
      await say('text=助餐', 'text/plain'),
    ];
    for (const response of refused) {
      expect(response.status).toBeGreaterThanOrEqual(400);
      expect(response.status).toBeLessThan(500);
      expect(response.headers.get('content-type')).toContain('application/problem+json');
    }
    expect(refused[0]?.status).toBe(413);
    const answered = await say(JSON.stringify({ text: '你好' }), 'application/json');
    expect(answered.status).toBe(200);
    expect(answered.headers.get('content-security-policy')).not.toBeNull();
  });
});
