import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { type Answer, BusyError, type Engine, SendError } from '../../src/service/engine.ts';
import { createLog } from '../../src/service/log.ts';
import { createMetrics } from '../../src/service/metrics.ts';
import { onBothDatabases } from '../store/databases.ts';
import { createFakeChannel, createTestEngine, echo, said, until } from './fake.ts';

const running = async (engine: Engine, run: () => Promise<void>): Promise<void> => {
  engine.start();
  try {
    await run();
  } finally {
    await engine.stop(1_000);
  }
};

await onBothDatabases('engine', (database) => {
  let channels = 0;
  const newName = () => `channel-${database.kind}-${++channels}`;

  it('answers, and keeps the conversation from message to message', async () => {
    const { channel, sent, texts } = createFakeChannel(newName());
    const engine = createTestEngine(await database.open(), [channel]);
    await running(engine, async () => {
      expect(await engine.receive(said(channel.name, '高龄津贴'))).toBe('kept');
      expect(await engine.receive(said(channel.name, '八十二'))).toBe('kept');
      await until(() => sent.length === 2);
    });
    expect(texts()).toEqual(['高龄津贴#1', '八十二#2']);
    expect(sent[0]?.part).toMatchObject({ to: { chat: 'elder-1' } });
  });

  it('answers an event once, however often it is delivered', async () => {
    const { channel, sent } = createFakeChannel(newName());
    const engine = createTestEngine(await database.open(), [channel]);
    await running(engine, async () => {
      const event = said(channel.name, '长护险');
      const receipts = await Promise.all([1, 2, 3].map(() => engine.receive(event)));
      expect(receipts.sort()).toEqual(['duplicate', 'duplicate', 'kept']);
      await until(() => sent.length > 0);
      expect(await engine.receive(event)).toBe('duplicate');
      await sleep(150);
    });
    expect(sent.length).toBe(1);
  });

  it('keeps what comes while nothing runs, and answers it after a restart', async () => {
    const { channel, texts } = createFakeChannel(newName());
    const before = createTestEngine(await database.open(), [channel]);
    await before.receive(said(channel.name, '助餐'));
    await before.stop(100);
    const engine = createTestEngine(await database.open(), [channel]);
    await running(engine, () => until(() => texts().join() === '助餐#1'));
  });

  it('sends again after 429 when it is told to, and after errors, in order', async () => {
    const errors = [
      new SendError('429', { retryAfter: 0.2 }),
      new Error('socket hang up'),
      new SendError('500'),
    ];
    const tried: number[] = [];
    const arrived: string[] = [];
    const { channel } = createFakeChannel(newName(), {
      send: async ({ part }) => {
        tried.push(performance.now());
        const error = errors.shift();
        if (error) throw error;
        arrived.push((part as { text: string }).text);
      },
    });
    const engine = createTestEngine(await database.open(), [channel]);
    await running(engine, async () => {
      await engine.receive(said(channel.name, '一'));
      await engine.receive(said(channel.name, '二'));
      await until(() => arrived.length === 2);
    });
    expect(arrived).toEqual(['一#1', '二#2']);
    expect((tried[1] ?? 0) - (tried[0] ?? 0)).toBeGreaterThanOrEqual(190);
  });

  it('asks the platform before sending again what may have arrived', async () => {
    const asked: string[] = [];
    let attempts = 0;
    const { channel } = createFakeChannel(newName(), {
      send: async () => {
        attempts += 1;
        throw new SendError('no answer', { uncertain: true });
      },
      arrived: async ({ key }) => asked.push(key) > 0,
    });
    const store = await database.open();
    const engine = createTestEngine(store, [channel]);
    await running(engine, async () => {
      await engine.receive(said(channel.name, '一'));
      await until(() => asked.length === 1);
      await sleep(150);
    });
    expect(attempts).toBe(1);
    expect(await store.claim([channel.name], 'x', 1000)).toBeNull();
  });

  it('gives up on what can never arrive, and goes on with the next', async () => {
    const { channel, sent } = createFakeChannel(newName());
    const send = channel.send;
    let first = true;
    const picky = {
      ...channel,
      send: async (...args: Parameters<NonNullable<typeof send>>) => {
        if (first) {
          first = false;
          throw new SendError('blocked', { permanent: true });
        }
        await send?.(...args);
      },
    };
    const engine = createTestEngine(await database.open(), [picky]);
    await running(engine, async () => {
      await engine.receive(said(channel.name, '一'));
      await engine.receive(said(channel.name, '二'));
      await until(() => sent.length === 1);
    });
    expect(sent[0]?.part).toMatchObject({ text: '二#2' });
  });

  it('gives up an attempt that takes too long, though the channel does not heed the signal', async () => {
    let attempts = 0;
    const { channel } = createFakeChannel(newName(), {
      send: () => {
        attempts += 1;
        return attempts === 1 ? new Promise(() => undefined) : Promise.resolve();
      },
    });
    const engine = createTestEngine(await database.open(), [channel], {
      settings: { sendTimeout: 100 },
    });
    await running(engine, async () => {
      await engine.receive(said(channel.name, '一'));
      await until(() => attempts === 2);
    });
  });

  it('holds on to a person while a slow answer is being sent, against another process', async () => {
    let begun = 0;
    const { channel } = createFakeChannel(newName(), {
      send: async () => {
        begun += 1;
        await sleep(1500);
      },
    });
    const engines = [await database.open(), await database.open()].map((store) =>
      createTestEngine(store, [channel]),
    );
    for (const engine of engines) engine.start();
    await engines[0]?.receive(said(channel.name, '一'));
    await until(() => begun > 0);
    await sleep(1200);
    await Promise.all(engines.map((engine) => engine.stop(2_000)));
    expect(begun).toBe(1);
  });

  it('apologizes when the core fails, keeps the conversation, and goes on', async () => {
    const failing: Answer = (conversation, message, today) => {
      if (message.text === '坏') throw new Error(message.text);
      return echo(conversation, message, today);
    };
    const { channel, texts } = createFakeChannel(newName());
    const engine = createTestEngine(await database.open(), [channel], { answer: failing });
    await running(engine, async () => {
      for (const text of ['一', '坏', '二']) await engine.receive(said(channel.name, text));
      await until(() => texts().length === 3);
    });
    expect(texts()[1]).toContain('12345');
    expect(texts()[2]).toBe('二#2');
  });

  it('begins anew what it cannot read: another version, a broken state', async () => {
    const { channel, texts } = createFakeChannel(newName());
    const store = await database.open();
    const engine = createTestEngine(store, [channel]);
    await engine.receive(said(channel.name, '一'));
    const state = { version: 99, whatever: [1] };
    await store.turn([channel.name], () => ({ state, parts: [], forget: false, held: false }));
    await running(engine, async () => {
      await engine.receive(said(channel.name, '二'));
      await until(() => texts().length === 1);
    });
    expect(texts()).toEqual(['二#1']);
  });

  it('limits one person, says so once, and leaves the others served', async () => {
    const { channel, texts } = createFakeChannel(newName());
    const engine = createTestEngine(await database.open(), [channel], {
      settings: { limits: { burst: 3, perMinute: 1 } },
    });
    await running(engine, async () => {
      const receipts = [];
      for (let i = 0; i < 20; i += 1) receipts.push(await engine.receive(said(channel.name, '洪')));
      expect(receipts.filter((receipt) => receipt === 'kept').length).toBe(3);
      expect(receipts.filter((receipt) => receipt === 'limited').length).toBe(17);
      expect(await engine.receive(said(channel.name, '别人', 'elder-2'))).toBe('kept');
      await until(() => texts().length === 5);
    });
    expect(texts().filter((text) => text.includes('有点快')).length).toBe(1);
    expect(texts()).toContain('别人#1');
  });

  it('refuses when too much waits, so that the platform comes again', async () => {
    const { channel } = createFakeChannel(newName());
    const store = await database.open();
    const engine = createTestEngine(store, [channel], { settings: { room: 2 } });
    const { messages } = await store.waiting();
    expect(messages).toBe(0);
    const event = () => said(channel.name, '一');
    expect(await engine.receive(event())).toBe('kept');
    expect(await engine.receive(event())).toBe('kept');
    expect(await engine.receive(event())).toBe('busy');
    await running(engine, () => until(async () => (await store.waiting()).messages === 0));
    expect(await engine.receive(event())).toBe('busy');
  });

  it('answers within the request where the channel fetches, and the same again', async () => {
    const { send, ...channel } = createFakeChannel(newName()).channel;
    const engine = createTestEngine(await database.open(), [channel]);
    await running(engine, async () => {
      const event = said(channel.name, '助餐');
      const parts = await engine.exchange(event);
      expect(parts).toEqual([{ to: { chat: 'elder-1' }, text: '助餐#1' }]);
      expect(await engine.exchange(event)).toEqual(parts);
    });
    await expect(engine.exchange(said(channel.name, '晚'))).rejects.toThrow(BusyError);
  });

  it('answers within the request though another process took the turn', async () => {
    const { send, ...channel } = createFakeChannel(newName()).channel;
    const asking = createTestEngine(await database.open(), [channel]);
    const other = createTestEngine(await database.open(), [channel]);
    await running(other, async () => {
      expect(await asking.exchange(said(channel.name, '助餐'))).toMatchObject([{ text: '助餐#1' }]);
    });
  });

  it('forgets on the word and on the command', async () => {
    const { channel, texts } = createFakeChannel(newName());
    const engine = createTestEngine(await database.open(), [channel]);
    await running(engine, async () => {
      // An answer that is still to go out when the person asks to forget is forgotten with the rest.
      await engine.receive(said(channel.name, '一'));
      await until(() => texts().length === 1);
      for (const text of ['忘掉我说的', '二']) await engine.receive(said(channel.name, text));
      await until(() => texts().length === 3);
      const { text, ...command } = said(channel.name, '');
      expect(await engine.forget(command, [{ text: '已忘掉' }])).toBe('kept');
      expect(await engine.forget(command, [{ text: '已忘掉' }])).toBe('duplicate');
      await engine.receive(said(channel.name, '三'));
      await until(() => texts().length === 5);
    });
    expect(texts()).toEqual(['一#1', '忘掉我说的#2', '二#1', '已忘掉', '三#1']);
  });

  it('cuts long messages, and copes with any text', async () => {
    const { channel, texts } = createFakeChannel(newName());
    const engine = createTestEngine(await database.open(), [channel]);
    await running(engine, async () => {
      await engine.receive(said(channel.name, '👵'.repeat(500_000)));
      await engine.receive(said(channel.name, 'a\u0000b\ud83d\udc75c\ud83dd\u202e'));
      const odd = { ...said(channel.name, '怪'), eventId: `\u0000\ud83d${'x'.repeat(5000)}` };
      expect(await engine.receive(odd)).toBe('kept');
      expect(await engine.receive(odd)).toBe('duplicate');
      await until(() => texts().length === 3);
    });
    expect(texts()[0]).toBe(`${'👵'.repeat(1000)}#1`);
    expect(texts()[1]).toBe('a\ufffdb👵c\ufffdd\u202e#2');
  });

  it('lets a stop end in time, and loses nothing that was being sent', async () => {
    const hanging = createFakeChannel(newName(), { send: () => new Promise(() => undefined) });
    const engine = createTestEngine(await database.open(), [hanging.channel]);
    engine.start();
    await engine.receive(said(hanging.channel.name, '一'));
    await sleep(300);
    const began = performance.now();
    await engine.stop(300);
    expect(performance.now() - began).toBeLessThan(1_500);
    const { channel, texts } = createFakeChannel(hanging.channel.name);
    const next = createTestEngine(await database.open(), [channel]);
    await running(next, () => until(() => texts().join() === '一#1'));
  });

  it('keeps numbers of persons, and persons, out of the database and the logs', async () => {
    const lines: string[] = [];
    const { channel, sent } = createFakeChannel(newName());
    const failing: Answer = (conversation, message, today) => {
      if (message.text.includes('坏')) throw new Error(`cannot read ${message.text}`);
      return echo(conversation, message, today);
    };
    const engine = createTestEngine(await database.open(), [channel], {
      answer: failing,
      log: createLog('debug', { write: (line: string) => void lines.push(line) }),
    });
    const text = '我老伴身份证330421194302150027电话13812345678卡号6222021234567890123能领吗';
    const inFiles = (needle: string) =>
      readdirSync(database.folder).some((name) =>
        readFileSync(join(database.folder, name)).includes(needle),
      );
    await engine.receive(said(channel.name, text, 'secret-chat-77'));
    await engine.receive(said(channel.name, `坏${text}`, 'secret-chat-77'));
    for (const needle of ['330421194302150027', '13812345678', '6222021234567890123']) {
      expect(inFiles(needle), needle).toBe(false);
    }
    if (database.kind === 'sqlite') expect(inFiles('老伴身份证')).toBe(true);
    await running(engine, () => until(() => sent.length === 2));
    await engine.sweep();
    const log = lines.join('');
    expect(lines.length).toBeGreaterThan(2);
    for (const needle of ['330421194302150027', '13812345678', '老伴', 'secret-chat-77']) {
      expect(log.includes(needle), needle).toBe(false);
    }
    expect(inFiles('老伴')).toBe(false);
    expect(inFiles('secret-chat-77')).toBe(false);
  });

  it('counts what happens', async () => {
    const metrics = createMetrics();
    const { channel, sent } = createFakeChannel(newName());
    const engine = createTestEngine(await database.open(), [channel], { metrics });
    await running(engine, async () => {
      await engine.receive(said(channel.name, '一'));
      await until(() => sent.length === 1);
    });
    const { body } = await metrics.page({ messages: 3, answers: 4 });
    const name = channel.name;
    expect(body).toContain(`yiwen_messages_total{channel="${name}",receipt="kept"} 1`);
    expect(body).toContain(`yiwen_turns_total{channel="${name}",kind="answer"} 1`);
    expect(body).toContain(`yiwen_verdicts_total{channel="${name}",verdict="eligible"} 1`);
    expect(body).toContain(`yiwen_sends_total{channel="${name}",outcome="sent"} 1`);
    expect(body).toContain(`yiwen_turn_seconds_count{channel="${name}"} 1`);
    expect(body).toContain('yiwen_waiting{what="messages"} 3');
  });
});
