// What every channel must hold to. A channel's test calls `channelContract(name, adapter)`; the adapter
// renders a reply with the channel's own code and tells what a person then sees:
//
//   channelContract('telegram', {
//     see: (reply) => ({
//       messages: [{ text: 'what is read, without mark-up', size: 120, most: 4096 }],
//       choices: ['在嘉善', '不在嘉善', '不清楚'],
//       problems: [],
//     }),
//   });
//
// `size` and `most` are counted the platform's way (UTF-16 units, bytes, columns), mark-up included where
// the platform counts it. `choices` are the labels that can be pressed, or read beside a number; the
// channel may cut them with … at the end. `problems` is what the platform would refuse: mark-up that does
// not parse, a button's data too long, too many blocks. Folded or scrolled text counts as read.
import { beforeAll, describe, expect, test } from 'vitest';
import type { Knowledge } from '../../../src/knowledge.ts';
import { toPlain } from '../../../src/render/plain.ts';
import type { Block, Option, Question, Reply } from '../../../src/reply/blocks.ts';
import { step } from '../../../src/step.ts';
import { allCases, type Case, TODAY } from './replies.ts';

export interface SeenMessage {
  readonly text: string;
  readonly size: number;
  readonly most: number;
}

export interface Seen {
  readonly messages: readonly SeenMessage[];
  readonly choices: readonly string[];
  readonly problems: readonly string[];
}

export interface ChannelAdapter {
  see(reply: Reply): Seen;
}

const tight = (text: string): string => text.replace(/\s/g, '');

const textOf = ({ messages }: Seen): string => tight(messages.map(({ text }) => text).join(''));

const FIGURE = /\d+(?:\.\d+)?(?:元|%|％|周岁|岁|小时|次|天|个月|年)/g;

/** What has to be said everywhere: figures, bureaus, titles and numbers of documents, places where it stands. */
function factsOf(reply: Reply): string[] {
  const figures = toPlain(reply).match(FIGURE) ?? [];
  const named = reply.blocks.flatMap((block) =>
    block.type === 'bureau'
      ? block.bureaus.map(({ name }) => name)
      : block.type === 'quote'
        ? [block.source.title, block.source.number ?? '', block.source.locus, block.text]
        : [],
  );
  return [...new Set([...figures, ...named].filter((fact) => fact !== ''))];
}

const questionIn = (reply: Reply): Question | undefined =>
  reply.blocks.findLast((block) => block.type === 'question');

/** One case for each different question. */
function questions(cases: readonly Case[]): { at: Case; question: Question }[] {
  const found = new Map<string, { at: Case; question: Question }>();
  for (const at of cases) {
    const question = questionIn(at.reply);
    if (question === undefined || question.options.length === 0) continue;
    const labels = question.options.map(({ label }) => label).join();
    found.set(`${at.conversation.pending?.asks} ${labels}`, { at, question });
  }
  return [...found.values()];
}

const shows = ({ choices }: Seen, { label }: Option): boolean =>
  choices.some((shown) =>
    shown.endsWith('…') ? label.startsWith(shown.slice(0, -1)) : shown === label,
  );

/** What is said next, and in what tone. */
function next(knowledge: Knowledge, { conversation }: Case, text: string): string {
  const { reply } = step(knowledge, conversation, { text }, TODAY);
  return `${reply.kind} ${toPlain(reply)}`;
}

/** Options that do something else when they are typed. */
function unreachable(knowledge: Knowledge, at: Case, question: Question): string[] {
  return question.options.flatMap(({ label, say }, index) => {
    const meant = next(knowledge, at, say);
    const typed = [String(index + 1), label].filter((text) => next(knowledge, at, text) !== meant);
    return typed.map((text) => `${at.said} → ${question.text} → ${text} (${label})`);
  });
}

const HOSTILE =
  '<b>粗</b> & &lt; <@U12345> <!channel> <https://a.example|b> *星* _线_ ~删~ `码` [链](http://b.example) </blockquote> "引" \'号\'';

const source = {
  place: '1',
  title: HOSTILE,
  number: HOSTILE,
  status: 'draft',
  locus: HOSTILE,
} as const;

