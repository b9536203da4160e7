// What somebody sees who opens a shared link, and what the link holds.
import { html } from 'hono/html';
import { replyHtml } from '../../../render/html.ts';
import type { Html } from '../../../render/html-parts.ts';
import { toSpeech } from '../../../render/speech.ts';
import type { WebDeps } from '../deps.ts';
import { heldInWords, type Share, sharedReply } from './share.ts';

/** The main part of the page behind a shared link. */
export function sharedView(deps: WebDeps, share: Share): Html {
  const reply = sharedReply(deps, share);
  const place = deps.knowledge.nameOf(share.place);
  const held = heldInWords(share);
  const says =
    held.length === 0
      ? '这个链接里没有任何人的情况，只有地方和项目。'
      : `这个链接里只有：地方、项目、${held.join('、')}。没有姓名，别的情况都没有放进去，所以结果可能要再问几句才能定。`;
  return html`<article class="turn" aria-labelledby="shared-1"><p class="said">${place}</p>${replyHtml(reply, { id: 'shared', place })}
<p class="actions"><button type="button" class="choice" data-speech="${JSON.stringify(toSpeech(reply))}" hidden>朗读</button><a class="choice" href="/" id="ask">我也问一句</a></p></article>
<section class="share" id="send"><h2>发给家人</h2><p>把这个网页的地址发给家人，打开就是上面这个回答。</p>
<p>${says}</p><p class="actions"><button type="button" class="choice main" data-share hidden>发送</button><button type="button" class="choice" data-copy hidden>复制地址</button></p><p data-copied role="status"></p></section>`;
}
