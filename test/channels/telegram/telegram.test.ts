// Telegram by long polling, over real HTTP.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import {
  type Bot,
  type BotOptions,
  inGroup,
  message,
  now,
  press,
  rowsOf,
  shared,
  startBot,
  textsTo,
  until,
} from './bot.ts';
import { ME, type Params, startServer } from './server.ts';

let bots: Bot[] = [];

beforeAll(() => {
  shared();
}, 60_000);

afterEach(async () => {
  await Promise.all(bots.map(({ stop }) => stop()));
  bots = [];
});

async function begin(options: BotOptions = {}): Promise<Bot> {
  const bot = await startBot(options);
  bots.push(bot);
  return bot;
}

/** The messages to a chat, once there are so many. */
const answers = (bot: Bot, chat: number, atLeast = 1): Promise<string[]> =>
  until(`${atLeast} answers`, () => {
    const texts = textsTo(bot.server, chat);
    return texts.length >= atLeast && texts;
  });

const lastTo = ({ server }: Bot, chat: number): Params =>
  server.sent.findLast(({ chat_id: to }) => to === chat) ?? {};

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

const mention = (text: string) => {
  const name = `@${ME.username}`;
  return {
    text: `${name} ${text}`,
    entities: [{ type: 'mention', offset: 0, length: name.length }],
  };
};

describe('messages', () => {
  test('a question is answered in HTML, and confirmed only after it was kept', async () => {
    const bot = await begin();
    const id = bot.server.push(message(7, { text: '嘉善高龄津贴多少钱' }));
    const [text] = await answers(bot, 7);
    expect(text).toMatch(/^<b>.*60元/);
    expect(lastTo(bot, 7)).toMatchObject({
      parse_mode: 'HTML',
      link_preview_options: { is_disabled: true },
    });
    await until('confirmation', () => bot.server.waiting.length === 0);
    expect(bot.server.calls.some(({ params }) => params.offset === id + 1)).toBe(true);
  });

  test('Chinese command menu is set', async () => {
    const bot = await begin();
    const call = await until('menu', () =>
      bot.server.calls.find(({ method }) => method === 'setMyCommands'),
    );
    const commands = call.params.commands as { command: string; description: string }[];
    expect(commands.map(({ command }) => command)).toEqual(['help', 'place', 'forget', 'start']);
    for (const { description } of commands) expect(description).toMatch(/^\p{Script=Han}/u);
  });

  test('a second delivery and a late one are each answered once', async () => {
    const bot = await begin();
    const fields = message(8, { text: '你好' });
    const id = bot.server.push(fields);
    await answers(bot, 8);
    await until('confirmation', () => bot.server.waiting.length === 0);
    bot.server.repeat({ update_id: id, ...fields });
    bot.server.push(message(8, { text: '谢谢' }), id + 1000);
    await answers(bot, 8, 2);
    await pause(200);
    expect(textsTo(bot.server, 8)).toHaveLength(2);
  });

  test.each([
    ['voice', { voice: { duration: 3 } }],
    ['photo', { photo: [{ file_id: 'x' }] }],
    ['sticker', { sticker: { file_id: 'x' } }],
    ['file', { document: { file_id: 'x' } }],
    ['location', { location: { latitude: 30, longitude: 120 } }],
    ['contact', { contact: { phone_number: '13800000000', first_name: '张' } }],
    ['other', { poll: { id: '1' } }],
  ] as const)('%s gets a kind sentence on what to do', async (kind, fields) => {
    const bot = await begin();
    bot.server.push(message(9, fields));
    const [text] = await answers(bot, 9);
    expect(text).toBe(shared().words.media[kind]);
    expect(JSON.stringify(bot.log())).not.toContain('13800000000');
  });

  test('an album is answered once, a caption is read', async () => {
    const bot = await begin();
    for (let n = 0; n < 5; n += 1)
      bot.server.push(message(10, { photo: [{}], media_group_id: 'a1' }));
    bot.server.push(message(11, { photo: [{}], caption: '嘉善高龄津贴多少钱' }));
    expect((await answers(bot, 11))[0]).toContain('60元');
    await pause(200);
    expect(textsTo(bot.server, 10)).toHaveLength(1);
  });

  test('a fresh edit is answered, an old one explained', async () => {
    const bot = await begin();
    const at = now();
    const edited = (id: number, before: number) => ({
      edited_message: {
        ...(message(id, { text: '嘉善高龄津贴多少钱' }).message as Params),
        date: at - before,
        edit_date: at,
      },
    });
    bot.server.push(edited(12, 20));
    bot.server.push(edited(13, 3600));
    expect((await answers(bot, 12))[0]).toContain('60元');
    expect((await answers(bot, 13))[0]).toBe(shared().words.editedLate);
  });

  test('mark-up, bare surrogates and a megabyte in a message do no harm', async () => {
    const bot = await begin();
    const hostile = '<b>&</b><script>alert(1)</script>\ud83d _*[x](http://a) \u202e\u0000';
    bot.server.push(message(14, { text: hostile }));
    bot.server.push(message(15, { text: 'x<'.repeat(500_000) }));
    await answers(bot, 14);
    await answers(bot, 15);
    expect(bot.log().filter(({ level }) => level === 'error')).toEqual([]);
  });
});

