// The contract over the page's cards: what is read, what can be pressed, and that the mark-up is whole.
import { html } from 'hono/html';
import { replyHtml } from '../../../src/render/html.ts';
import { type ChannelAdapter, channelContract } from '../contract/contract.ts';

/** An answer's share of the page's 100 kB. */
const MOST_BYTES = 64 * 1024;

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};

const decoded = (text: string): string =>
  text.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => ENTITIES[entity] ?? entity);

const WITHOUT_END = new Set(['input', 'br']);

/** Text without tags, and tags that are not closed as they were opened. */
function read(mark: string): { text: string; problems: string[] } {
  const open: string[] = [];
  const problems: string[] = [];
  const text = mark.replace(/<(\/?)([a-z][a-z0-9]*)(?: [^<>]*)?>/g, (_tag, end, name: string) => {
    if (end === '/' && open.pop() !== name) problems.push(`</${name}> closes nothing`);
    if (end === '' && !WITHOUT_END.has(name)) open.push(name);
    return '';
  });
  if (/[<>]/.test(text)) problems.push('bare < or >');
  return {
    text: decoded(text),
    problems: [...problems, ...open.map((name) => `<${name}> is open`)],
  };
}

const choicesIn = (mark: string): string[] =>
  [
    ...mark.matchAll(/<button[^<>]*class="choice"[^<>]*>([^<]*)<\/button>/g),
    ...mark.matchAll(/<label class="tick"><input[^<>]*><span>([^<]*)<\/span>/g),
  ].map(([, label = '']) => decoded(label));

const page: ChannelAdapter = {
  see: (reply) => {
    const press = { action: '/say', fields: html`` };
    const mark = String(replyHtml(reply, { id: 't', place: '', press }));
    const { text, problems } = read(mark);
    return {
      messages: [{ text, size: Buffer.byteLength(mark), most: MOST_BYTES }],
      choices: choicesIn(mark),
      problems,
    };
  },
};

channelContract('web', page);
