// Takes a message into the conversation: the place, the person, their facts; what the rest of the
// turn is decided from.
import { type Knowledge, listOf } from '../knowledge.ts';
import type { Facts } from '../rules/facts.ts';
import { SPEAKER } from '../understanding/people/index.ts';
import type { PlaceMention } from '../understanding/places.ts';
import type { Understood } from '../understanding/understand.ts';
import { applyPending, settleRare } from './answered.ts';
import { comingBirthday } from './birthday.ts';
import type { Conversation } from './conversation.ts';
import { answerPending, isChoice, type PendingAnswer } from './pending.ts';
import { factsOf, remember } from './people.ts';
import { choosePlaces } from './place.ts';
import { subjectNow } from './subject.ts';
import { childHere, localise, rememberSex, rememberWord, takeStatements } from './told.ts';

export interface Situation {
  readonly knowledge: Knowledge;
  readonly today: string;
  readonly understood: Understood;
  /** The conversation with this message taken in. */
  readonly conversation: Conversation;
  /** Code of the list spoken of. */
  readonly place: string | undefined;
  /** Covered places that this message names. */
  readonly places: readonly string[];
  /** A place without a list that this message asks about. */
  readonly uncovered: PlaceMention | undefined;
  /** Whether the list is that of the person's 户籍 and not the one spoken of, as the item goes by it. */
  readonly movedHome?: boolean;
  readonly subject: string;
  /** Whom the message before was about. */
  readonly subjectBefore: string | undefined;
  /** Facts of the person, with what is only supposed in this message. */
  readonly facts: Facts;
  /** Whether some of them are only supposed (「要是一百岁呢」). */
  readonly supposed: boolean;
  /** What the reply before asked for. */
  readonly asked: string | undefined;
  /** What was answered to the pending question. */
  readonly answered: PendingAnswer | undefined;
  /** Whether the message itself tells anything of a person. */
  readonly personal: boolean;
}

/** An age only asked about (「到一百岁呢」). */
function supposedAge({ ages, statements }: Understood): Facts {
  const asked = ages.find(({ kind }) => kind === 'hypothetical');
  if (asked === undefined || statements.some(({ fact }) => fact === 'age' || fact === 'birthDate'))
    return {};
  return { age: asked.age[0] };
}

/** 「80岁以上能享受哪些」 with nobody named: whoever is asked for is of that age. */
function withGroupAge(
  conversation: Conversation,
  { ages, acts, people }: Understood,
  subject: string,
): Conversation {
  const group = ages.find(({ kind }) => kind === 'limit');
  const known = factsOf(conversation, subject);
  const aged = known.age !== undefined || known.birthDate !== undefined;
  const somebody = people.length > 0 || conversation.speaksOfSelf === true;
  return group === undefined || aged || somebody || !acts.has('list')
    ? conversation
    : remember(conversation, subject, 'age', [...group.age]);
}

const withoutPending = ({ pending: _pending, ...rest }: Conversation): Conversation => rest;

/** A choice says what the choice says: its words are no facts and no questions of their own. */
const onlyChosen = (heard: Understood): Understood => ({
  ...heard,
  statements: [],
  topics: [],
  people: [],
  places: [],
  ages: [],
  rows: [],
  bureaus: [],
  acts: new Set(),
  subject: undefined,
});

/** 「一直在外省没过来住，能迁吗」: where somebody is registered, or lives who would move, is not asked about. */
const tellsOnly = ({ role }: PlaceMention, { acts }: Understood): boolean =>
  role === 'hukou' ||
  (acts.has('move') && (role === 'residence' || role === 'origin' || role === 'not-hukou'));

/** Takes in what a message says. The pending question is gone afterwards: answered, declined or dropped. */
export function takeIn(
  knowledge: Knowledge,
  before: Conversation,
  heard: Understood,
  today: string,
): Situation {
  const understood =
    isChoice(before, heard.text) && before.day === today ? onlyChosen(heard) : heard;
  const fresh = before.day === today ? before : { ...withoutPending(before), day: today };
  const { covered, uncovered } = choosePlaces(understood, knowledge, today);
  const stays = uncovered === undefined || tellsOnly(uncovered, understood);
  const place = covered[0] ?? (stays ? fresh.place : undefined);
  const subject = subjectNow(understood, fresh, knowledge);
  const answered =
    comingBirthday(understood.text, factsOf(fresh, subject).age, today) ??
    answerPending(fresh, understood, knowledge.lexicon);
  const settled = withoutPending(
    applyPending(
      settleRare(fresh, understood, subject, knowledge.lexicon.rare),
      answered,
      subject,
      place,
      knowledge.lexicon.rare,
    ),
  );
  const { conversation: told, supposed } = takeStatements(
    settled,
    understood,
    subject,
    place,
    knowledge,
  );
  const here = childHere(told, understood, subject, place);
  const grouped = withGroupAge(here, understood, subject);
  const known = localise(
    rememberSex(grouped, understood, subject, knowledge),
    understood,
    subject,
    place,
  );
  const imagined = { ...supposed, ...supposedAge(understood) };
  const conversation: Conversation = {
    ...rememberWord(known, understood, knowledge),
    ...(place === undefined ? {} : { place }),
    ...(understood.people.some(({ owner }) => owner === SPEAKER) ? { speaksOfSelf: true } : {}),
    subject,
  };
  return {
    knowledge,
    today,
    understood,
    conversation,
    place: listOf(knowledge, place, today) === undefined ? undefined : place,
    places: covered,
    uncovered:
      place === fresh.place && covered.length === 0 && stays && place !== undefined
        ? undefined
        : uncovered,
    subject,
    subjectBefore: before.subject,
    facts: { ...factsOf(conversation, subject), ...imagined },
    supposed: Object.keys(imagined).length > 0,
    asked: fresh.pending?.asks,
    answered,
    personal:
      answered !== undefined || understood.statements.length > 0 || understood.people.length > 0,
  };
}
