// Reads a message; where an earlier one still waits for its place, or was not understood, both are read
// together.
import type { Knowledge } from '../knowledge.ts';
import { SPEAKER } from '../understanding/people/index.ts';
import { type Understood, understand } from '../understanding/understand.ts';
import type { Conversation } from './conversation.ts';
import { isChoice } from './pending.ts';
import { factsOf } from './people.ts';

/** A reply that only names the place has no more words than this beside it. */
const LONGEST_ANSWER = 40;

const STRONG = 1.15;

/** A service that two messages together speak of. */
const NAMED = 0.85;

/** The place tapped or typed by its number. */
function chosenPlace(text: string, conversation: Conversation): string | undefined {
  const options = conversation.pending?.options ?? [];
  return /^[1-9]$/.test(text.trim()) ? options[Number(text.trim()) - 1]?.say : undefined;
}

/** 「敬老院咋进」, not understood, and then 「俺是五保」: read together they may be. */
function withUnclear(
  alone: Understood,
  about: string,
  read: (text: string) => Understood,
): Understood {
  const top = ({ topics }: Understood) => topics[0]?.score ?? 0;
  const tells = alone.statements.length + alone.places.length + alone.people.length > 0;
  if (!tells || alone.text.length > LONGEST_ANSWER || top(alone) >= NAMED) return alone;
  const both = read(`${about}，${alone.text}`);
  return top(both) >= NAMED ? both : alone;
}

/** Understands a message in the light of a question that waits for the place. */
export function hear(
  knowledge: Knowledge,
  conversation: Conversation,
  text: string,
  today: string,
): Understood {
  const { pending } = conversation;
  const about = conversation.day === today ? pending?.about : undefined;
  const said = about === undefined ? text : (chosenPlace(text, conversation) ?? text);
  const owner = conversation.subject ?? SPEAKER;
  const known = { owner, facts: factsOf(conversation, owner) };
  const alone = understand(said, knowledge.resources, today, known);
  const read = (words: string) => understand(words, knowledge.resources, today, known);
  if (about !== undefined && pending?.asks === 'topic')
    return alone.danger !== undefined || isChoice(conversation, text)
      ? alone
      : withUnclear(alone, about, read);
  const placed = alone.places.length > 0 && alone.text.length <= LONGEST_ANSWER;
  const asksAnew = (alone.topics[0]?.score ?? 0) >= STRONG && alone.acts.size > 0;
  if (about === undefined || !placed || alone.danger !== undefined || asksAnew) return alone;
  return read(`${about}，${said}`);
}
