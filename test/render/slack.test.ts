// Slack messages of everything the lists can say, and of hostile text, against Slack's limits.
import { describe, expect, it } from 'vitest';
import { createCompose } from '../../src/channels/slack/outgoing.ts';
import { pageReply } from '../../src/channels/slack/pages.ts';
import { loadSlackWords } from '../../src/channels/slack/words.ts';
import { loadKnowledge, projectRoot } from '../../src/load-knowledge.ts';
import { toSlack } from '../../src/render/slack.ts';
import { clip, pieces, slackLimits } from '../../src/render/slack-text.ts';
import type { Block, Reply } from '../../src/reply/blocks.ts';
import { step } from '../../src/step.ts';

const knowledge = loadKnowledge();
const words = loadSlackWords(projectRoot);
const today = '2026-11-22';
const frame = { labels: words.labels, nameOf: knowledge.nameOf, stem: 'yw|U1|' };

// biome-ignore lint/suspicious/noExplicitAny: walks whatever JSON there is
const walk = (value: any, look: (node: any) => void): void => {
  if (typeof value !== 'object' || value === null) return;
  look(value);
  for (const part of Object.values(value)) walk(part, look);
};

const mostOf: Readonly<Record<string, number>> = {
  section: slackLimits.section,
  button: slackLimits.button,
};

/** Every limit that Slack states for what we use. */
const check = (messages: ReturnType<typeof toSlack>): void => {
  expect(messages.length).toBeGreaterThan(0);
  const ids = messages.flatMap(({ blocks }) => blocks.map(({ block_id }) => block_id));
  expect(new Set(ids).size).toBe(ids.length);
  for (const { text, blocks } of messages) {
    expect(text.length).toBeLessThanOrEqual(400);
    expect(blocks.length).toBeLessThanOrEqual(slackLimits.blocks);
    expect(JSON.stringify(blocks).length).toBeLessThanOrEqual(slackLimits.message);
    walk(blocks, (node) => {
      const most = mostOf[node.type];
      if (most) expect(node.text.text.length).toBeLessThanOrEqual(most);
      if (node.type === 'section') expect(node.text.text.length).toBeGreaterThan(0);
      if (node.type === 'button') expect(node.value.length).toBeLessThanOrEqual(slackLimits.value);
      if (node.block_id) expect(node.block_id.length).toBeLessThanOrEqual(slackLimits.blockId);
      if (node.action_id) expect(node.action_id.length).toBeLessThanOrEqual(slackLimits.actionId);
      if (node.type === 'static_select')
        expect(node.options.length).toBeLessThanOrEqual(slackLimits.menu);
      if (node.type === 'checkboxes')
        expect(node.options.length).toBeLessThanOrEqual(slackLimits.boxes);
      for (const option of node.options ?? []) {
        expect(option.text.text.length).toBeLessThanOrEqual(slackLimits.optionText);
        expect(option.value.length).toBeLessThanOrEqual(slackLimits.optionValue);
      }
      if (node.type === 'actions')
        expect(node.elements.length).toBeLessThanOrEqual(slackLimits.actions);
      const literal = node.type === 'mrkdwn' || node.type === 'plain_text';
      if (literal) expect(node.text).not.toMatch(/[<>]|&(?!amp;|lt;|gt;)/);
    });
  }
};

const textOf = (messages: ReturnType<typeof toSlack>): string => {
  const texts: string[] = [];
  walk(messages, (node) => {
    if (typeof node.text === 'string') texts.push(node.text.replaceAll('*', ''));
  });
  return texts.join('\n');
};

const say = (text: string): Reply => step(knowledge, undefined, { text }, today).reply;

const rows = knowledge.registry
  .currents(today)
  .flatMap(({ place, items }) => items.map(({ number }) => ({ place, number })));

describe('everything the lists can say', () => {
  it('fits: each row, with all its facts', () => {
    expect(rows.length).toBeGreaterThan(90);
    for (const { place, number } of rows) {
      const reply = say(`${place.short}第${number}项`);
      const messages = toSlack(reply, frame);
      check(messages);
      const text = textOf(messages);
      for (const block of reply.blocks) {
        if (block.type === 'quote' && block.text.length < 1_000)
          expect(text).toContain(block.text.replaceAll('*', ''));
        if (block.type === 'amount') for (const line of block.lines) expect(text).toContain(line);
        if (block.type === 'bureau') expect(text).toContain(block.text);
      }
    }
  });
  it('fits: the pages behind the buttons of each row', () => {
    for (const { place, number } of rows) {
      for (const page of ['wording', 'others', 'next'] as const) {
        const at = { page, place: place.code, number };
        const reply = pageReply(at, { knowledge, words, today });
        check(toSlack(reply, frame));
        expect(textOf(toSlack(reply, frame))).not.toContain(words.gone);
        expect(JSON.stringify(reply)).not.toMatch(/\{[一-鿿]+\}/);
      }
    }
  });
  it('fits: lists and comparisons', () => {
    const places = knowledge.registry.places();
    for (const { short } of places) check(toSlack(say(`我妈82岁在${short}能享受什么`), frame));
    check(toSlack(say(`${places.map(({ short }) => short).join('、')}的高龄津贴比一比`), frame));
  });
});

