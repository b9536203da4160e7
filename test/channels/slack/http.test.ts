// The whole channel over HTTP: signed requests in, calls of a Slack on loopback out.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { command, direct, homeOpened, mention, press, shortcut } from './payloads.ts';
import {
  postEvent,
  postForm,
  postPayload,
  runService,
  type Service,
  secret,
  words,
} from './service.ts';
import { type Call, until } from './slack-server.ts';

let service: Service;
beforeAll(async () => {
  service = await runService({ signingSecret: secret });
});
afterAll(() => service.close());
beforeEach(() => {
  service.slack.calls.length = 0;
});

const posted = (): Call | undefined => service.slack.of('chat.postMessage')[0];
const responded = (): Call | undefined => service.slack.of('response_url')[0];
const respondTo = () => `${service.slack.origin}/respond/T1/1/abc`;

describe('signatures', () => {
  const challenge = { type: 'url_verification', challenge: 'abc' };
  it('answers the challenge of a signed request', async () => {
    const response = await postEvent(service.url, challenge);
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ challenge: 'abc' });
  });
  it.each([
    ['of another secret', { key: 'another' }],
    ['that are stale', { age: 600 }],
    ['without a signature', { headers: { 'x-slack-signature': '' } }],
    ['without a time', { headers: { 'x-slack-request-timestamp': 'x' } }],
  ])('refuses requests %s', async (_name, how) => {
    const response = await postEvent(service.url, mention('嘉善高龄津贴'), how);
    expect(response.status).toBe(401);
    expect(service.slack.calls).toEqual([]);
  });
  it('serves nothing else', async () => {
    expect((await fetch(service.url.replace('events', 'other'))).status).toBe(404);
    expect((await fetch(service.url)).status).toBe(404);
  });
});

describe('mentions and direct messages', () => {
  it('answers a mention in its thread, with everything a clerk needs', async () => {
    const event = mention('嘉善高龄津贴多少钱');
    expect((await postEvent(service.url, event)).status).toBe(200);
    const { args, token } = await until(posted);
    expect(token).toBe('xoxb-good');
    expect(args).toMatchObject({
      channel: 'C1',
      thread_ts: event.event.ts,
      unfurl_links: 'false',
      unfurl_media: 'false',
    });
    const text = JSON.stringify(args.blocks);
    for (const part of ['每人每月不低于60元', '县民政局', '善政办发〔2023〕51号', '清单第11项'])
      expect(text).toContain(part);
    for (const label of [words.labels.script, words.labels.wording, words.labels.others])
      expect(text).toContain(label);
  });
  it('answers a message once, however often it is delivered', async () => {
    const event = direct('义乌高龄津贴');
    const again = { headers: { 'x-slack-retry-num': '1', 'x-slack-retry-reason': 'http_timeout' } };
    await Promise.all([postEvent(service.url, event), postEvent(service.url, event, again)]);
    expect((await postEvent(service.url, event, again)).status).toBe(200);
    await until(posted);
    await postEvent(service.url, direct('你好', { user: 'U2', channel: 'D2' }));
    await until(() =>
      service.slack.of('chat.postMessage').some(({ args }) => args.channel === 'D2'),
    );
    const answers = service.slack
      .of('chat.postMessage')
      .filter(({ args }) => args.channel === 'D1');
    expect(answers).toHaveLength(1);
    expect(answers[0]?.args.thread_ts).toBeUndefined();
  });
  it('keeps two clerks in one thread apart', async () => {
    const thread = { thread_ts: '1732000099.000100', channel: 'C5' };
    await postEvent(
      service.url,
      mention('我妈82岁，嘉善户口，高龄津贴', { ...thread, user: 'U1' }),
    );
    await until(posted);
    await postEvent(service.url, mention('高龄津贴能领吗', { ...thread, user: 'U2' }));
    const second = await until(() => service.slack.of('chat.postMessage')[1]);
    expect(JSON.stringify(second.args.blocks)).not.toContain('82周岁');
    await postEvent(service.url, mention('高龄津贴能领吗', { ...thread, user: 'U1' }));
    const third = await until(() => service.slack.of('chat.postMessage')[2]);
    expect(JSON.stringify(third.args.blocks)).toContain('82周岁');
  });
  it('says kindly what to do with a file, and passes over what is not said to it', async () => {
    await postEvent(service.url, direct('', { subtype: 'message_changed' }));
    await postEvent(service.url, direct('别的机器人', { bot_id: 'B9' }));
    await postEvent(service.url, mention('改过的', { edited: { user: 'U1', ts: '1' } }));
    await postEvent(service.url, direct('', { subtype: 'file_share', files: [{ id: 'F1' }] }));
    await until(posted);
    expect(service.slack.of('chat.postMessage')).toHaveLength(1);
    expect(posted()?.args.text).toBe(words.files);
  });
  it('lets nobody mention everybody through it', async () => {
    await postEvent(
      service.url,
      direct('<!channel> &lt;!everyone&gt; <@U3> *粗* 是什么 https://x.cn'),
    );
    const { args } = await until(posted);
    expect(JSON.stringify(args.blocks) + args.text).not.toMatch(/[<>]/);
  });
});

