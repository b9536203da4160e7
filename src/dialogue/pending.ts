// Reads a short message in the light of the question that waits for its answer.

import { normalize } from '../language/normalize.ts';
import type { Lexicon } from '../lexicon/schema.ts';
import type { FactName } from '../rules/facts.ts';
import type { Understood } from '../understanding/understand.ts';
import type { Conversation, Pending } from './conversation.ts';
import { createFuse } from './similar.ts';

export type PendingAnswer =
  | { readonly kind: 'fact'; readonly fact: FactName; readonly value: unknown }
  | { readonly kind: 'option'; readonly id: string }
  | { readonly kind: 'ticked'; readonly ids: readonly string[] }
  | { readonly kind: 'declined' };

const SHORT = 14;

/** The option 「不清楚」 of every question. */
export const NOT_KNOWN_ID = 'unknown';

const CHOICE = /^(?:第|选)?\s*([1-9]|[一二三四五六七八九])\s*(?:个|项|号|、|\.)?$/;
const CHOICES = /^[0-9](?:[\s,，、和]+[0-9])*$/;

const digit = (text: string): number => {
  const chinese = '一二三四五六七八九'.indexOf(text);
  return chinese < 0 ? Number(text) : chinese + 1;
};

function chosen(text: string, pending: Pending): string[] {
  if (pending.multiple === true && CHOICES.test(text))
    return text
      .split(/[\s,，、和]+/)
      .flatMap((part) => pending.options[Number(part) - 1]?.id ?? []);
  if (pending.multiple === true) {
    const named = text
      .split(/[、,，;； ]+/)
      .flatMap((part) => pending.options.find(({ label }) => sameWords(label, part))?.id ?? []);
    if (named.length > 0) return named;
  }
  const number = CHOICE.exec(text)?.[1];
  const byNumber = number === undefined ? undefined : pending.options[digit(number) - 1];
  const same = pending.options.find(
    ({ label, say }) => sameWords(label, text) || sameWords(say, text),
  );
  const option = same ?? byNumber ?? similarOption(text, pending);
  return option === undefined ? [] : [option.id];
}

/** Only short replies are compared with the labels: a whole question would match anything. */
function similarOption(text: string, pending: Pending) {
  if (text.length < 2 || text.length > SHORT || pending.options.length === 0) return undefined;
  const inside = pending.options.filter(({ label }) => label.includes(text));
  if (inside.length === 1) return inside[0];
  return createFuse(pending.options).best(text);
}

const YES =
  /^(?:是的?|对的?|嗯+|有的?|有格|有嘞|办了|办过|住|在的?|算|属于|符合|领了|领|都有)[啊呀了嘞哦呢的]*(?=$|[，,。!！ ])/;
const NO =
  /^(?:不是|不算|不属于|不在|不住|不要|不用|不需要|不领|不|没有|没得|没办过?|没领|没住|没评过|没|否|无|呒没|呒|冇|弗是|勿是|弗有|都没有|都不是|未办|还没有?)[啊呀了嘞哦呢的过]*(?=$|[，,。!！ ])/;

/** 「好，刚才那个…」 answers nothing. */
const WHOLE_YES = /^(?:好的?|行|中|可以|要|需要)[啊呀了]?[。.!！]?$/;

/** An answer stands at the beginning: 「是」 in 「这是正式文件吗」 is none. */
const yesOrNo = (text: string): boolean | undefined =>
  NO.test(text) ? false : YES.test(text) || WHOLE_YES.test(text) ? true : undefined;

function asFact(pending: Pending, optionId: string, lexicon: Lexicon): PendingAnswer | undefined {
  if (optionId === NOT_KNOWN_ID) return { kind: 'declined' };
  const fact = pending.asks as FactName;
  const words = lexicon.questions[fact];
  const option = words?.options[Number(optionId.replace('o', '')) - 1];
  return option === undefined ? undefined : { kind: 'fact', fact, value: option.value };
}

/** 「有」「没有」 to a question with two answers. */
function plainAnswer(
  pending: Pending,
  understood: Understood,
  lexicon: Lexicon,
): PendingAnswer | undefined {
  const answer = yesOrNo(understood.text);
  const options = lexicon.questions[pending.asks as FactName]?.options ?? [];
  if (answer === undefined || understood.text.length > SHORT) return undefined;
  if (pending.asks === 'rare' && !answer) return { kind: 'ticked', ids: [] };
  if (options.length === 2) return asFact(pending, answer ? 'o1' : 'o2', lexicon);
  const negative = options.at(-1);
  return !answer && negative !== undefined
    ? { kind: 'fact', fact: pending.asks as FactName, value: negative.value }
    : undefined;
}

const bare = (text: string): string => text.replace(/[。.!！？?，,]+$/, '').trim();

/** Labels are compared in the form that messages are brought into. */
const sameWords = (label: string, text: string): boolean => normalize(label) === text;

/** Whether a message is one of the choices and nothing else: its number, its label, or several of them. */
export function isChoice({ pending }: Conversation, text: string): boolean {
  if (pending === undefined || pending.asks === 'place') return false;
  const said = bare(text);
  const labels = pending.options.flatMap(({ label, say }) => [label, say]);
  if (labels.some((label) => sameWords(label, said))) return true;
  const number = CHOICE.exec(said)?.[1];
  if (number !== undefined && digit(number) <= pending.options.length) return true;
  if (pending.multiple !== true) return false;
  return (
    CHOICES.test(said) ||
    said.split(/[、,，;； ]+/).every((part) => labels.some((label) => sameWords(label, part)))
  );
}

/**
 * The answer to the pending question; undefined where the message is something else.
 * Statements that the message makes by itself are taken in elsewhere.
 */
export function answerPending(
  conversation: Conversation,
  understood: Understood,
  lexicon: Lexicon,
): PendingAnswer | undefined {
  const { pending } = conversation;
  if (pending === undefined) return undefined;
  const text = bare(understood.text);
  const short = text.length <= SHORT;
  if (pending.asks === 'rare' && /^(?:都)?(?:没有|没|不是|无)(?:的)?$/.test(text))
    return { kind: 'ticked', ids: [] };
  const chosenNow = isChoice(conversation, understood.text);
  const settled = !chosenNow && understood.statements.some(({ fact }) => fact === pending.asks);
  if (settled) return undefined;
  if (!chosenNow && short && (understood.acts.has('dont-know') || understood.acts.has('refuse')))
    return { kind: 'declined' };
  if (pending.asks === 'rare' && text === '0') return { kind: 'ticked', ids: [] };
  const ids = chosen(text, pending);
  const [first] = ids;
  if (first !== undefined) {
    if (pending.multiple === true) return { kind: 'ticked', ids };
    return lexicon.questions[pending.asks as FactName] === undefined
      ? { kind: 'option', id: first }
      : asFact(pending, first, lexicon);
  }
  return plainAnswer(pending, understood, lexicon);
}
