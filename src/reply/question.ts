// The one thing that is asked next: only what can still change the verdict.
import type { Pending } from '../dialogue/conversation.ts';
import { NOT_KNOWN_ID } from '../dialogue/pending.ts';
import type { Situation } from '../dialogue/situation.ts';
import type { FactName } from '../rules/facts.ts';
import type { Option, Question } from './blocks.ts';
import { labelOf } from './words.ts';

export interface Asked {
  readonly question: Question;
  readonly pending: Pending;
  /** The protocol's name of what is asked. */
  readonly name: string;
}

export const NOT_KNOWN = { id: NOT_KNOWN_ID, label: '不清楚', say: '不清楚' } as const;

const fill = (text: string, situation: Situation, placeName: string): string =>
  text.replaceAll('{谁}', labelOf(situation, situation.subject)).replaceAll('{地方}', placeName);

const placeName = ({ knowledge, place }: Situation): string =>
  knowledge.registry.places().find(({ code }) => code === place)?.short ?? '本地';

/** A question for one fact; undefined where the lexicon has none. */
export function askFact(situation: Situation, fact: FactName): Asked | undefined {
  const words = situation.knowledge.lexicon.questions[fact];
  if (words === undefined) return undefined;
  const name = placeName(situation);
  const options: Option[] = words.options.map(({ label }, index) => {
    const said = fill(label, situation, name);
    return { id: `o${index + 1}`, label: said, say: said };
  });
  const all = [...options, NOT_KNOWN];
  return {
    question: {
      type: 'question',
      text: fill(words.ask, situation, name),
      why: fill(words.why, situation, name),
      options: all,
    },
    pending: { asks: fact, options: all },
    name: words.name,
  };
}

/** The first of the missing facts that was not asked in vain before. */
export function askFirst(situation: Situation, missing: readonly FactName[]): Asked | undefined {
  const { conversation, subject, facts } = situation;
  const declined = conversation.declined[subject] ?? [];
  const open = missing.filter((fact) => !declined.includes(fact));
  const [first] = open;
  if (first === undefined) return undefined;
  // An age known within a year or two is settled by the date of birth.
  const nearly = first === 'age' && facts.age !== undefined;
  return askFact(situation, nearly ? 'birthDate' : first);
}

/** The tick-list of rare statuses. */
export function askRare(situation: Situation): Asked {
  const { rare } = situation.knowledge.lexicon;
  const options = rare.options.map(({ label }, index) => ({
    id: `t${index + 1}`,
    label,
    say: label,
  }));
  const none = { id: 'none', label: '都没有', say: '0' };
  const all = [...options, none];
  return {
    question: {
      type: 'question',
      multiple: true,
      text: fill(rare.ask, situation, placeName(situation)),
      why: rare.why,
      options: all,
    },
    pending: { asks: 'rare', options: all, multiple: true },
    name: 'disability',
  };
}

/**
 * Which place: the covered ones as choices.
 * @param about the message that waits for the answer
 */
export function askPlace(situation: Situation, about: string): Asked {
  const places = situation.knowledge.registry
    .currents(situation.today)
    .filter(({ items }) => items.length > 0);
  const options = places
    .slice(0, 6)
    .map(({ place }) => ({ id: `p${place.code}`, label: place.short, say: place.short }));
  return {
    question: {
      type: 'question',
      text: '您问的是哪个地方（户口或者常住在哪里）？',
      why: '各地的规定不一样',
      options,
    },
    pending: { asks: 'place', options, about },
    name: 'place',
  };
}