describe('commands', () => {
  test('/start, /help and /place', async () => {
    const bot = await begin();
    const { words } = shared();
    bot.server.push(message(20, { text: '/start' }));
    bot.server.push(message(21, { text: '/help@yiwenbot' }));
    bot.server.push(message(22, { text: '/nothing' }));
    expect((await answers(bot, 20))[0]).toBe(words.start);
    expect((await answers(bot, 21))[0]).toContain(words.places.join('、'));
    expect((await answers(bot, 22))[0]).toBe(words.unknownCommand);
  });

  test('/place shows places, and a place that is tapped, even long after, is taken', async () => {
    const bot = await begin();
    bot.server.push(message(23, { text: '高龄津贴多少钱' }));
    await answers(bot, 23);
    bot.server.push(message(23, { text: '/place' }));
    await answers(bot, 23, 2);
    const shown = lastTo(bot, 23);
    bot.server.push(message(23, { text: '你好' }));
    await answers(bot, 23, 3);
    bot.server.push(press(23, shown, '义乌'));
    const texts = await answers(bot, 23, 4);
    expect(texts.at(-1)).toContain('义乌');
  });

  test('/forget forgets, and says so', async () => {
    const bot = await begin();
    bot.server.push(message(24, { text: '我妈83岁，嘉善户口，有高龄津贴吗' }));
    await answers(bot, 24);
    bot.server.push(message(24, { text: '/forget' }));
    await answers(bot, 24, 2);
    bot.server.push(message(24, { text: '有高龄津贴吗' }));
    const texts = await answers(bot, 24, 3);
    expect(texts[1]).toBe(shared().words.forgotten);
    expect(texts[2]).not.toContain('83');
    expect(texts[2]).toContain('哪个地方');
  });
});

