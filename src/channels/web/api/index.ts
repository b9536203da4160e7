// The API: a table of contents.
export type { AccessSettings, WebDeps } from './deps.ts';
export { apiRoutes } from './routes.ts';
