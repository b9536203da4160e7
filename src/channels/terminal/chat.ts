// A conversation in a terminal: one message a line, the same core, nothing kept.
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type { Conversation } from '../../dialogue/conversation.ts';
import type { Knowledge } from '../../knowledge.ts';
import { toPlain } from '../../render/plain.ts';
import { step } from '../../step.ts';
import { type ChannelWords, fill } from '../words.ts';
import { widthOf, wrap } from './wrap.ts';

export interface ChatParts {
  readonly knowledge: Knowledge;
  readonly words: ChannelWords;
  /** The day, YYYY-MM-DD in Asia/Shanghai. */
  readonly today: () => string;
}

/** What a line comes to: what is shown, or that the conversation is over. */
export interface Shown {
  readonly text: string;
  readonly over: boolean;
}

const COMMAND = /^[/／](\S+)\s*(.*)$/u;
const QUIT = new Set(['quit', 'exit', 'q', '退出']);

/** A conversation without its input and output: a line in, what is shown out. */
export function createChat({ knowledge, words, today }: ChatParts): (line: string) => Shown {
  let conversation: Conversation | undefined;
  const answer = (text: string): Shown => {
    const turn = step(knowledge, conversation, { text }, today());
    conversation = turn.effects.some(({ kind }) => kind === 'forget')
      ? undefined
      : turn.conversation;
    return { text: toPlain(turn.reply), over: false };
  };
  const tryAnswer = (text: string): Shown => {
    try {
      return answer(text);
    } catch {
      return show(knowledge.lexicon.talk.error);
    }
  };
  const show = (text: string): Shown => ({ text, over: false });
  const place = (name: string): Shown =>
    name === ''
      ? show(`${words.place}\n${words.places.map((one) => `  /place ${one}`).join('\n')}`)
      : tryAnswer(fill(words.placeSay, { 地方: name }));
  const forget = (): Shown => {
    conversation = undefined;
    return show(words.forgotten);
  };
  return (line) => {
    const [, name = '', rest = ''] = COMMAND.exec(line.trim()) ?? [];
    if (QUIT.has(name.toLowerCase())) return { text: words.terminal.bye, over: true };
    if (name === 'help' || name === 'start')
      return show(`${words.help}\n${words.terminal.commands}`);
    if (name === 'forget') return forget();
    if (name === 'place') return place(rest.trim());
    return name === '' ? tryAnswer(line) : show(words.unknownCommand);
  };
}

export interface Streams {
  readonly input: Readable & { readonly isTTY?: boolean };
  readonly output: Writable & { readonly isTTY?: boolean; readonly columns?: number };
}

/**
 * Talks until the input ends or the person leaves. In a pipe nothing but the answers is written, an
 * empty line after each.
 */
export async function runChat(parts: ChatParts, { input, output }: Streams): Promise<void> {
  const alone = input.isTTY === true && output.isTTY === true;
  const respond = createChat(parts);
  const write = (text: string): void => void output.write(`${wrap(text, widthOf(output))}\n\n`);
  const { hello, prompt } = parts.words.terminal;
  const lines = createInterface(alone ? { input, output, prompt } : { input, terminal: false });
  if (alone) {
    write(hello);
    lines.prompt();
  }
  for await (const line of lines) {
    const { text, over } = line.trim() === '' ? { text: '', over: false } : respond(line);
    if (text !== '') write(text);
    if (over) break;
    if (alone) lines.prompt();
  }
  lines.close();
}