describe('buttons', () => {
  const ask = async (bot: Bot, id: number, text: string): Promise<Params> => {
    const before = textsTo(bot.server, id).length;
    bot.server.push(message(id, { text }));
    await answers(bot, id, before + 1);
    return lastTo(bot, id);
  };
  const tap = async (bot: Bot, id: number, sent: Params, label: string): Promise<string> => {
    const before = bot.server.answered.size;
    bot.server.push(press(id, sent, label));
    await until('the box', () => bot.server.answered.size > before);
    return [...bot.server.answered.values()].at(-1) ?? '';
  };

  test('a choice is taken, answered, and its buttons are gone', async () => {
    const bot = await begin();
    const asked = await ask(bot, 30, '高龄津贴多少钱');
    expect(rowsOf(asked).flat().length).toBeGreaterThan(2);
    expect(await tap(bot, 30, asked, '嘉善')).toContain('嘉善');
    const texts = await answers(bot, 30, 2);
    expect(texts[1]).toContain('60元');
    const edit = await until('the edit', () =>
      bot.server.calls.find(({ method }) => method === 'editMessageReplyMarkup'),
    );
    expect(rowsOf(edit.params).flat()).toHaveLength(1);
    const spent = { ...asked, reply_markup: edit.params.reply_markup };
    expect(await tap(bot, 30, spent, '嘉善')).toBe(shared().words.buttons.already);
  });

  test('an old button is explained and changes nothing', async () => {
    const bot = await begin();
    const first = await ask(bot, 31, '嘉善 我妈83岁有高龄津贴吗');
    expect(
      rowsOf(first)
        .flat()
        .map(({ text }) => text),
    ).toContain('1. 在嘉善');
    await ask(bot, 31, '我爸90岁，他有吗');
    const before = textsTo(bot.server, 31).length;
    await tap(bot, 31, first, '不在嘉善');
    const texts = await answers(bot, 31, before + 1);
    expect(texts.at(-1)).toContain('前面一个问题的按钮');
    expect(texts.at(-1)).toContain('不在嘉善');
    const after = await ask(bot, 31, '他90岁，嘉善户口，有高龄津贴吗');
    expect(String(after.text)).not.toContain('不符合：');
  });

  test('a button from before /forget is explained', async () => {
    const bot = await begin();
    const first = await ask(bot, 32, '嘉善 我妈83岁有高龄津贴吗');
    await ask(bot, 32, '/forget');
    await tap(bot, 32, first, '在嘉善');
    expect((await answers(bot, 32, 3)).at(-1)).toContain('前面一个问题的按钮');
  });

  test('several are ticked and sent together', async () => {
    const bot = await begin();
    let asked = await ask(bot, 33, '嘉善，我85岁，嘉善户口，低保，我能享受什么');
    for (let turn = 0; turn < 5 && !String(asked.text).includes('可以选几个'); turn += 1)
      asked = await ask(bot, 33, '不清楚');
    expect(String(asked.text)).toContain('可以选几个');
    await tap(bot, 33, asked, shared().words.buttons.done);
    expect([...bot.server.answered.values()].at(-1)).toBe(shared().words.buttons.none);
    const [first, second] = rowsOf(asked).flat();
    await tap(bot, 33, asked, first?.text ?? '');
    const once = bot.server.calls.findLast(({ method }) => method === 'editMessageReplyMarkup');
    const ticked = { ...asked, reply_markup: once?.params.reply_markup };
    await tap(bot, 33, ticked, second?.text ?? '');
    const twice = bot.server.calls.findLast(({ method }) => method === 'editMessageReplyMarkup');
    const both = { ...asked, reply_markup: twice?.params.reply_markup };
    expect(
      rowsOf(both)
        .flat()
        .filter(({ text }) => text.startsWith('✓')),
    ).toHaveLength(2);
    const before = textsTo(bot.server, 33).length;
    const box = await tap(bot, 33, both, shared().words.buttons.done);
    expect(box).toContain('、');
    const texts = await answers(bot, 33, before + 1);
    expect(texts.at(-1)).not.toContain('前面一个问题的按钮');
  });

  test('every press is answered, also of a button that nobody knows and when keeping fails', async () => {
    let broken = true;
    const bot = await begin({
      through: (engine) => ({
        ...engine,
        receive: (said) => {
          if (!('choice' in (said.context as object)) || !broken) return engine.receive(said);
          broken = false;
          return Promise.reject(new Error('the disk is full'));
        },
      }),
    });
    const asked = await ask(bot, 34, '高龄津贴多少钱');
    const strange = { ...press(34, asked, '嘉善') };
    bot.server.push({
      callback_query: { ...(strange.callback_query as Params), id: 'odd', data: 'zzz' },
    });
    await until('box', () => bot.server.answered.get('odd'));
    const id = bot.server.push(press(34, asked, '嘉善'));
    await until('the second try', () => textsTo(bot.server, 34).length === 2);
    expect([...bot.server.answered.values()]).toContain(shared().words.buttons.failed);
    await until('confirmation', () => !bot.server.waiting.some(({ update_id: n }) => n === id));
  });
});