const hostileBlocks: readonly Block[] = [
  { type: 'point', text: HOSTILE },
  { type: 'notice', level: 'info', text: HOSTILE },
  { type: 'understood', text: HOSTILE, facts: [HOSTILE] },
  { type: 'amount', text: HOSTILE, lines: [HOSTILE] },
  { type: 'reasons', title: HOSTILE, items: [{ holds: 'unknown', text: HOSTILE, quote: HOSTILE }] },
  { type: 'bureau', text: HOSTILE, bureaus: [] },
  { type: 'steps', title: HOSTILE, advice: true, items: [HOSTILE] },
  { type: 'quote', text: HOSTILE, source },
  {
    type: 'items',
    title: HOSTILE,
    items: [{ place: '1', number: 1, name: HOSTILE, verdict: null, text: HOSTILE }],
  },
  { type: 'table', title: HOSTILE, columns: ['', HOSTILE], rows: [[HOSTILE, HOSTILE]] },
  { type: 'text', text: HOSTILE },
  { type: 'question', text: HOSTILE, options: [{ id: 'o1', label: HOSTILE, say: HOSTILE }] },
];

const replyOf = (blocks: readonly Block[]): Reply => ({
  kind: 'answer',
  place: null,
  items: [],
  asks: [],
  profile: {},
  blocks,
});

const WHOLE = [
  '12345678.90元/月',
  'https://example.org/a/very/long/path?with=parts&and=more#end',
  '〔2023〕51号',
];

/** Longer than any message of any channel, with things in it that must not be cut. */
const endless = replyOf([
  {
    type: 'text',
    text: Array.from({ length: 700 }, (_, n) => `${'字'.repeat(n % 23)}${WHOLE[n % 3]}`).join('，'),
  },
]);

const tooLong = (seen: Seen): string[] =>
  seen.messages
    .filter(({ size, most, text }) => size > most || text.trim() === '')
    .map(({ size, most }) => `${size} of ${most}`);

/** Runs the contract for a channel; call it at the top of a test file. */
export function channelContract(name: string, { see }: ChannelAdapter): void {
  describe(`contract of ${name}`, () => {
    beforeAll(() => {
      allCases();
    }, 120_000);

    test('every reply that the lists can produce fits, and nothing is refused', () => {
      const { cases } = allCases();
      expect(Math.max(...cases.map(({ reply }) => toPlain(reply).length))).toBeGreaterThan(1000);
      const wrong = cases.flatMap(({ said, reply }) => {
        const seen = see(reply);
        return [...tooLong(seen), ...seen.problems].map((problem) => `${said}: ${problem}`);
      });
      expect(wrong).toEqual([]);
    });

    test('says the same figures, bureaus and sources', () => {
      const missing = allCases().cases.flatMap(({ said, reply }) => {
        const text = textOf(see(reply));
        return factsOf(reply)
          .filter((fact) => !text.includes(tight(fact)))
          .map((fact) => `${said}: ${fact}`);
      });
      expect(missing).toEqual([]);
    });

    test('every choice is shown, and reached by typing its number or its words', () => {
      const { knowledge, cases } = allCases();
      const asked = questions(cases);
      expect(asked.length).toBeGreaterThan(5);
      const hidden = asked.flatMap(({ at, question }) => {
        const seen = see(at.reply);
        return question.options
          .filter((option) => !shows(seen, option))
          .map(({ label }) => `${at.said}: ${label}`);
      });
      expect(hidden).toEqual([]);
      const lost = asked.flatMap(({ at, question }) => unreachable(knowledge, at, question));
      expect(lost).toEqual([]);
    });

    test('mark-up in what is said is shown as it is', () => {
      const wrong = hostileBlocks.flatMap((block) => {
        const seen = see(replyOf([{ type: 'point', text: '好' }, block]));
        const shown = textOf(seen).includes(tight(HOSTILE));
        return [...seen.problems, ...(shown ? [] : ['not shown'])].map(
          (p) => `${block.type}: ${p}`,
        );
      });
      expect(wrong).toEqual([]);
    });

    test('an endless text is cut within the limits, and not inside a number or a link', () => {
      const seen = see(endless);
      expect(tooLong(seen)).toEqual([]);
      expect(seen.problems).toEqual([]);
      const count = (text: string, part: string): number => text.split(part).length - 1;
      for (const part of WHOLE) {
        const shown = seen.messages.reduce((sum, { text }) => sum + count(text, part), 0);
        expect(shown, part).toBe(count(toPlain(endless), part));
      }
    });
  });
}
