// Replies as Telegram's HTML, and cutting texts.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  decodeButton,
  encodeButton,
  keyboardFor,
  keyboardSaying,
  tickedIn,
  withTick,
} from '../../src/channels/telegram/keyboard.ts';
import { measures, sizeOf } from '../../src/render/measure.ts';
import { pack, splitText } from '../../src/render/split.ts';
import { escapeHtml, toTelegram, withoutMarkup } from '../../src/render/telegram.ts';
import type { Block, Reply } from '../../src/reply/blocks.ts';
import { readHtml } from '../channels/telegram/server.ts';

const replyOf = (...blocks: Block[]): Reply => ({
  kind: 'answer',
  place: null,
  items: [],
  asks: [],
  profile: {},
  blocks,
});

const anyText = fc.string({ unit: 'binary', maxLength: 200 });

describe('splitText', () => {
  test('cuts at the end of a sentence before the end of a clause', () => {
    const pieces = splitText('一二，三四五。六七，八九十。', 9, measures.utf16);
    expect(pieces).toEqual(['一二，三四五。', '六七，八九十。']);
  });

  test.each([
    ['每月不低于1234.50元，另有补贴', '1234.50元'],
    ['见https://example.org/a?b=c，另有补贴补贴', 'https://example.org/a?b=c'],
    ['善政办发〔2023〕51号，另有补贴', '〔2023〕51号'],
    ['一家三口👨‍👩‍👧和👍🏽都好都好都好', '👨‍👩‍👧'],
    ['年满八十周岁以上的都有', '八十周'],
  ])('keeps what belongs together in %s', (text, whole) => {
    for (let max = [...whole].length + 8; max < text.length; max += 1) {
      const pieces = splitText(text, Math.max(max, whole.length), measures.utf16);
      expect(pieces.some((piece) => piece.includes(whole))).toBe(true);
    }
  });

  test('loses nothing but blanks, and exceeds nothing, whatever comes', () => {
    const tight = (text: string) => text.replace(/\s/g, '');
    fc.assert(
      fc.property(anyText, fc.integer({ min: 4, max: 60 }), (text, max) => {
        const pieces = splitText(text, max, measures.bytes);
        expect(tight(pieces.join(''))).toBe(tight(text));
        for (const piece of pieces) expect(sizeOf(piece, measures.bytes)).toBeLessThanOrEqual(max);
      }),
    );
  });

  test('a megabyte without a place to cut takes no long time', () => {
    const began = performance.now();
    for (const unit of ['a', '1', 'a '.repeat(3), '「', '\u0301'])
      splitText(unit.repeat(200_000), 3500, measures.utf16);
    expect(performance.now() - began).toBeLessThan(8000);
  });
});

test('pack keeps a section whole if it fits', () => {
  const size = (line: string) => line.length;
  expect(
    pack(
      [
        ['aaa', 'bbb'],
        ['cc', 'dd'],
        ['e'.repeat(8), 'ff'],
      ],
      8,
      size,
    ),
  ).toEqual([[['aaa', 'bbb']], [['cc', 'dd']], [['eeeeeeee']], [['ff']]]);
});

describe('toTelegram', () => {
  test('the point is bold, the grounds are folded', () => {
    const source = {
      place: '330421',
      title: '意见',
      number: '〔2023〕51号',
      status: 'draft',
      locus: '清单第11项',
    } as const;
    const [message] = toTelegram(
      replyOf(
        { type: 'point', text: '能领。' },
        { type: 'quote', text: '每月60元', source },
        { type: 'quote', text: '每月80元', source },
      ),
    );
    expect(message?.html).toBe(
      '<b>能领。</b>\n<blockquote expandable>依据：「每月60元」——《意见》〔2023〕51号（征求意见稿） 清单第11项\n依据：「每月80元」——《意见》〔2023〕51号（征求意见稿） 清单第11项</blockquote>',
    );
  });

  test('a reply without words is still a message', () => {
    expect(toTelegram(replyOf())).toHaveLength(1);
  });

  test('the choices belong to the last message', () => {
    const options = [{ id: 'o1', label: '有', say: '有' }];
    const messages = toTelegram(
      replyOf({ type: 'text', text: '字'.repeat(9000) }, { type: 'question', text: '？', options }),
    );
    expect(messages.length).toBeGreaterThan(2);
    expect(messages.map(({ choices }) => choices !== undefined)).toEqual(
      messages.map((_, index) => index === messages.length - 1),
    );
  });

  test('whatever is said is shown as it is', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const read = readHtml(escapeHtml(text));
        expect(read).toMatchObject({ entities: 0 });
        expect(withoutMarkup(`<b>${escapeHtml(text)}</b>`)).toBe(
          typeof read === 'string' ? undefined : read.text,
        );
      }),
    );
  });
});

describe('buttons', () => {
  const id = fc.stringMatching(/^[A-Za-z0-9_-]{8}\.[a-z]{1,6}[0-9]{0,6}$/);
  const owner = fc.option(fc.stringMatching(/^[0-9a-z]{1,11}$/), { nil: undefined });

  test('carry what they were given, in at most 64 bytes', () => {
    fc.assert(
      fc.property(id, owner, fc.constantFrom('choose', 'tick'), (option, who, act) => {
        const button = { act, id: option, ...(who === undefined ? {} : { owner: who }) } as const;
        const data = encodeButton(button);
        expect(Buffer.byteLength(data)).toBeLessThanOrEqual(64);
        expect(decodeButton(data)).toEqual(button);
      }),
    );
    for (const button of [
      { act: 'submit', owner: '5x' },
      { act: 'submit' },
      { act: 'spent' },
    ] as const)
      expect(decodeButton(encodeButton(button))).toEqual(button);
    expect(keyboardSaying([{ label: '长', say: '字'.repeat(22) }])).toEqual([]);
  });

  test('ticks go on and off, and 都没有 is sent by itself', () => {
    const options = [
      { id: 'a.t1', label: '残疾', say: '残疾' },
      { id: 'a.t2', label: '军人', say: '军人' },
      { id: 'a.none', label: '都没有', say: '0' },
    ];
    const keyboard = keyboardFor({ options, multiple: true }, undefined, '选好了');
    expect(keyboard.flat().map(({ callback_data }) => callback_data)).toEqual([
      't:a.t1',
      't:a.t2',
      'c:a.none',
      'd',
    ]);
    const once = withTick(keyboard, 't:a.t2');
    expect(tickedIn(once)).toEqual([{ id: 'a.t2', label: '军人' }]);
    expect(withTick(once, 't:a.t2')).toEqual(keyboard);
  });
});