describe('groups', () => {
  test('answers when named, answered or commanded, and keeps silent otherwise', async () => {
    const bot = await begin();
    bot.server.push(inGroup(40, { text: '嘉善高龄津贴多少钱' }));
    bot.server.push(inGroup(40, { text: '/help@OtherBot' }));
    bot.server.push(inGroup(40, { text: '@OtherBot 你好', entities: [] }));
    bot.server.push(inGroup(41, mention('嘉善高龄津贴多少钱')));
    bot.server.push(inGroup(42, { text: '谢谢', reply_to_message: { from: { id: ME.id } } }));
    bot.server.push(inGroup(43, { text: `/help@${ME.username}` }));
    const texts = await answers(bot, -100, 3);
    await pause(200);
    expect(textsTo(bot.server, -100)).toHaveLength(3);
    expect(texts.some((text) => text.includes('60元'))).toBe(true);
    const replied = bot.server.sent.map(({ reply_parameters: to }) => to);
    expect(replied).toHaveLength(3);
    for (const to of replied) expect(to).toMatchObject({ allow_sending_without_reply: true });
  });

  test('each member has a conversation and buttons of their own', async () => {
    const bot = await begin();
    bot.server.push(inGroup(44, mention('嘉善，我妈83岁，有高龄津贴吗')));
    await answers(bot, -100, 1);
    const asked = lastTo(bot, -100);
    bot.server.push(inGroup(45, mention('有高龄津贴吗')));
    const texts = await answers(bot, -100, 2);
    expect(texts[1]).not.toContain('83');
    bot.server.push(press(45, asked, '在嘉善'));
    await until('box', () =>
      [...bot.server.answered.values()].includes(shared().words.buttons.notYours),
    );
    bot.server.push(press(44, asked, '1. 在嘉善'));
    expect((await answers(bot, -100, 3))[2]).toContain('符合');
  });

  test('says how to ask when it is taken into a group', async () => {
    const bot = await begin();
    bot.server.push({
      my_chat_member: {
        date: now(),
        chat: { id: -200, type: 'group' },
        from: { id: 46, is_bot: false },
        old_chat_member: { status: 'left' },
        new_chat_member: { status: 'member' },
      },
    });
    expect((await answers(bot, -200))[0]).toBe(shared().words.joined);
  });
});

