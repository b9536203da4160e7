// Danger first; greetings, thanks, help, beginning anew and forgetting.
import { newConversation } from '../dialogue/conversation.ts';
import type { Situation } from '../dialogue/situation.ts';
import type { Danger, Talk } from '../lexicon/schema.ts';
import type { Said } from './said.ts';

/** The number to call, before anything else. */
export function danger(situation: Situation, { say, steps }: Danger): Said {
  return {
    kind: 'emergency',
    blocks: [
      { type: 'notice', level: 'safety', text: say },
      { type: 'steps', title: '现在就做', advice: true, items: steps },
    ],
    topic: situation.conversation.topic,
  };
}

const WITH_EXAMPLES = new Set(['help', 'greeting']);

export function small(situation: Situation, act: string): Said {
  const { lexicon, registry } = situation.knowledge;
  const places = registry
    .currents(situation.today)
    .filter(({ items }) => items.length > 0)
    .map(({ place }) => place.short);
  const text = (lexicon.talk[act as keyof Talk] as string).replaceAll('{地方}', places.join('、'));
  const examples = `比如：${lexicon.talk.examples.join('；')}。`;
  const anew = act === 'forget' || act === 'restart';
  return {
    kind: 'smalltalk',
    blocks: [
      { type: 'point', text },
      ...(WITH_EXAMPLES.has(act) ? [{ type: 'text', text: examples } as const] : []),
    ],
    ...(anew
      ? { conversation: newConversation(situation.today), place: null }
      : { topic: situation.conversation.topic }),
  };
}
