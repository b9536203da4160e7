import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openStore } from '../../src/store/open.ts';
import type { Accepted, Outcome, Store, Work } from '../../src/store/store.ts';
import { onBothDatabases } from './databases.ts';

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const numbers = (function* () {
  for (let n = 1; ; n += 1) yield n;
})();
const newChannel = () => `test${numbers.next().value}`;

const message = (store: Store, channel: string, key: string, text = '高龄津贴'): Accepted => ({
  channel,
  person: store.person(channel, key),
  eventId: String(numbers.next().value),
  context: { chat: key },
  text,
  removed: [],
});

const outcome = (parts: readonly string[], state: Outcome['state'] = {}): Outcome => ({
  state,
  parts,
  forget: false,
  held: false,
});

const echo = (work: Work): Outcome => outcome([work.text], { last: work.text });

await onBothDatabases('store', (database) => {
  it('opens once per process, also when several start together', async () => {
    const stores = await Promise.all([1, 2, 3, 4].map(() => database.open()));
    const persons = stores.map((store) => store.person('telegram', '1'));
    expect(new Set(persons).size).toBe(1);
    expect(persons[0]).toMatch(/^[0-9a-f]{32}$/);
  });

  it('gives the same key on two channels two conversations', async () => {
    const store = await database.open();
    expect(store.person('a', '1')).not.toBe(store.person('b', '1'));
  });

  it('keeps an event once, however often it comes', async () => {
    const store = await database.open();
    const channel = newChannel();
    const event = message(store, channel, '1');
    const receipts = await Promise.all([1, 2, 3].map(() => store.accept(event, 1000)));
    expect(receipts.sort()).toEqual(['duplicate', 'duplicate', 'new']);
    expect(await store.turn([channel], echo)).toMatchObject({ text: '高龄津贴', state: null });
    expect(await store.turn([channel], echo)).toBeNull();
    expect(await store.accept(event, 1000)).toBe('duplicate');
  });

  it('refuses what there is no room for, and keeps nothing of it', async () => {
    const store = await database.open();
    const channel = newChannel();
    const refused = message(store, channel, '1');
    const { messages } = await store.waiting();
    expect(await store.accept(refused, messages)).toBe('full');
    expect((await store.waiting()).messages).toBe(messages);
    expect(await store.accept(refused, messages + 1)).toBe('new');
    await store.turn([channel], echo);
  });

  it('hands the state on from turn to turn', async () => {
    const store = await database.open();
    const channel = newChannel();
    await store.accept(message(store, channel, '1', '一'), 1000);
    await store.accept(message(store, channel, '1', '二'), 1000);
    await store.turn([channel], echo);
    expect(await store.turn([channel], echo)).toMatchObject({
      text: '二',
      state: { last: '一' },
      context: { chat: '1' },
    });
  });

  it('keeps nothing of a turn that fails', async () => {
    const store = await database.open();
    const channel = newChannel();
    await store.accept(message(store, channel, '1'), 1000);
    const failing = store.turn([channel], () => {
      throw new Error('core');
    });
    await expect(failing).rejects.toThrow('core');
    expect(await store.claim([channel], 'a', 1000)).toBeNull();
    expect(await store.turn([channel], echo)).toMatchObject({ state: null });
  });

  it('serves in turn: a flood from one leaves the others served', async () => {
    const store = await database.open();
    const channel = newChannel();
    for (let i = 0; i < 5; i += 1) await store.accept(message(store, channel, 'flood', '洪'), 1000);
    await store.accept(message(store, channel, 'other', '别'), 1000);
    const texts: string[] = [];
    for (let i = 0; i < 2; i += 1) {
      texts.push((await store.turn([channel], echo))?.text ?? '');
      await sleep(2);
    }
    expect(texts.sort()).toEqual(['别', '洪'].sort());
    while (await store.turn([channel], echo));
  });

  it('never runs two turns of one person at a time, nor one message twice, over two processes', async () => {
    const stores = [await database.open(), await database.open()] as const;
    const channel = newChannel();
    const people = ['a', 'b', 'c'];
    for (let i = 0; i < 30; i += 1) {
      const key = people[i % 3] ?? '';
      await stores[0].accept(message(stores[0], channel, key, String(i)), 1000);
    }
    const count = (work: Work) => outcome([], { n: (work.state as { n: number } | null)?.n ?? 0 });
    const more = (work: Work) => {
      const { n } = count(work).state as { n: number };
      return outcome([`${work.person}:${n + 1}`], { n: n + 1 });
    };
    const drain = async (store: Store) => {
      while ((await store.waiting()).messages > 0) await store.turn([channel], more);
    };
    await Promise.all([...stores, ...stores, ...stores].map(drain));
    const sent: string[] = [];
    for (;;) {
      let delivery = await stores[1].claim([channel], 'x', 5000);
      if (!delivery) break;
      while (delivery) {
        sent.push(String(delivery.part));
        delivery = await stores[1].settle(delivery, 'x', { kind: 'sent' });
      }
    }
    const expected = people.flatMap((key) =>
      Array.from({ length: 10 }, (_, i) => `${stores[0].person(channel, key)}:${i + 1}`),
    );
    expect(sent.sort()).toEqual(expected.sort());
  });

  it('sends the parts of a person in order, by one sender', async () => {
    const store = await database.open();
    const channel = newChannel();
    await store.accept(message(store, channel, '1'), 1000);
    await store.turn([channel], () => outcome(['一', '二']));
    const first = await store.claim([channel], 'a', 5000);
    expect(first).toMatchObject({ part: '一', attempt: 1, uncertain: false });
    expect(await store.claim([channel], 'b', 5000)).toBeNull();
    const second = first && (await store.settle(first, 'a', { kind: 'sent' }));
    expect(second).toMatchObject({ part: '二' });
    expect(await store.claim([channel], 'b', 5000)).toBeNull();
    expect(second && (await store.settle(second, 'a', { kind: 'sent' }))).toBeNull();
    expect(await store.claim([channel], 'b', 5000)).toBeNull();
  });

  it('gives a crashed sender’s part to another once the hold is over, marked as uncertain', async () => {
    const store = await database.open();
    const channel = newChannel();
    await store.accept(message(store, channel, '1'), 1000);
    await store.turn([channel], echo);
    const lost = await store.claim([channel], 'crashed', 400);
    await store.hold(['crashed'], 800);
    await sleep(500);
    expect(await store.claim([channel], 'other', 400)).toBeNull();
    await sleep(500);
    const again = await store.claim([channel], 'other', 5000);
    expect(again).toMatchObject({ key: lost?.key, attempt: 2, uncertain: true });
    expect(lost && (await store.settle(lost, 'crashed', { kind: 'failed' }))).toBeNull();
    expect(again && (await store.settle(again, 'other', { kind: 'sent' }))).toBeNull();
    expect(await store.claim([channel], 'other', 5000)).toBeNull();
  });

  it('lets go on release', async () => {
    const store = await database.open();
    const channel = newChannel();
    await store.accept(message(store, channel, '1'), 1000);
    await store.turn([channel], echo);
    await store.claim([channel], 'stopping', 60_000);
    await store.release(['stopping']);
    expect(await store.claim([channel], 'next', 60_000)).toMatchObject({ attempt: 2 });
  });

  it('tries again later, and holds back what comes after', async () => {
    const store = await database.open();
    const channel = newChannel();
    await store.accept(message(store, channel, '1'), 1000);
    await store.turn([channel], () => outcome(['一', '二']));
    const first = await store.claim([channel], 'a', 5000);
    const later = { kind: 'later', delay: 300, uncertain: false } as const;
    expect(first && (await store.settle(first, 'a', later))).toBeNull();
    expect(await store.claim([channel], 'a', 5000)).toBeNull();
    await sleep(350);
    const again = await store.claim([channel], 'a', 5000);
    expect(again).toMatchObject({ part: '一', attempt: 2, uncertain: false });
  });

  it('keeps a fetched answer for some minutes and gives the same again', async () => {
    const store = await database.open({ fetched: 400 });
    const channel = newChannel();
    const asked = message(store, channel, '1');
    expect(await store.fetch(channel, asked.eventId)).toEqual([]);
    await store.accept(asked, 1000);
    expect(await store.fetch(channel, asked.eventId)).toBeNull();
    await store.turn([channel], () => ({ ...outcome(['答', '二']), held: true }));
    expect(await store.fetch(channel, asked.eventId)).toEqual(['答', '二']);
    expect(await store.fetch(channel, asked.eventId)).toEqual(['答', '二']);
    expect(await store.claim([channel], 'a', 1000)).toBeNull();
    await sleep(450);
    await store.sweep();
    expect(await store.fetch(channel, asked.eventId)).toEqual([]);
  });

  it('expires facts and texts, and the ids of events later', async () => {
    const store = await database.open({ facts: 300, events: 600 });
    const channel = newChannel();
    const asked = message(store, channel, '1');
    await store.accept(asked, 1000);
    await store.turn([channel], () => outcome([], { age: 82 }));
    await sleep(350);
    await store.accept(message(store, channel, '1'), 1000);
    expect(await store.turn([channel], () => outcome(['答'], { age: 82 }))).toMatchObject({
      state: null,
    });
    await store.accept(message(store, channel, '2'), 1000);
    await sleep(350);
    expect(await store.accept(asked, 1000)).toBe('duplicate');
    const swept = await store.sweep();
    expect(swept.conversations).toBeGreaterThanOrEqual(1);
    expect(swept.lost).toBeGreaterThanOrEqual(2);
    expect(await store.turn([channel], echo)).toBeNull();
    expect(await store.claim([channel], 'a', 1000)).toBeNull();
    expect(await store.accept(asked, 1000)).toBe('new');
    await store.turn([channel], echo);
  });

  it('forgets a person at once: state, waiting messages and answers', async () => {
    const store = await database.open();
    const channel = newChannel();
    for (const text of ['一', '二']) await store.accept(message(store, channel, '1', text), 1000);
    await store.accept(message(store, channel, '2', '别人'), 1000);
    await store.turn([channel], echo);
    await store.turn([channel], echo);
    await store.forget(store.person(channel, '1'));
    expect(await store.turn([channel], echo)).toBeNull();
    expect(await store.claim([channel], 'a', 1000)).toMatchObject({ part: '别人' });
    await store.release(['a']);
    await store.accept(message(store, channel, '1', '三'), 1000);
    expect(await store.turn([channel], echo)).toMatchObject({ text: '三', state: null });
  });

  it('forgets first and answers then, when a turn says so', async () => {
    const store = await database.open();
    const channel = newChannel();
    await store.accept(message(store, channel, '1', '早'), 1000);
    await store.accept(message(store, channel, '1', '忘掉我说的'), 1000);
    await store.turn([channel], echo);
    await store.turn([channel], () => ({ ...outcome(['已忘掉'], null), forget: true }));
    const delivery = await store.claim([channel], 'a', 1000);
    expect(delivery).toMatchObject({ part: '已忘掉' });
    expect(delivery && (await store.settle(delivery, 'a', { kind: 'sent' }))).toBeNull();
  });

  it('answers an event without a turn, once', async () => {
    const store = await database.open();
    const channel = newChannel();
    const { text, removed, ...photo } = message(store, channel, '1');
    const kind = { parts: ['请打字'], forget: false, held: false };
    expect(await store.answer(photo, kind)).toBe('new');
    expect(await store.answer(photo, kind)).toBe('duplicate');
    expect(await store.turn([channel], echo)).toBeNull();
    const delivery = await store.claim([channel], 'a', 1000);
    expect(delivery).toMatchObject({ part: '请打字', eventId: photo.eventId });
    expect(delivery && (await store.settle(delivery, 'a', { kind: 'sent' }))).toBeNull();
  });

  it('keeps any text that JavaScript can hold in JSON', async () => {
    const store = await database.open();
    const channel = newChannel();
    const odd = { a: 'a\u0000b', b: '\ud83d', c: '👵🏻\u202e"\'\\;--' };
    await store.accept(message(store, channel, '1'), 1000);
    await store.turn([channel], () => outcome([], odd));
    await store.accept(message(store, channel, '1'), 1000);
    expect((await store.turn([channel], echo))?.state).toEqual(odd);
  });
});

it('leaves no text in the SQLite files once it is answered or forgotten', async () => {
  const { mkdtempSync, rmSync } = await import('node:fs');
  const folder = mkdtempSync(join((await import('node:os')).tmpdir(), 'yiwen-grep-'));
  const store = await openStore({ folder });
  const grep = (needle: string) =>
    readdirSync(folder).some((name) => readFileSync(join(folder, name)).includes(needle));
  const long = 'ANSWERED'.repeat(1000);
  await store.accept(message(store, 'web', '1', long), 1000);
  await store.accept(message(store, 'web', '2', 'FORGOTTEN'), 1000);
  expect(grep('ANSWERED') && grep('FORGOTTEN')).toBe(true);
  await store.turn(['web'], echo);
  await store.turn(['web'], echo);
  for (let delivery = await store.claim(['web'], 'a', 1000); delivery; )
    delivery = await store.settle(delivery, 'a', { kind: 'sent' });
  await store.forget(store.person('web', '1'));
  await store.forget(store.person('web', '2'));
  expect(grep('ANSWERED')).toBe(false);
  expect(grep('FORGOTTEN')).toBe(false);
  await store.close();
  rmSync(folder, { recursive: true });
});
