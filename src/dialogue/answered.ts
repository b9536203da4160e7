// The answer to the question that waited, taken into the conversation.
import type { Rare } from '../lexicon/schema.ts';
import type { FactName } from '../rules/facts.ts';
import type { Understood } from '../understanding/understand.ts';
import type { Conversation } from './conversation.ts';
import type { PendingAnswer } from './pending.ts';
import { remember } from './people.ts';
import { withPlace } from './told.ts';

/** What the ticks say, and what their absence says. */
function tick(
  conversation: Conversation,
  subject: string,
  ids: readonly string[],
  rare: Rare,
): Conversation {
  const told = rare.options.map(({ ticked, otherwise }, index) =>
    ids.includes(`t${index + 1}`) ? { facts: ticked, weight: 1 } : { facts: otherwise, weight: 0 },
  );
  const facts = told
    .sort((a, b) => a.weight - b.weight)
    .flatMap((one) => Object.entries(one.facts) as [FactName, unknown][]);
  return facts.reduce(
    (known, [fact, value]) => remember(known, subject, fact, value),
    conversation,
  );
}

/** One of the rare statuses told in words: the tick-list is answered and not shown again. */
export function settleRare(
  conversation: Conversation,
  understood: Understood,
  subject: string,
  rare: Rare,
): Conversation {
  if (conversation.pending?.asks !== 'rare') return conversation;
  const facts = new Set(rare.options.flatMap(({ ticked }) => Object.keys(ticked)));
  if (!understood.statements.some(({ fact }) => facts.has(fact))) return conversation;
  const declined = [...(conversation.declined[subject] ?? []), 'rare'];
  return { ...conversation, declined: { ...conversation.declined, [subject]: declined } };
}

/** Takes in the answer to the pending question. */
export function applyPending(
  conversation: Conversation,
  answered: PendingAnswer | undefined,
  subject: string,
  place: string | undefined,
  rare: Rare,
): Conversation {
  const asks = conversation.pending?.asks;
  if (answered?.kind === 'declined' && asks !== undefined) {
    const declined = [...(conversation.declined[subject] ?? []), asks];
    return { ...conversation, declined: { ...conversation.declined, [subject]: declined } };
  }
  if (answered?.kind === 'ticked') return tick(conversation, subject, answered.ids, rare);
  if (answered?.kind !== 'fact') return conversation;
  const value = withPlace(answered.value, place);
  return value === undefined ? conversation : remember(conversation, subject, answered.fact, value);
}
