// The stages of a turn, each as a function of a message alone.
import { newConversation } from '../../src/dialogue/conversation.ts';
import type { Knowledge } from '../../src/knowledge.ts';
import { findAges } from '../../src/language/ages.ts';
import { normalize } from '../../src/language/normalize.ts';
import { redact } from '../../src/language/redact.ts';
import { toPlain } from '../../src/render/plain.ts';
import { step } from '../../src/step.ts';
import { splitClauses } from '../../src/understanding/clauses.ts';
import { findConcepts } from '../../src/understanding/concepts.ts';
import { placeMentions } from '../../src/understanding/places.ts';
import { understand } from '../../src/understanding/understand.ts';

export interface Stage {
  readonly name: string;
  readonly run: (text: string) => unknown;
}

/** The language stages on a text, then understanding as a whole, then the whole turn as plain text. */
export function stagesOf(knowledge: Knowledge, today: string): readonly Stage[] {
  const { resources } = knowledge;
  const before = newConversation(today);
  return [
    { name: 'normalize', run: normalize },
    { name: 'redact', run: redact },
    { name: 'typed pinyin', run: resources.decodePinyin },
    { name: 'ages', run: (text) => findAges(text, today) },
    { name: 'segmenter', run: resources.segmenter.cut },
    { name: 'matcher', run: (text) => resources.matcher.match(text) },
    { name: 'places', run: (text) => placeMentions(text, splitClauses(text), resources) },
    { name: 'matcher + words', run: (text) => findConcepts(text, resources, []) },
    { name: 'understanding', run: (text) => understand(text, resources, today) },
    {
      name: 'whole turn',
      run: (text) => toPlain(step(knowledge, before, { text }, today).reply),
    },
  ];
}
