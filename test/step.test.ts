// The core under any message in any order: it never throws, never lends one place's figures to another,
// says the same twice, and its conversation is always a value that can be stored.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Conversation, conversationSchema } from '../src/dialogue/conversation.ts';
import { toPlain } from '../src/render/plain.ts';
import { resume } from '../src/service/turns.ts';
import { step, type Turn } from '../src/step.ts';
import { documents, documentsOf } from './eval/documents.ts';
import { fold, unsupported } from './eval/grade.ts';
import { knowledge, TODAY, talk } from './knowledge.ts';

const shorts = knowledge.registry.places().map(({ short }) => short);
const names = knowledge.lexicon.services.map(({ spoken }) => spoken);
const words = Object.values(knowledge.lexicon.acts).flat();

/** Pieces that people's messages are made of, and pieces that they are not. */
const piece = fc.oneof(
  fc.constantFrom(...shorts, '上海', '佛堂', '萧山'),
  fc.constantFrom(...names),
  fc.constantFrom(...words),
  fc.constantFrom('我', '我妈', '老伴', '他', '邻居', '爷爷', '我儿子'),
  fc.integer({ min: 50, max: 108 }).map((age) => `${age}岁`),
  fc.constantFrom(
    '低保',
    '没有低保',
    '残疾二级',
    '失能三级',
    '独居',
    '退役军人',
    '失独',
    '城镇户口',
  ),
  fc.constantFrom('1', '2', '0', '是', '没有', '不晓得', '说错了', '呢', '？', '，', ' '),
  fc.constantFrom('第11项', '1943年', '虚岁八十', '快八十了', '户口在', '不在', '浙江省居住证'),
  fc.string({ unit: 'grapheme', maxLength: 6 }),
  fc.string({ unit: 'binary', maxLength: 6 }),
);

const message = fc.array(piece, { minLength: 1, maxLength: 7 }).map((pieces) => pieces.join(''));
const messages = fc.array(message, { minLength: 1, maxLength: 5 });

/** Turns with each conversation written down and read again, as a store does. */
function stored(texts: readonly string[]): Turn[] {
  let state: Conversation | undefined;
  return texts.map((text) => {
    const turn = step(knowledge, state, { text }, TODAY);
    state = conversationSchema.parse(JSON.parse(JSON.stringify(turn.conversation)));
    return turn;
  });
}

const RUNS = { numRuns: 40 };