describe('commands and the shortcut', () => {
  it('answers a command privately', async () => {
    const fields = command('义乌 长护险 居家', respondTo());
    const response = await postForm(service.url, fields);
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('');
    const { args } = await until(responded);
    expect(args).toMatchObject({ response_type: 'ephemeral', replace_original: false });
    expect(JSON.stringify(args.blocks)).toContain('80%');
    expect(JSON.stringify(args.blocks)).toContain('征求意见稿');
  });
  it('keeps nothing of the last caller for the next command', async () => {
    await postForm(service.url, command('嘉善 82岁 嘉善户口 高龄津贴', respondTo()));
    expect((await until(responded)).args.text).toContain('能');
    service.slack.calls.length = 0;
    await postForm(service.url, command('嘉善 高龄津贴', respondTo()));
    const blocks = JSON.stringify((await until(responded)).args.blocks);
    expect(blocks).toContain('60元');
    expect(blocks).not.toContain('82周岁');
  });
  it('gives the guide for an empty command', async () => {
    await postForm(service.url, command('  ', respondTo()));
    expect((await until(responded)).args.text).toBe(words.help.title);
  });
  it('looks up the sentence of a message', async () => {
    const response = await postPayload(
      service.url,
      shortcut('义乌的高龄津贴&amp;怎么领', respondTo()),
    );
    expect(response.status).toBe(200);
    expect(JSON.stringify((await until(responded)).args.blocks)).toContain('高龄津贴');
  });
  it('goes to the direct messages when the address of a private answer is dead', async () => {
    service.slack.plans.response_url = [{ status: 404 }];
    await postForm(service.url, command('嘉善高龄津贴', respondTo()));
    expect((await until(posted)).args.channel).toBe('U1');
  });
  it('never posts to an address that is not of Slack', async () => {
    await postForm(service.url, command('嘉善高龄津贴', 'http://127.0.0.1:9/steal'));
    expect((await until(posted)).args.channel).toBe('U1');
  });
});

const actionsOf = (call: Call) =>
  call.args.blocks
    .filter((block: { type: string }) => block.type === 'actions')
    .flatMap((block: { block_id: string; elements: Record<string, unknown>[] }) =>
      block.elements.map((element) => ({ ...element, block_id: block.block_id })),
    );

const pressed = async (call: Call, label: string, more = {}, user = 'U1'): Promise<void> => {
  const found = actionsOf(call).find((element: { text?: { text: string } }) =>
    element.text?.text.includes(label),
  );
  expect(found, label).toBeDefined();
  const { action_id, block_id, value } = found;
  const response = await postPayload(
    service.url,
    press({ action_id, block_id, value }, more, user),
  );
  expect(response.status).toBe(200);
};

const asked = async (text: string, more = {}): Promise<Call> => {
  await postEvent(service.url, mention(text, more));
  const call = await until(posted);
  service.slack.calls.length = 0;
  return call;
};

