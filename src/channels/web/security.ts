// The headers of every response and the guards of every request: nothing from elsewhere, no inline
// script or style, no framing, nothing kept by caches unless a handler says so.
import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { csrf } from 'hono/csrf';
import { secureHeaders } from 'hono/secure-headers';
import type { WebSettings } from './deps.ts';

const POLICY = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'"],
  connectSrc: ["'self'"],
  formAction: ["'self'"],
  baseUri: ["'none'"],
  frameAncestors: ["'none'"],
  requireTrustedTypesFor: ["'script'"],
  trustedTypes: ["'none'"],
};

const PERMISSIONS = {
  camera: [],
  microphone: [],
  geolocation: [],
  payment: [],
  usb: [],
  browsingTopics: [],
};

/** The largest form or JSON body that anybody may send, in bytes. */
const LARGEST = 64 * 1024;

const noStore: MiddlewareHandler = async (c, next) => {
  await next();
  if (!c.res.headers.has('Cache-Control')) c.res.headers.set('Cache-Control', 'no-store');
};

/** What every answer carries. */
export const headers = (settings: WebSettings): MiddlewareHandler[] => [
  noStore,
  secureHeaders({
    contentSecurityPolicy: POLICY,
    crossOriginEmbedderPolicy: 'require-corp',
    permissionsPolicy: PERMISSIONS,
    referrerPolicy: 'no-referrer',
    strictTransportSecurity: settings.secure === true ? 'max-age=31536000' : false,
    xFrameOptions: 'DENY',
  }),
];

/** What stands before forms; the API refuses what is too large or no JSON in its own words. */
export const formGuards: readonly MiddlewareHandler[] = [bodyLimit({ maxSize: LARGEST }), csrf()];

/** Everything that stands before a form. */
export const guards = (settings: WebSettings): MiddlewareHandler[] => [
  ...headers(settings),
  ...formGuards,
];
