// The API as routes, to be mounted at /api/v1: limits and keys first, then each operation, its
// description and its readable page.
import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { cors } from 'hono/cors';
import { etag, RETAINED_304_HEADERS } from 'hono/etag';
import { requireKey } from './access.ts';
import type { WebDeps } from './deps.ts';
import { docsCss, docsPage } from './docs.ts';
import { jsonBody, parsed } from './input.ts';
import { openApi } from './openapi.ts';
import { type Given, type Operation, operations, sampleOf } from './operations.ts';
import { Problem, problemResponse } from './problem.ts';
import { rateLimit } from './rate-limit.ts';

const largestBody = 64 * 1024;

const exposed = ['ETag', 'RateLimit', 'RateLimit-Policy', 'Retry-After'];

/** Tagged answers are sent as they are: a compressor on the way would have to weaken the tag. */
const whole = 'private, no-cache, no-transform';

const tagged = (): MiddlewareHandler =>
  etag({
    generateDigest: (body) => crypto.subtle.digest('SHA-256', body as Uint8Array<ArrayBuffer>),
    retainedHeaders: [...RETAINED_304_HEADERS, ...exposed, 'access-control-allow-origin'],
  });

const limited = (): MiddlewareHandler =>
  bodyLimit({
    maxSize: largestBody,
    onError: (c) =>
      problemResponse(c, new Problem(413, `请求正文最大 ${largestBody / 1024} KB，请分几次送`)),
  });

const bare = (field: string): string => field.slice(1);

const given = async (c: Context, { params, query, body }: Operation): Promise<Given> => ({
  params: params === undefined ? {} : (parsed(params, c.req.param(), bare) as Given['params']),
  query: query === undefined ? {} : (parsed(query, c.req.query(), bare) as Given['query']),
  body: body === undefined ? undefined : await jsonBody(c),
});

/** Bodies of /check are looked at entry by entry; all others by their schema. */
const checkedBody = ({ id, body }: Operation, raw: unknown): unknown =>
  body === undefined || id === 'check' ? raw : parsed(body, raw);

const handle =
  (deps: WebDeps, operation: Operation) =>
  async (c: Context): Promise<Response> => {
    const asked = await given(c, operation);
    const answer = operation.run(deps, { ...asked, body: checkedBody(operation, asked.body) });
    c.header('Cache-Control', operation.tagged ? whole : 'no-store');
    return c.json(answer as object);
  };

const addOperation = (api: Hono, deps: WebDeps, operation: Operation): void => {
  const path = operation.path.replace(/\{(\w+)\}/g, ':$1');
  const handlers = operation.tagged ? [tagged()] : [limited()];
  api.on([operation.method.toUpperCase()], [path], ...handlers, handle(deps, operation));
  api.all(path, (c) => {
    const allowed = operation.method === 'get' ? 'GET, HEAD' : 'POST';
    const response = problemResponse(c, new Problem(405, `这里只支持 ${allowed}`));
    response.headers.set('Allow', allowed);
    return response;
  });
};

const addDescription = (api: Hono, deps: WebDeps): void => {
  const sample = sampleOf(deps.knowledge.registry, deps.today());
  const description = openApi(sample);
  api.get('/openapi.json', tagged(), (c) => {
    c.header('Cache-Control', whole);
    return c.json(description);
  });
  api.get('/docs', (c) => c.html(docsPage(description, sample)));
  api.get('/docs.css', tagged(), (c) =>
    c.body(docsCss, 200, { 'Content-Type': 'text/css; charset=utf-8' }),
  );
};

const answerError = (error: Error, c: Context): Response => {
  if (error instanceof Problem) return problemResponse(c, error);
  console.error(error.stack ?? error.message);
  return problemResponse(c, new Problem(500, '没有答上来，请稍后再试'));
};

/** The API over the deps given, to be mounted at /api/v1. */
export const apiRoutes = (deps: WebDeps): Hono => {
  const api = new Hono();
  const { settings } = deps;
  const origins = settings.origins ?? [];
  if (origins.length > 0) {
    const allowHeaders = ['Content-Type', 'Authorization', 'X-API-Key', 'If-None-Match'];
    api.use(
      cors({
        origin: [...origins],
        allowMethods: ['GET', 'POST'],
        allowHeaders,
        exposeHeaders: exposed,
      }),
    );
  }
  api.use(rateLimit(settings));
  const open = operations.filter((operation) => operation.open);
  for (const operation of open) addOperation(api, deps, operation);
  api.use(requireKey(settings, 'yiwen api'));
  for (const operation of operations) if (!operation.open) addOperation(api, deps, operation);
  addDescription(api, deps);
  api.get('/', (c) => c.redirect('/api/v1/docs'));
  api.all('*', (c) => problemResponse(c, new Problem(404, '没有这个地址，请看 /api/v1/docs')));
  api.onError(answerError);
  return api;
};
