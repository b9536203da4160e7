// The desk as routes, to be mounted at /desk: limits and keys first, then the list, its export, a row,
// its text to paste, and places side by side. Words typed come by POST and stay out of addresses.
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { html } from 'hono/html';
import { findServices } from '../../../catalog/compare.ts';
import type { Row } from '../../../catalog/registry.ts';
import { requireKey } from '../api/access.ts';
import type { WebDeps } from '../api/deps.ts';
import { rateLimit } from '../api/rate-limit.ts';
import { defaultPerMinute } from '../quotas.ts';
import { answerText } from './answer-text.ts';
import { comparePage } from './compare-page.ts';
import { rowsCsv } from './csv.ts';
import { itemPage } from './item-page.ts';
import { deskAssets, deskPage } from './layout.ts';
import { listPage } from './list-page.ts';
import { lookUp } from './look-up.ts';
import { type DeskQuery, readQuery } from './query.ts';
import { judge } from './verdicts.ts';
import type { ListView } from './view.ts';

const largestForm = 16 * 1024;
/** The desk asks while one types, and a room of clerks may share an address: so many times the API's limit. */
const keystrokes = 10;

const addressFields = (c: Context): URLSearchParams => new URL(c.req.url).searchParams;
const formFields = async (c: Context): Promise<URLSearchParams> =>
  new URLSearchParams(await c.req.text());

const listView = ({ knowledge, today }: WebDeps, query: DeskQuery): ListView => {
  const day = today();
  const found = lookUp(knowledge, query, day);
  const all = judge(found.rows, found.query.facts, day);
  const { verdict } = query.filters;
  const rows = all.filter(({ assessment }) => verdict === '' || assessment?.verdict === verdict);
  return { knowledge, today: day, found, rows, all };
};

const notFound = (c: Context, what: string) =>
  c.html(
    deskPage(
      '没有找到 颐问 热线台',
      html`<h1>没有找到</h1><p>${what}</p><p><a id="back" href="/desk">回到清单</a></p>`,
    ),
    404,
  );

const rowAt = ({ knowledge, today }: WebDeps, c: Context): Row | undefined => {
  const { place = '', number = '' } = c.req.param();
  const found = knowledge.registry.findPlace(place);
  const catalog = found && knowledge.registry.current(found.code, today());
  const item = catalog?.items.find((row) => `${row.number}` === number);
  return catalog && item && { catalog, item };
};

const judgedAt = (deps: WebDeps, c: Context) => {
  const row = rowAt(deps, c);
  const { facts } = readQuery(addressFields(c));
  const [judged] = row === undefined ? [] : judge([row], facts, deps.today());
  return judged && { judged, facts };
};

const csv = (c: Context, { rows, knowledge }: ListView): Response =>
  c.body(rowsCsv(rows, knowledge), 200, {
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': `attachment; filename="yiwen.csv"; filename*=UTF-8''${encodeURIComponent('养老服务清单.csv')}`,
  });

const addAssets = (desk: Hono): void => {
  for (const { path, type, body } of deskAssets) {
    desk.get(path.replace('/desk', ''), (c) =>
      c.body(body, 200, {
        'Content-Type': type,
        'Cache-Control': 'private, max-age=31536000, immutable',
      }),
    );
  }
};

const addLists = (desk: Hono, deps: WebDeps): void => {
  const fromAddress = (c: Context) => listView(deps, readQuery(addressFields(c)));
  const fromForm = async (c: Context) => listView(deps, readQuery(await formFields(c)));
  desk.get('/', (c) => c.html(listPage(fromAddress(c))));
  desk.post('/', async (c) => c.html(listPage(await fromForm(c))));
  desk.get('/list.csv', (c) => csv(c, fromAddress(c)));
  desk.post('/list.csv', async (c) => csv(c, await fromForm(c)));
};

const addComparison = (desk: Hono, deps: WebDeps): void => {
  desk.get('/compare', (c) => {
    const { knowledge } = deps;
    const fields = addressFields(c);
    const names = new Map(knowledge.lexicon.services.map(({ id, name }) => [id, name]));
    const word = (fields.get('service') ?? '').slice(0, 60);
    const services = findServices(knowledge.registry, names, word, deps.today());
    if (services.length === 0) return notFound(c, `没有叫“${word}”的服务。`);
    const codes = (fields.get('places') ?? '').slice(0, 400).split(',');
    const places = codes.flatMap((code) => knowledge.registry.findPlace(code)?.code ?? []);
    const base = fields.get('base') ?? places[0];
    return c.html(comparePage(knowledge, { services, base, places }, deps.today()));
  });
};

const addRows = (desk: Hono, deps: WebDeps): void => {
  desk.get('/:place/:number/answer.txt', (c) => {
    const found = judgedAt(deps, c);
    if (found === undefined) return c.text('没有这一项', 404);
    return c.text(answerText(deps.knowledge, found.judged, found.facts));
  });
  desk.get('/:place/:number', (c) => {
    const found = judgedAt(deps, c);
    if (found === undefined) return notFound(c, '清单里没有这一项。');
    return c.html(itemPage({ ...found, knowledge: deps.knowledge, today: deps.today() }));
  });
};

/** The desk over the deps given, to be mounted at /desk. */
export const deskRoutes = (deps: WebDeps): Hono => {
  const desk = new Hono();
  const { settings } = deps;
  const perMinute = keystrokes * (settings.perMinute ?? defaultPerMinute);
  desk.use(rateLimit({ ...settings, perMinute }), requireKey(settings, 'yiwen desk'));
  desk.use(async (c, next) => {
    await next();
    if (!c.res.headers.has('Cache-Control')) c.res.headers.set('Cache-Control', 'no-store');
  });
  desk.use(bodyLimit({ maxSize: largestForm, onError: (c) => c.text('表单太大', 413) }));
  addAssets(desk);
  addLists(desk, deps);
  addComparison(desk, deps);
  addRows(desk, deps);
  desk.all('*', (c) => notFound(c, '没有这一页。'));
  return desk;
};