const replyOf = (...blocks: Block[]): Reply => ({
  kind: 'answer',
  place: null,
  items: [{ place: '330421', number: 1, name: '甲'.repeat(200), verdict: null }],
  asks: [],
  profile: {},
  blocks,
});

const hostile = [
  '<!channel> <!here> <@U1> <#C1|x> <https://a.cn|点我> &amp; &lt;!everyone&gt;',
  '*粗* _斜_ ~删~ `码` ```块``` :tada:',
  '\u202e倒\u2066着\0\x07\ud800半\udc00',
  '<'.repeat(4_000),
  `${'&'.repeat(1_000)}\n${'长'.repeat(7_000)}`,
  '👩‍👩‍👧‍👦'.repeat(500),
  '\n\n\n',
  '',
];

describe('hostile text', () => {
  it.each(hostile.map((text) => [text.slice(0, 12), text]))(
    'fits and means nothing: %j',
    (_name, text) => {
      const source = {
        place: '1',
        title: text,
        number: text,
        status: 'draft',
        locus: text,
      } as const;
      const options = Array.from({ length: 30 }, (_, index) => ({
        id: `${index}`,
        label: text,
        say: `${text}${index}`,
      }));
      check(
        toSlack(
          replyOf(
            { type: 'point', text: `答${text}` },
            { type: 'notice', level: 'safety', text },
            { type: 'understood', text, facts: [] },
            { type: 'amount', text, lines: [text, text] },
            { type: 'reasons', title: text, items: [{ holds: 'unknown', text, quote: text }] },
            { type: 'bureau', text, bureaus: [] },
            { type: 'steps', title: text, advice: true, items: [text] },
            { type: 'quote', text, source },
            {
              type: 'items',
              title: text,
              items: [{ place: '1', number: 1, name: text, verdict: null, text }],
            },
            { type: 'table', title: text, columns: [text, text], rows: [[text, text]] },
            { type: 'question', text, why: text, options },
            { type: 'question', text, multiple: true, options },
          ),
          frame,
        ),
      );
    },
  );
  it('never cuts a character or an entity', () => {
    expect(clip('<<<', 9)).toBe('&lt;&lt;…');
    expect(clip('👍👍', 3)).toBe('👍…');
    expect(pieces('<'.repeat(10), 9).every((piece) => piece.length * 4 <= 9)).toBe(true);
    expect(pieces('甲。乙乙。丙', 5)).toEqual(['甲。乙乙。', '丙']);
  });
});

describe('a question', () => {
  const question: Block = {
    type: 'question',
    text: '哪里？',
    options: ['嘉善', '义乌'].map((label, index) => ({ id: `p${index}`, label, say: label })),
  };
  it('has numbered buttons that say what they stand for', () => {
    const { blocks } = toSlack(replyOf({ type: 'point', text: '问' }, question), frame)[0] ?? {
      blocks: [],
    };
    const last = blocks.at(-1) as { elements?: { text: { text: string }; value: string }[] };
    expect(last.elements?.map(({ text, value }) => [text.text, value])).toEqual([
      ['1. 嘉善', '嘉善'],
      ['2. 义乌', '义乌'],
    ]);
  });
  it('comes with the words to paste only where a list is quoted', () => {
    const reply: Reply = { ...replyOf(question), kind: 'ask-place', items: [] };
    expect(textOf(toSlack(reply, frame))).not.toContain(words.labels.script);
  });
});

describe('private answers', () => {
  it('use their address at most five times, and go on in the direct messages', () => {
    const to = { by: 'respond', url: 'https://hooks.slack.com/x', user: 'U1' };
    const of = { team: 'T1', room: 'C1', thread: '', user: 'U1' };
    const long: Block = { type: 'text', text: '长'.repeat(90_000) };
    const parts = createCompose(frame)(replyOf(long), { to, of });
    const targets = parts.map((part) => (part as { to: { by: string } }).to.by);
    expect(targets.slice(0, 5)).toEqual(Array(5).fill('respond'));
    expect(new Set(targets.slice(5))).toEqual(new Set(['post']));
  });
});