describe('trouble', () => {
  test('429 is obeyed', async () => {
    const bot = await begin();
    bot.server.fail('sendMessage', {
      status: 429,
      description: 'Too Many Requests: retry after 1',
      parameters: { retry_after: 1 },
    });
    bot.server.push(message(50, { text: '你好' }));
    await answers(bot, 50);
    const [first, second] = bot.server.calls.filter(({ method }) => method === 'sendMessage');
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(1000);
    await pause(100);
    expect(textsTo(bot.server, 50)).toHaveLength(1);
  });

  test('5xx and broken connections are tried again, a person who left is not', async () => {
    const bot = await begin();
    bot.server.fail(
      'sendMessage',
      { status: 502, description: 'Bad Gateway' },
      { status: 0, description: '', cut: true },
    );
    bot.server.push(message(51, { text: '你好' }));
    await answers(bot, 51);
    bot.server.fail('sendMessage', {
      status: 403,
      description: 'Forbidden: bot was blocked by the user',
    });
    const before = bot.server.calls.length;
    bot.server.push(message(52, { text: '你好' }));
    await until('the refusal', () =>
      bot.server.calls.slice(before).some(({ method }) => method === 'sendMessage'),
    );
    await pause(800);
    expect(textsTo(bot.server, 52)).toHaveLength(0);
    expect(bot.server.calls.filter(({ params }) => params.chat_id === 52)).toHaveLength(1);
  });

  test('a time-out is given up and tried again', async () => {
    const bot = await begin({ settings: { sendTimeout: 300 } });
    bot.server.fail('sendMessage', { status: 0, description: '', hang: true });
    bot.server.push(message(53, { text: '你好' }));
    await answers(bot, 53);
  });

  test('a group that became a supergroup and a closed topic are found again', async () => {
    const bot = await begin();
    bot.server.fail('sendMessage', {
      status: 400,
      description: 'Bad Request: group chat was upgraded to a supergroup chat',
      parameters: { migrate_to_chat_id: -1001 },
    });
    bot.server.push(inGroup(54, mention('你好')));
    await answers(bot, -1001);
    bot.server.fail('sendMessage', {
      status: 400,
      description: 'Bad Request: message thread not found',
    });
    bot.server.push(
      inGroup(55, { ...mention('你好'), is_topic_message: true, message_thread_id: 5 }),
    );
    await answers(bot, -100);
  });

  test('fetching goes on after 409, 429, 5xx and cut connections', async () => {
    const server = await startServer();
    server.fail(
      'getUpdates',
      { status: 409, description: 'Conflict: terminated by other getUpdates request' },
      { status: 429, description: 'Too Many Requests', parameters: { retry_after: 1 } },
      { status: 500, description: 'Internal Server Error' },
      { status: 0, description: '', cut: true },
    );
    const bot = await begin({ server });
    server.push(message(56, { text: '你好' }));
    await answers(bot, 56);
    expect(bot.shell.state()).toBe('running');
    const fetches = server.calls.filter(({ method }) => method === 'getUpdates');
    expect((fetches[2]?.at ?? 0) - (fetches[1]?.at ?? 0)).toBeGreaterThanOrEqual(1000);
    await bot.stop();
    bots = [];
    await server.close();
  });

  test('an update that cannot be kept is neither confirmed nor lost', async () => {
    let failures = 3;
    const bot = await begin({
      through: (engine) => ({
        ...engine,
        receive: (said) => {
          failures -= 1;
          if (failures === 2) return Promise.resolve('busy');
          if (failures >= 0) return Promise.reject(new Error('database is locked'));
          return engine.receive(said);
        },
      }),
    });
    bot.server.push(message(57, { text: '你好' }));
    await until('failures', () => failures <= 1);
    expect(bot.server.waiting).toHaveLength(1);
    await answers(bot, 57);
    await until('confirmation', () => bot.server.waiting.length === 0);
    expect(textsTo(bot.server, 57)).toHaveLength(1);
  });

  test('a restart between keeping and confirming doubles nothing', async () => {
    const server = await startServer();
    const folder = mkdtempSync(join(tmpdir(), 'yiwen-telegram-'));
    const first = await startBot({ server, folder });
    const fields = message(58, { text: '你好' });
    const id = server.push(fields);
    await answers(first, 58);
    await first.stop();
    server.repeat({ update_id: id, ...fields });
    const second = await startBot({ server, folder });
    server.push(message(58, { text: '谢谢' }));
    await answers(second, 58, 2);
    await pause(200);
    expect(textsTo(server, 58)).toHaveLength(2);
    await second.stop();
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('a wrong token stops the channel, with the name of the setting', async () => {
    const bot = await begin({ token: '999:wrong-wrong-wrong' });
    await until('refusal', () => bot.shell.state() === 'refused');
    const [line] = bot.log().filter(({ level }) => level === 'error');
    expect(line?.msg).toContain('TELEGRAM_BOT_TOKEN');
    expect(JSON.stringify(bot.log())).not.toContain('wrong-wrong-wrong');
  });

  test('a token revoked while running stops the channel', async () => {
    const bot = await begin();
    await until('running', () => bot.shell.state() === 'running');
    bot.server.fail('getUpdates', { status: 401, description: 'Unauthorized' });
    bot.server.push(message(59, { text: '你好' }));
    await until('refusal', () => bot.shell.state() === 'refused');
  });

  test('a platform that is away at the start is waited for', async () => {
    const server = await startServer();
    server.fail(
      'getMe',
      { status: 0, description: '', cut: true },
      { status: 500, description: '' },
    );
    const bot = await begin({ server });
    server.push(message(60, { text: '你好' }));
    await answers(bot, 60);
    await bot.stop();
    bots = [];
    await server.close();
  });

  test('two of one person are answered in order', async () => {
    const bot = await begin();
    const sentences = ['嘉善', '我妈83岁，有高龄津贴吗', '她户口在嘉善', '谢谢'];
    for (const text of sentences) bot.server.push(message(61, { text }));
    const texts = await answers(bot, 61, 4);
    expect(texts.at(-1)).toContain('不客气');
  });
});
