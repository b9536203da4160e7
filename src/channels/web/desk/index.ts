// The hotline desk: a table of contents.
export { deskRoutes } from './routes.ts';
