// What is shown when something goes wrong: said kindly, with the way back and the hotline.
import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { BusyError } from '../../../service/engine.ts';
import type { WebDeps } from '../deps.ts';
import { firstScreen } from './ask.ts';
import { readDisplay } from './display.ts';
import { pageOf } from './frame.ts';
import { pressOf } from './press.ts';

const BUSY = '这会儿问的人多，没来得及答。您写的还在格子里，请再按一次「问」；急的话打12345。';
const FAILED = '我这边出了点问题，没能答上来。请过一会儿再试；急的话打12345。';
const REFUSED = '这次没有收到。请在这个网页上再问一次。';
const NOWHERE = '没有这一页。您可以在这里问，急的话打12345。';

type Status = 403 | 404 | 413 | 429 | 500 | 503;

/** The first screen with a trouble on top; what was written stays in the field. */
export function troublePage(
  deps: WebDeps,
  c: Context,
  trouble: string,
  status: Status,
  text = '',
): Response | Promise<Response> {
  const view = {
    title: '颐问',
    display: readDisplay(c),
    back: '/',
    home: true,
    main: firstScreen(deps, pressOf([]), text, trouble),
  };
  return c.html(pageOf(deps, view), status);
}

export const notFound = (deps: WebDeps, c: Context) => troublePage(deps, c, NOWHERE, 404);

/** Answers whatever a handler threw; what went wrong is not told to the reader. */
export function failed(deps: WebDeps, c: Context, error: Error, text = '') {
  if (error instanceof BusyError) {
    c.header('Retry-After', '5');
    return troublePage(deps, c, BUSY, 503, text);
  }
  if (error instanceof HTTPException && error.status < 500) {
    const status = error.status === 413 ? 413 : 403;
    return troublePage(deps, c, REFUSED, status);
  }
  return troublePage(deps, c, FAILED, 500, text);
}
