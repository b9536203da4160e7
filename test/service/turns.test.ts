import { expect, it } from 'vitest';
import { newConversation } from '../../src/dialogue/conversation.ts';
import { resume } from '../../src/service/turns.ts';
import type { Json } from '../../src/store/store.ts';

const today = '2026-11-21';
const pending = { asks: 'age', options: [] };
const kept = (more: object): Json =>
  JSON.parse(JSON.stringify({ ...newConversation(today), people: { self: { age: 82 } }, ...more }));

it('takes up a question of the same day', () => {
  expect(resume(kept({ pending }), today)).toMatchObject({
    pending,
    people: { self: { age: 82 } },
  });
});

it('drops a question of an earlier day, and keeps what is known', () => {
  const resumed = resume(kept({ pending }), '2026-11-22');
  expect(resumed.pending).toBeUndefined();
  expect(resumed.people).toEqual({ self: { age: 82 } });
});

it.each([null, 'text', 7, [], {}, kept({ version: 99 }), kept({ people: { self: { age: 'x' } } })])(
  'begins anew with what it cannot read: %j',
  (state) => {
    expect(resume(state, today)).toEqual(newConversation(today));
  },
);
