// The elder's page: the first screen, a press of a form, the conversation, the sheet and shared links.
import { type Context, Hono } from 'hono';
import { redact } from '../../../language/redact.ts';
import { addressOf } from '../address.ts';
import type { WebDeps } from '../deps.ts';
import { createQuotas, defaultPerMinute, type Take } from '../quotas.ts';
import { firstScreen } from './ask.ts';
import { CHANNEL, readPart, type WebPart } from './channel.ts';
import { displayFrom, readDisplay, rememberDisplay } from './display.ts';
import { failed, notFound, troublePage } from './errors.ts';
import { pageOf } from './frame.ts';
import { type Fields, type Pressed, pressOf, readPress } from './press.ts';
import {
  ensureSession,
  eventIdOf,
  joinTokens,
  newNonce,
  readSession,
  readTokens,
  tokenOf,
} from './session.ts';
import { readShare } from './share.ts';
import { sharedView } from './shared-view.ts';
import { sheetPage } from './sheet-view.ts';
import { type ShownTurn, talkHtml, titleOf } from './talk.ts';

/** What is shown again of a long question, in UTF-16 units. */
const LONGEST_SHOWN = 300;

const TOO_FAST = '这会儿从这里问的太多了，请过一分钟再问。您写的还在格子里；急的话打12345。';

const isSecure = ({ settings }: WebDeps): boolean => settings.secure === true;

async function fetchTurn(
  deps: WebDeps,
  session: string | undefined,
  token: string,
): Promise<ShownTurn> {
  if (session === undefined) return { token, part: undefined };
  const parts = await deps.engine.store.fetch(CHANNEL, eventIdOf(session, token));
  return { token, part: readPart(parts?.[0]) };
}

const fetchTurns = (deps: WebDeps, c: Context, tokens: readonly string[]): Promise<ShownTurn[]> => {
  const session = readSession(c);
  return Promise.all(tokens.map((token) => fetchTurn(deps, session, token)));
};

function home(deps: WebDeps, c: Context) {
  const main = firstScreen(deps, pressOf([]));
  const title = '颐问：老人能享受什么、给多少钱、归谁管';
  return c.html(pageOf(deps, { title, display: readDisplay(c), back: '/', home: true, main }));
}

async function talk(deps: WebDeps, c: Context) {
  const tokens = readTokens(c.req.query('a'));
  if (tokens.length === 0) return home(deps, c);
  const turns = await fetchTurns(deps, c, tokens);
  const press = pressOf(tokens);
  const main = talkHtml(deps, { turns, press, missed: c.req.query('e') === 'tick' });
  const back = `/?a=${joinTokens(tokens)}`;
  const title = titleOf(turns.at(-1)?.part);
  return c.html(pageOf(deps, { title, display: readDisplay(c), back, main }));
}

const talkUrl = (tokens: readonly string[], more = ''): string =>
  `/?a=${joinTokens(tokens)}${more}#t-${tokens.at(-1) ?? ''}`;

interface Heard extends ShownTurn {
  /** What came back, also where it is not kept: whoever asks too fast gets a word and no turn. */
  readonly answer: WebPart | undefined;
}

/** Hands a press to the engine; the same press is the same turn. */
async function hear(
  deps: WebDeps,
  c: Context,
  nonce: string,
  { text, shown }: Pressed,
): Promise<Heard> {
  const session = ensureSession(c, isSecure(deps));
  const token = tokenOf(nonce === '' ? newNonce() : nonce, text);
  const said = redact(shown.slice(0, LONGEST_SHOWN)).text;
  const eventId = eventIdOf(session, token);
  const context = { said };
  const parts = await deps.engine.exchange({
    channel: CHANNEL,
    key: session,
    eventId,
    context,
    text,
  });
  return { ...(await fetchTurn(deps, session, token)), answer: readPart(parts[0]) };
}

const wordOf = (part: WebPart | undefined): string => {
  const point = part?.reply.blocks.find(({ type }) => type === 'point');
  return point?.type === 'point' ? point.text : '';
};

async function say(deps: WebDeps, take: Take, c: Context) {
  const fields: Fields = await c.req.parseBody<{ all: true }, Record<string, string>>({
    all: true,
  });
  const tokens = readTokens(String(fields.talk ?? ''));
  const pressed = readPress(deps, fields);
  if (pressed === 'nothing') return c.redirect(talkUrl(tokens, '&e=tick'), 303);
  const { allowed, reset } = take(addressOf(c, deps.settings.proxied === true));
  if (!allowed) {
    c.header('Retry-After', `${reset}`);
    return troublePage(deps, c, TOO_FAST, 429, pressed.shown);
  }
  try {
    const { token, part, answer } = await hear(deps, c, String(fields.nonce ?? ''), pressed);
    if (part === undefined) return troublePage(deps, c, wordOf(answer), 429, pressed.shown);
    return c.redirect(talkUrl([...tokens, token]), 303);
  } catch (error) {
    return failed(deps, c, error as Error, pressed.shown);
  }
}

/** Only an address of this page is gone back to. */
const backTo = (address: unknown): string =>
  typeof address === 'string' && /^\/(?:[\w?=&.-][\w/?=&.-]*)?$/.test(address) ? address : '/';

async function display(deps: WebDeps, c: Context) {
  const { size, colours, back } = await c.req.parseBody();
  rememberDisplay(c, displayFrom(size, colours), isSecure(deps));
  return c.redirect(backTo(back), 303);
}

async function sheet(deps: WebDeps, c: Context) {
  const tokens = readTokens(c.req.query('a'));
  const [turn] = await fetchTurns(deps, c, tokens.slice(-1));
  if (turn?.part === undefined) return notFound(deps, c);
  return c.html(sheetPage(deps, turn.part.reply, readDisplay(c), talkUrl(tokens)));
}

function shared(deps: WebDeps, c: Context) {
  const place = c.req.param('place') ?? '';
  const share = readShare(deps, place, c.req.param('number'), c.req.query());
  if (share === undefined) return notFound(deps, c);
  const display = readDisplay(c);
  const back = c.req.path;
  const main = sharedView(deps, share);
  return c.html(pageOf(deps, { title: '发给家人 - 颐问', display, back, main }));
}

/**
 * Routes of the page, mounted at /. Whoever refuses the cookie is a new person with each question, so
 * questions are counted by address too.
 */
export const pageRoutes = (deps: WebDeps, clock: () => number = () => performance.now()): Hono => {
  const take = createQuotas(deps.settings.perMinute ?? defaultPerMinute, clock);
  return new Hono()
    .get('/', (c) => talk(deps, c))
    .post('/say', (c) => say(deps, take, c))
    .post('/display', (c) => display(deps, c))
    .get('/sheet', (c) => sheet(deps, c))
    .get('/s/:place{[0-9]{6}}', (c) => shared(deps, c))
    .get('/s/:place{[0-9]{6}}/:number{[0-9]{1,3}}', (c) => shared(deps, c));
};
