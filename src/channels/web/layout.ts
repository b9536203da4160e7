// The document around every page: language, title, style, script, type size and colours.
import { html } from 'hono/html';
import type { Html } from '../../render/html-parts.ts';
import type { Assets } from './assets.ts';
import type { Display } from './page/display.ts';

export interface Shell {
  readonly title: string;
  /** Names of files of assets/. */
  readonly styles: readonly string[];
  readonly scripts: readonly string[];
  readonly display: Display;
  readonly body: Html;
}

/** A whole page. All values are escaped by the template. */
export const documentOf = (
  assets: Assets,
  { title, styles, scripts, display, body }: Shell,
): Html =>
  html`<!doctype html>
<html lang="zh-CN" data-size="${display.size}" data-colours="${display.colours}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="format-detection" content="telephone=no">
<title>${title}</title>
<link rel="icon" href="${assets.url('icon.svg')}" type="image/svg+xml">
${styles.map((name) => html`<link rel="stylesheet" href="${assets.url(name)}">\n`)}
${scripts.map((name) => html`<script type="module" src="${assets.url(name)}"></script>\n`)}
</head>
<body>
${body}
</body>
</html>`;
