// The API over real HTTP: every operation, its errors, tags and limits.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiRoutes } from '../../../src/channels/web/api/index.ts';
import { operations, sampleOf } from '../../../src/channels/web/api/operations.ts';
import { knowledge, type Served, serveAt, today } from './server.ts';

let served: Served;
beforeAll(async () => {
  const deps = {
    knowledge: knowledge(),
    settings: { local: true, perMinute: 1000 },
    today: () => today,
  };
  served = await serveAt({ '/api/v1': apiRoutes(deps) });
}, 60_000);
afterAll(() => served.close());

const at = (path: string): string => `${served.origin}/api/v1${path}`;
const get = (path: string, headers: Record<string, string> = {}) => fetch(at(path), { headers });
const post = (path: string, body: unknown, type = 'application/json') =>
  fetch(at(path), {
    method: 'POST',
    headers: { 'Content-Type': type },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
// biome-ignore lint/suspicious/noExplicitAny: answers are looked into field by field
const json = async (response: Promise<Response>): Promise<any> => (await response).json();

describe('every operation', () => {
  it.each(operations.map((each) => [each.id, each] as const))(
    '%s answers its own example in the shape it promises',
    async (_id, { method, path, example: make, response }) => {
      const example = make(sampleOf(knowledge().registry, today));
      const answered = method === 'get' ? await get(String(example)) : await post(path, example);
      expect(answered.status).toBe(200);
      expect(response.safeParse(await answered.json()).error).toBeUndefined();
    },
  );
});

describe('POST /ask', () => {
  it('goes on with the conversation handed back', async () => {
    const first = await json(post('/ask', { text: '嘉善82岁有高龄津贴吗' }));
    expect(first.reply.items[0]).toMatchObject({ place: '330421', number: 11, verdict: 'unknown' });
    expect(first.reply.asks).toContain('hukou');
    const { conversation } = first;
    const second = await json(post('/ask', { text: '户口在嘉善', conversation }));
    expect(second.reply.items[0]).toMatchObject({ number: 11, verdict: 'eligible' });
    expect(second.text).toContain('60元');
  });

  it('answers the same request with the same bytes', async () => {
    const body = { text: '义乌的高龄津贴多少钱' };
    const [one, two] = await Promise.all([post('/ask', body), post('/ask', body)]);
    expect(await one.text()).toBe(await two.text());
  });

  it('keeps no identity number in what it gives back', async () => {
    const answer = await post('/ask', { text: '我身份证330421194301011234，嘉善82岁有高龄津贴吗' });
    expect(await answer.text()).not.toContain('330421194301011234');
  });

  it('refuses a conversation of another shape, by field', async () => {
    const answer = await post('/ask', { text: '你好', conversation: { version: 2 } });
    expect(answer.status).toBe(422);
    const { errors } = (await answer.json()) as { errors: { field: string }[] };
    expect(errors.map(({ field }) => field)).toContain('/conversation/people');
  });
});

describe('POST /check', () => {
  it('gives one verdict with the amount', async () => {
    const body = { id: 'a', place: '嘉善', number: 11, facts: { age: 82, hukou: '330421' } };
    expect(await json(post('/check', body))).toMatchObject({
      id: 'a',
      place: '330421',
      number: 11,
      verdict: 'eligible',
      amount: { text: '不低于60元', value: 60, atLeast: true, unit: '元', per: 'month' },
    });
  });

  it('gives every row of a list without a number', async () => {
    const { items } = await json(post('/check', { place: '330782', facts: { age: 50 } }));
    expect(items).toHaveLength(24);
  });

  it('answers many, and tells what is wrong with each that is wrong', async () => {
    const checks = [
      { id: 1, place: '嘉善', number: 11, facts: {} },
      { id: 2, place: '嘉善', number: 99 },
      { id: 3, place: '嘉善', number: 11, facts: { age: 200 } },
      'nonsense',
    ];
    const { results } = await json(post('/check', { checks }));
    expect(results[0]).toMatchObject({ id: 1, verdict: 'unknown', missing: ['age', 'hukou'] });
    expect(results[1].errors[0]).toMatchObject({ field: '/number' });
    expect(results[1].errors[0].detail).toContain('1 至 27');
    expect(results[2].errors[0].field).toBe('/facts/age');
    expect(results[3].errors[0].field).toBe('/');
  });

  it.each([
    [{ place: '330421', facts: { ag: 82 } }, '/facts/ag', '是不是 age'],
    [{ place: '330421', facts: { pension: 'x' } }, '/facts/pension', 'employee、resident、none'],
    [{ place: '330421', facts: { birthDate: '1943-13-01' } }, '/facts/birthDate', 'YYYY-MM-DD'],
    [{ place: '北京', facts: {} }, '/place', '嘉善县（330421）'],
    [{ place: '330421', age: 82 }, '/age', 'facts 里'],
    [{ facts: {} }, '/place', '缺少'],
    [[], '/', '对象'],
  ])('names field and allowed values: %j', async (body, field, words) => {
    const answer = await post('/check', body);
    expect(answer.status).toBe(422);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    const { errors } = (await answer.json()) as { errors: { field: string; detail: string }[] };
    const found = errors.find((each) => each.field === field);
    expect(found?.detail).toContain(words);
  });

  it('uses the day it is told', async () => {
    const body = {
      place: '330421',
      number: 11,
      facts: { birthDate: '1946-11-23', hukou: '330421' },
    };
    expect(await json(post('/check', body))).toMatchObject({ verdict: 'ineligible' });
    const later = { ...body, today: '2026-11-23' };
    expect(await json(post('/check', later))).toMatchObject({ verdict: 'eligible' });
  });
});

describe('lists', () => {
  it('has a strong tag, and 304 for who has it already', async () => {
    const first = await get('/catalogs/330421');
    const tag = first.headers.get('etag') ?? '';
    expect(tag).toMatch(/^"[0-9a-f]{64}"$/);
    const again = await get('/catalogs/330421', { 'If-None-Match': `"other", ${tag}` });
    expect(again.status).toBe(304);
    expect(again.headers.get('etag')).toBe(tag);
    expect(again.headers.get('ratelimit')).not.toBeNull();
    expect(await again.text()).toBe('');
    const other = await get('/catalogs/330782', { 'If-None-Match': tag });
    expect(other.status).toBe(200);
  });

  it('quotes where the words stand', async () => {
    const { item, document } = await json(get('/catalogs/嘉善/11'));
    expect(document).toMatchObject({ number: '善政办发〔2023〕51号', status: 'in-force' });
    expect(item.conditions).toEqual(['年龄满80周岁', '户籍在嘉善县']);
    expect(item.quotes).toContainEqual({
      quote: '80周岁至99周岁老年人每人每月不低于60元',
      locus: '正文二（一）3',
    });
  });

  it('compares only the places asked for', async () => {
    const query = new URLSearchParams({ service: '高龄津贴', places: '330421,义乌' });
    const { services, places } = await json(get(`/compare?${query}`));
    expect(services).toEqual([{ id: 'oldest-old-allowance', name: '高龄津贴' }]);
    expect(places.map(({ place }: { place: string }) => place)).toEqual(['330421', '330782']);
  });
});

describe('problems', () => {
  it.each([
    ['GET', '/catalogs/330421/99', 404, '1 至 27'],
    ['GET', '/catalogs/北京', 404, '嘉善县'],
    ['GET', '/catalogs/330421/x', 422, 'number'],
    ['GET', '/catalogs?day=2026-02-30', 422, 'day'],
    ['GET', '/catalogs?page=2', 422, 'page'],
    ['GET', '/compare?service=zzz', 422, '高龄津贴'],
    ['GET', '/compare?service=高龄津贴&places=北京', 422, '嘉善县'],
    ['GET', '/ask', 405, 'POST'],
    ['DELETE', '/catalogs', 405, 'GET'],
    ['GET', '/nothing', 404, '/api/v1/docs'],
  ])('%s %s is %i', async (method, path, status, words) => {
    const answer = await fetch(at(path), { method });
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    const problem = (await answer.json()) as { status: number; detail: string; title: string };
    expect(problem.status).toBe(status);
    expect(problem.detail).toContain(words);
    expect(problem.title).not.toBe('');
  });

  it('wants JSON, well-formed, and not too much of it', async () => {
    expect((await post('/ask', '{"text":"你好"}', 'text/plain')).status).toBe(415);
    expect((await post('/ask', '{"text":')).status).toBe(400);
    expect((await post('/ask', { text: '好'.repeat(1001) })).status).toBe(422);
    expect((await post('/ask', { text: 'a'.repeat(70_000) })).status).toBe(413);
  });

  it('counts a body sent in pieces too', async () => {
    const pieces = new ReadableStream({
      start(controller) {
        for (let i = 0; i < 40; i++) controller.enqueue(new Uint8Array(4096));
        controller.close();
      },
    });
    const init = { method: 'POST', body: pieces, duplex: 'half' } as RequestInit;
    const answer = await fetch(at('/ask'), {
      ...init,
      headers: { 'Content-Type': 'application/json' },
    });
    expect(answer.status).toBe(413);
  });
});