describe('any conversation', () => {
  it('is answered to its end, calmly, and can be stored between any two messages', () => {
    fc.assert(
      fc.property(messages, (texts) => {
        const kept = talk(texts);
        const read = stored(texts);
        expect(read.map(({ reply }) => reply)).toEqual(kept.map(({ reply }) => reply));
        for (const { conversation, reply } of kept) {
          expect(conversationSchema.parse(conversation)).toEqual(conversation);
          expect(toPlain(reply).trim()).not.toBe('');
          expect(toPlain(reply)).not.toMatch(/undefined|NaN|\[object|\{谁\}|\{地方\}/);
        }
      }),
      RUNS,
    );
  });

  it('says the same to the same', () => {
    const bytes = (texts: readonly string[]) => JSON.stringify(talk(texts));
    fc.assert(
      fc.property(messages, (texts) => {
        expect(bytes(texts)).toBe(bytes(texts));
      }),
      RUNS,
    );
  });

  it('states no figure but those of the documents it speaks from and of the person', () => {
    fc.assert(
      fc.property(messages, (texts) => {
        let said = '';
        for (const [index, { reply }] of talk(texts).entries()) {
          said += `\n${texts[index]}`;
          expect(unsupported(toPlain(reply), documentsOf(reply) + said)).toEqual([]);
        }
      }),
      RUNS,
    );
  });
});

describe('each service in each place', () => {
  const lists = knowledge.registry.currents(TODAY).filter(({ items }) => items.length > 0);

  it.each(lists.map(({ place }) => place))(
    '$short lends no figure from elsewhere',
    ({ code, short }) => {
      const own = fold(documents.get(code) ?? '');
      for (const service of knowledge.lexicon.services)
        for (const tail of ['', '多少钱', '，我85', '，我101岁，低保，残疾二级，失能三级']) {
          const text = `${short}${service.name}${tail}`;
          const [turn] = talk([text]);
          expect(turn?.reply.place === null || turn?.reply.place === code, text).toBe(true);
          expect(
            unsupported(turn === undefined ? '' : toPlain(turn.reply), own + text),
            text,
          ).toEqual([]);
        }
    },
  );

  it.each(lists)('$place.short answers each of its rows by its number', ({ place, items }) => {
    for (const { number } of items) {
      const [turn] = talk([`${place.short}第${number}项`]);
      expect(turn?.reply.items[0], `${number}`).toMatchObject({ place: place.code, number });
    }
  });
});

describe('odd messages get a calm reply', () => {
  it.each([
    ['nothing', ''],
    ['white space', ' \n\t　'],
    ['control characters', '\u0000\u0007\u001b[31m\u0085\u200b\ufeff\u202e'],
    ['emoji only', '👵🏻👴🏾🙏❤️‍🔥'],
    ['a lone high surrogate', '\ud83d'],
    ['a lone low surrogate in a question', '嘉善\udc75高龄津贴'],
    ['an unusual plane', '𠮷𠀋𡈽'],
    ['Latin only', 'asdf qwer zxcv'],
    ['digits only', '9'.repeat(200)],
    ['question marks', '？'.repeat(300)],
  ])('%s', (_name, text) => {
    const [first, second] = talk([text, text]);
    for (const turn of [first, second]) {
      expect(turn?.reply.blocks.length).toBeGreaterThan(0);
      expect(turn === undefined ? '' : toPlain(turn.reply)).not.toMatch(/\p{Surrogate}/u);
      expect(conversationSchema.safeParse(turn?.conversation).success).toBe(true);
    }
  });

  const tenKilobytes = (unit: string): string => unit.repeat(Math.ceil(10_000 / unit.length));

  it.each(['高龄津贴', '嘉善，', 'a', '我妈八十', '1', '。', 'gao ling ', '没有没有'])(
    '10 kB of 「%s」 within seconds',
    (unit) => {
      const began = performance.now();
      const [turn] = talk([tenKilobytes(unit)]);
      expect(turn?.reply.blocks.length).toBeGreaterThan(0);
      expect(JSON.stringify(turn?.conversation).length).toBeLessThan(4_000);
      expect(performance.now() - began).toBeLessThan(5_000);
    },
  );
});

describe('what a store gives back', () => {
  const later = '2026-11-22';
  const place = knowledge.registry.currents(TODAY).find(({ items }) => items.length > 0)?.place;
  const [asked] = talk([`${place?.short}高龄津贴`]);
  const conversation = asked?.conversation;

  it('is taken up the same day as it was', () => {
    expect(conversation?.pending).toBeDefined();
    expect(resume(JSON.parse(JSON.stringify(conversation)), TODAY)).toEqual(conversation);
  });

  it('is taken up another day without the question that was left', () => {
    const resumed = resume(JSON.parse(JSON.stringify(conversation)), later);
    expect(resumed.pending).toBeUndefined();
    expect(resumed.place).toBe(place?.code);
  });

  it('of the core leaves yesterday’s question too', () => {
    const turn = step(knowledge, conversation, { text: '是' }, later);
    expect(turn.conversation.people).toEqual(conversation?.people);
  });

  it.each([
    ['an older version', { ...conversation, version: 0 }],
    ['a field too many', { ...conversation, mood: 'good' }],
    ['a fact that is none', { ...conversation, people: { self: { age: '八十' } } }],
    ['no object', 'x'],
    ['nothing', null],
    ['a list', []],
  ])('%s is begun anew', (_name, state) => {
    const anew = resume(JSON.parse(JSON.stringify(state)), later);
    expect(anew).toMatchObject({ day: later, people: {}, earlier: [] });
    expect(anew.place).toBeUndefined();
    expect(step(knowledge, anew, { text: '你好' }, later).reply.kind).toBe('smalltalk');
  });
});

it('forgetting says so to the shell, and leaves nothing behind', () => {
  const turns = talk(['嘉善，我妈86', '忘掉我说的']);
  expect(turns[0]?.effects).toEqual([]);
  expect(turns[1]?.effects).toEqual([{ kind: 'forget' }]);
  expect(JSON.stringify(turns[1]?.conversation)).not.toMatch(/86|330421|mother/);
});