describe('buttons', () => {
  it.each([
    [words.labels.wording, '面向所有嘉善户籍80周岁以上老年人精准发放高龄津贴'],
    [words.labels.others, '每人每月100元'],
    [words.labels.next, '县民政局'],
  ])('%s', async (label, fact) => {
    const answer = await asked('嘉善高龄津贴多少钱');
    await pressed(answer, label);
    const shown = await until(posted);
    expect(JSON.stringify(shown.args.blocks)).toContain(fact);
    expect(shown.args.thread_ts).toBeDefined();
  });
  it('takes the choice of whoever asked, and of nobody else', async () => {
    const answer = await asked('高龄津贴多少钱', { ts: '1732000077.000100', channel: 'C7' });
    const channel = { channel: { id: 'C7' }, response_url: respondTo() };
    await pressed(answer, '义乌', channel, 'U9');
    expect((await until(responded)).args.text).toContain('别人');
    await pressed(answer, '义乌', channel);
    expect(JSON.stringify((await until(posted)).args.blocks)).toContain('义乌「高龄津贴」');
  });
  it('takes ticked boxes together', async () => {
    const answer = await asked('我妈82岁在嘉善能享受什么');
    const block = answer.args.blocks.find((one: { elements?: { type: string }[] }) =>
      one.elements?.some(({ type }) => type === 'checkboxes'),
    );
    const boxes = block.elements[0];
    const ticks = (chosen: unknown[]) => ({
      state: {
        values: {
          [block.block_id]: { [boxes.action_id]: { type: 'checkboxes', selected_options: chosen } },
        },
      },
    });
    await pressed(answer, words.labels.submit, ticks([]));
    expect((await until(posted)).args.text).toBe(words.tickFirst);
    service.slack.calls.length = 0;
    const thread = { container: { type: 'message', thread_ts: answer.args.thread_ts } };
    await pressed(answer, words.labels.submit, {
      ...ticks([boxes.options[0], boxes.options[4]]),
      ...thread,
    });
    const blocks = JSON.stringify((await until(posted)).args.blocks);
    expect(blocks).toContain('残疾证');
    expect(blocks).toContain('退役军人');
  });
  it('opens an item chosen from a list', async () => {
    const answer = await asked('我妈82岁在嘉善能享受什么');
    const menu = actionsOf(answer).find(({ type }: { type: string }) => type === 'static_select');
    const { action_id, block_id, options } = menu;
    const selected_option = options.at(-1);
    await postPayload(
      service.url,
      press({ type: 'static_select', action_id, block_id, selected_option }),
    );
    expect(JSON.stringify((await until(posted)).args.blocks)).toContain('景区');
  });
  it('is deaf to buttons that are not its own', async () => {
    const response = await postPayload(
      service.url,
      press({ action_id: 'yw:say:0', block_id: 'strange', value: 'x' }),
    );
    expect(response.status).toBe(200);
    expect(service.slack.calls).toEqual([]);
  });
});

describe('the home page', () => {
  it('shows search, places and the guide', async () => {
    expect((await postEvent(service.url, homeOpened())).status).toBe(200);
    const { args } = await until(() => service.slack.of('views.publish')[0]);
    expect(args.user_id).toBe('U1');
    const view = JSON.stringify(args.view);
    for (const part of ['义乌', '嘉善', '征求意见稿', '/yiwen']) expect(view).toContain(part);
  });
  it('searches, and answers in the direct messages', async () => {
    const values = {
      'yw-home-place': {
        'yw-home:place': { type: 'static_select', selected_option: { value: '义乌' } },
      },
      'yw-home-words': { 'yw-home:words': { type: 'plain_text_input', value: '长护险 居家' } },
    };
    const search = press(
      { action_id: 'yw-home:search', block_id: 'yw-home-search', value: 'search' },
      { channel: undefined, container: { type: 'view' }, view: { state: { values } } },
      'U8',
    );
    await postPayload(service.url, search);
    const { args } = await until(posted);
    expect(args.channel).toBe('U8');
    expect(JSON.stringify(args.blocks)).toContain('80%');
  });
});

describe('what is kept and logged', () => {
  it('logs no words and no tokens', async () => {
    await asked('我妈82岁，嘉善户口，高龄津贴怎么领');
    const log = service.lines.join('');
    for (const secretWord of ['82岁', '嘉善', 'xoxb-', secret, 'respond/T1'])
      expect(log).not.toContain(secretWord);
  });
});
