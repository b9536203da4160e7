// Forms and addresses of the page and the desk with anything in them; what comes back shows no mark-up but ours.

import type { WebDeps } from '../../src/channels/web/deps.ts';
import { readQuery } from '../../src/channels/web/desk/query.ts';
import { displayFrom } from '../../src/channels/web/page/display.ts';
import { type Fields, pressOf, readPress } from '../../src/channels/web/page/press.ts';
import { joinTokens, readTokens } from '../../src/channels/web/page/session.ts';
import { readShare } from '../../src/channels/web/page/share.ts';
import { sharedView } from '../../src/channels/web/page/shared-view.ts';
import { talkHtml } from '../../src/channels/web/page/talk.ts';
import { redact } from '../../src/language/redact.ts';
import { step } from '../../src/step.ts';
import type { Loaded } from './core.ts';
import { anyMessage } from './messages.ts';
import type { Chance } from './random.ts';

const TODAY = '2026-11-22';
const TOKEN = 'AAAAAAAAAAAAAAAA';
const LONGEST_SHOWN = 300;

/** Every tag that the page writes. */
const OURS = new Set(
  'a article blockquote q h4 footer button cite dd details div dl dt fieldset form h1 h2 h3 input label legend li ol option p section select small span strong summary table tbody td th thead tr ul b em mark caption br time'.split(
    ' ',
  ),
);
const ANY_TAG = /<\/?([^\s>/]*)[^>]*>?/g;
const HANDLER = /<[^>]*\son\w+\s*=(?=[^>]*>)|javascript:/i;

function checkHtml(html: string): void {
  for (const [tag, name = ''] of html.matchAll(ANY_TAG))
    if (!OURS.has(name)) throw new Error(`mark-up: ${tag.slice(0, 80)}`);
  const bare = html.replace(/"[^"]*"/g, '""');
  if (HANDLER.test(bare)) throw new Error('a handler or a script address');
}

const anyValue = (chance: Chance): string =>
  chance.pick([
    '',
    '330421',
    '3 高龄津贴',
    '82',
    'here',
    '80-99',
    TOKEN,
    '__proto__',
    anyMessage(chance).slice(0, 2_000),
  ]);

const NAMES = ['nonce', 'talk', 'q', 'text', 'place', 'fix', 'ticked', 'tick', 'odd', '__proto__'];

const fieldsOf = (chance: Chance): Fields =>
  Object.fromEntries(
    NAMES.filter(() => chance.luck(0.4)).map((name) => [
      name,
      chance.luck(0.2) ? [anyValue(chance), anyValue(chance)] : anyValue(chance),
    ]),
  );

const QUERY = ['q', 'was', 'place', 'about', 'bureau', 'type', 'group', 'added', 'age', 'hukou'];

const queryOf = (chance: Chance): URLSearchParams =>
  new URLSearchParams(
    QUERY.filter(() => chance.luck(0.4)).map(
      (name) => [name, anyValue(chance)] as [string, string],
    ),
  );

/** One press of a form, one shared link and one look-up. */
export function createWebFuzz({ knowledge }: Loaded): (chance: Chance) => number {
  const deps = { knowledge, today: () => TODAY, settings: { local: true } } as WebDeps;
  const checkTalk = (chance: Chance): void => {
    const fields = fieldsOf(chance);
    const pressed = readPress(deps, fields);
    if (pressed === 'nothing') return;
    const { reply } = step(knowledge, undefined, { text: pressed.text }, TODAY);
    const said = redact(pressed.shown.slice(0, LONGEST_SHOWN)).text;
    const tokens = readTokens(anyValue(chance));
    const turns = [{ token: TOKEN, part: { said, reply } }];
    const press = pressOf(tokens);
    checkHtml(String(talkHtml(deps, { turns, press, missed: chance.luck(0.1) })));
    joinTokens(tokens);
  };
  const checkShare = (chance: Chance): void => {
    const query = { age: anyValue(chance), hukou: anyValue(chance) };
    const share = readShare(deps, anyValue(chance), chance.pick([undefined, '11', '999']), query);
    if (share !== undefined) checkHtml(String(sharedView(deps, share)));
  };
  return (chance) => {
    checkTalk(chance);
    checkShare(chance);
    readQuery(queryOf(chance));
    displayFrom(anyValue(chance), anyValue(chance));
    return 1;
  };
}
