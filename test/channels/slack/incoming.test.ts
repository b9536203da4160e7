// Payloads of every kind, whole and broken: what is to be done about them, and never an exception.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readPayload } from '../../../src/channels/slack/incoming.ts';
import { fromSlack } from '../../../src/channels/slack/slack-text-in.ts';
import { contextSchema, keyOf } from '../../../src/channels/slack/where.ts';
import { loadSlackWords, slackWordsSchema } from '../../../src/channels/slack/words.ts';
import { projectRoot } from '../../../src/load-knowledge.ts';
import { command, direct, homeOpened, mention, press, shortcut } from './payloads.ts';

const hook = 'https://hooks.slack.com/actions/T1/1/x';

describe('what people write', () => {
  it.each([
    ['<@UBOT> 义乌 长护险', '义乌 长护险'],
    ['<@UBOT|yiwen>：嘉善&amp;义乌', '：嘉善&义乌'],
    ['看 <https://a.cn/?a=1&amp;b=2|文件> 和 <#C1|热线>', '看 文件 和 热线'],
    ['<!channel> <!subteam^S1|@组> 几岁 &lt;80', '几岁 <80'],
    ['a < b > c <', 'a < b > c <'],
  ])('%j', (text, plain) => {
    expect(fromSlack(text)).toBe(plain);
  });
  it('takes time in proportion to the length', () => {
    const began = performance.now();
    for (const sign of ['<', '<@', '&amp;', '<a|']) fromSlack(sign.repeat(50_000 / sign.length));
    expect(performance.now() - began).toBeLessThan(2_000);
  });
});

const keyOfBody = (body: unknown): string | undefined => {
  const intake = readPayload(body);
  return 'context' in intake ? keyOf(intake.context.of) : undefined;
};

describe('whose conversation it is', () => {
  it('is one of a person in a thread; direct messages are one', () => {
    const at = { ts: '1.1' };
    expect(keyOfBody(mention('问', at))).toBe('T1:C1:1.1:U1');
    expect(keyOfBody(mention('问', { ts: '2.2', thread_ts: '1.1' }))).toBe('T1:C1:1.1:U1');
    expect(keyOfBody(mention('问', { ...at, user: 'U2' }))).toBe('T1:C1:1.1:U2');
    expect(keyOfBody(direct('问'))).toBe('T1:im::U1');
    expect(keyOfBody(command('问', hook))).toBe('T1:C1::U1');
    expect(keyOfBody(shortcut('问', hook))).toBe(`T1:C1:${shortcut('', hook).message.ts}:U1`);
  });
  it('goes on under a button of a private answer', () => {
    const action = { action_id: 'yw:say:0', block_id: 'yw|U1|1.1|4', value: '义乌' };
    const where = { container: { type: 'message', is_ephemeral: true }, response_url: hook };
    const intake = readPayload(press(action, where));
    expect(intake).toMatchObject({ do: 'ask', text: '义乌', context: { to: { by: 'respond' } } });
    expect(keyOfBody(press(action, where))).toBe('T1:C1:1.1:U1');
  });
  it('gives each event an id that a second delivery shares', () => {
    const event = mention('问', {}, 'Ev77');
    expect(readPayload(event)).toMatchObject({ do: 'ask', id: 'Ev77', text: '问' });
    expect(readPayload(homeOpened())).toEqual({ do: 'home', user: 'U1' });
  });
});

const samples: readonly unknown[] = [
  mention('嘉善高龄津贴'),
  direct('问', { thread_ts: '1.1', files: [] }),
  homeOpened(),
  command('义乌', hook),
  shortcut('一句', hook),
  press({ action_id: 'yw:say:0', block_id: 'yw|U1|1.1|4', value: '义乌' }),
  press({ action_id: 'yw:wording', block_id: 'yw|U1||4', value: '330421/11/eligible' }),
  press(
    { action_id: 'yw:submit', block_id: 'yw|U1||4', value: 'x' },
    { state: { values: { 'yw|U1||4': { 'yw:boxes:0': { type: 'checkboxes' } } } } },
  ),
];

/** A sample with one of its values, however deep, replaced. */
const mutate = (value: unknown, path: readonly number[], by: unknown): unknown => {
  const [step, ...rest] = path;
  if (step === undefined || typeof value !== 'object' || value === null) return by;
  const entries = Object.entries(value);
  const at = step % Math.max(entries.length, 1);
  const changed = entries.map(([name, part], index) =>
    index === at ? ([name, mutate(part, rest, by)] as const) : ([name, part] as const),
  );
  return Array.isArray(value) ? changed.map(([, part]) => part) : Object.fromEntries(changed);
};

describe('broken payloads', () => {
  it('are never an exception, and what is asked can be kept', () => {
    const strange = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.constantFrom('<!channel>', '\ud800', '../..', "'; drop table", null, undefined, 0, {}, []),
      fc.anything(),
    );
    const where = fc.array(fc.nat(20), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(fc.constantFrom(...samples), where, strange, (sample, path, by) => {
        const intake = readPayload(mutate(sample, path, by));
        if (!('context' in intake)) return;
        expect(contextSchema.safeParse(intake.context).success).toBe(true);
        expect(JSON.stringify(intake.context).length).toBeLessThan(2_000);
        if (intake.do === 'ask') expect(intake.text).not.toBe('');
      }),
      { numRuns: 5_000 },
    );
    for (const body of [null, undefined, 1, 'x', [], {}, { type: 'block_actions' }])
      expect(readPayload(body)).toEqual({ do: 'nothing' });
  });
});

describe('the words', () => {
  it('are all there', () => {
    expect(slackWordsSchema.safeParse(loadSlackWords(projectRoot)).success).toBe(true);
    expect(() => loadSlackWords('/nowhere')).toThrow();
  });
});

describe('the app manifest', () => {
  it('asks for what the channel uses', () => {
    const file = join(projectRoot, 'src/channels/slack/manifest.yaml');
    const { features, oauth_config, settings } = parse(readFileSync(file, 'utf8'));
    expect(features.slash_commands[0].command).toBe('/yiwen');
    expect(features.shortcuts[0]).toMatchObject({ name: '查这句', type: 'message' });
    expect(features.app_home).toMatchObject({ home_tab_enabled: true, messages_tab_enabled: true });
    expect(settings.event_subscriptions.bot_events).toEqual([
      'app_home_opened',
      'app_mention',
      'message.im',
    ]);
    expect(settings.interactivity.is_enabled).toBe(true);
    for (const scope of ['app_mentions:read', 'chat:write', 'commands', 'im:history', 'im:write'])
      expect(oauth_config.scopes.bot).toContain(scope);
  });
});
