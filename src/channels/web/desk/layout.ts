// The page around every view of the desk.
import { createHash } from 'node:crypto';
import { html } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import { deskScript } from './script.ts';
import { deskStyle } from './style.ts';

/** Escaped HTML, as hono's template makes it. */
export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

interface Asset {
  readonly path: string;
  readonly type: string;
  readonly body: string;
}

const asset = (name: string, ending: string, type: string, body: string): Asset => {
  const hash = createHash('sha256').update(body).digest('base64url').slice(0, 10);
  return { path: `/desk/${name}.${hash}.${ending}`, type: `${type}; charset=utf-8`, body };
};

const style = asset('desk', 'css', 'text/css', deskStyle);
const script = asset('desk', 'js', 'text/javascript', deskScript);

/** The style sheet and the script; their addresses change with what is in them. */
export const deskAssets: readonly Asset[] = [style, script];

const keys = html`<details class="keys noprint"><summary>快捷键</summary>
<ul><li><kbd>/</kbd> 到搜索框</li><li><kbd>↓</kbd> <kbd>↑</kbd> 在结果里移动</li><li><kbd>Enter</kbd> 打开；在搜索框里就打开第一项</li>
<li><kbd>c</kbd> 复制答复口径</li><li><kbd>Esc</kbd> 回到搜索框或清单</li><li><kbd>n</kbd> 清空，接下一个电话</li></ul>
<label class="js"><input type="checkbox" id="single-keys" checked> 使用单键快捷键</label></details>`;

/** @param main what stands in the main part */
export const deskPage = (title: string, main: Html): Html => html`<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
<title>${title}</title><link rel="stylesheet" href="${style.path}"><script type="module" src="${script.path}"></script></head>
<body><a class="skip" href="#main">跳到内容</a>
<header class="top noprint"><a class="home" href="/desk">颐问 热线台</a>${keys}</header>
<main id="main">${main}</main>
<p id="said" class="said" role="status"></p></body></html>`;
