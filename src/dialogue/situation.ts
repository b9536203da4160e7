// Takes a message into the conversation: the place, the person, their facts; what the rest of the
// turn is decided from.
import { type Knowledge, listOf } from '../knowledge.ts';
import type { Rare } from '../lexicon/schema.ts';
import { liesWithin } from '../rules/evaluate.ts';
import type { FactName, Facts } from '../rules/facts.ts';
import { SPEAKER } from '../understanding/people.ts';
import type { PlaceMention } from '../understanding/places.ts';
import type { Statement } from '../understanding/statements.ts';
import type { Understood } from '../understanding/understand.ts';
import type { Conversation } from './conversation.ts';
import { answerPending, isChoice, type PendingAnswer } from './pending.ts';
import { attribute, factsOf, kinOf, remember } from './people.ts';
import { choosePlaces } from './place.ts';

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

/** 「那我老伴呢」 asks for another person. */
const SWITCH = /^(?:那|换)?.{0,8}呢[？?]?$/;

const ASKS_FOR_THEM = /[他她伊]也?(?:能|可以|好|有没有)/;

const SELF_AGAIN = /(?:那我呢|我自己呢|那我自己|我本人呢|我呢|轮到我|那俺呢|俺呢|换我)/;

const AGE_FACTS = new Set<FactName>(['age', 'birthDate']);

const hasAge = ({ statements }: Understood, owner: string): boolean =>
  statements.some((statement) => AGE_FACTS.has(statement.fact) && statement.owner === owner);

const CARE_FACTS: ReadonlySet<FactName> = new Set([
  'selfCare',
  'abilityLevel',
  'disabilityGrade',
  'longTermCareNeeded',
]);

const needsCare = ({ statements }: Understood, owner: string): boolean =>
  statements.some((statement) => CARE_FACTS.has(statement.fact) && statement.owner === owner);

/** Somebody of one's own age only mentioned by a speaker who tells of themselves is not asked for. */
function onlyMentioned(understood: Understood, owner: string, generation: number): boolean {
  if (generation !== 0 || SWITCH.test(understood.text)) return false;
  const of = (who: string) => understood.statements.filter((statement) => statement.owner === who);
  if (owner === 'spouse' && needsCare(understood, owner) && !needsCare(understood, SPEAKER))
    return false;
  if (hasAge(understood, SPEAKER) && (!hasAge(understood, owner) || owner === 'friend'))
    return true;
  return of(owner).length === 0 && of(SPEAKER).length > 0;
}

function subjectNow(
  understood: Understood,
  conversation: Conversation,
  knowledge: Knowledge,
): string {
  const before = conversation.subject ?? SPEAKER;
  const named = understood.subject?.owner;
  const generation = (owner: string) => knowledge.resources.person.get(owner)?.generation ?? 0;
  // 「父母投靠子女」 said by the elder who would move.
  const own = named === 'parents' && hasAge(understood, SPEAKER) && !hasAge(understood, 'parents');
  if (own) return SPEAKER;
  if (named !== undefined && !onlyMentioned(understood, named, generation(named))) {
    const younger = generation(named) < generation(before);
    return younger && !hasAge(understood, named) && !SWITCH.test(understood.text) ? before : named;
  }
  // 「俺侄子五十五，他也能去不」 asks for the nephew.
  const younger = understood.people.find(
    ({ owner }) => generation(owner) < 0 && hasAge(understood, owner),
  );
  if (younger !== undefined && ASKS_FOR_THEM.test(understood.text)) return younger.owner;
  // 「俺能去不」 after the wife's question is the speaker's own.
  const mine =
    generation(before) === 0 &&
    understood.statements.length === 0 &&
    understood.people.some(({ owner, beside }) => owner === SPEAKER && beside !== true);
  return mine || hasAge(understood, SPEAKER) || SELF_AGAIN.test(understood.text) ? SPEAKER : before;
}

/** 「在这里」 and 「不在这里」 are read with the place that is asked about. */
function withPlace(value: unknown, place: string | undefined): unknown {
  if (value === 'here') return place;
  if (value === 'elsewhere') return place === undefined ? undefined : { not: place };
  return value;
}

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

function applyPending(
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

/** 「不是本地户口，在江西」, in either order: the surer of two sayings stays. */
function isVaguer(fact: FactName, value: unknown, known: Facts): boolean {
  const before = known[fact];
  if (typeof value !== 'object' || value === null || !('not' in value)) return false;
  return typeof before === 'string' && liesWithin(before, String(value.not)) === false;
}

/** Any one child in the place will do: another child elsewhere changes nothing. */
const isElsewhere = (fact: FactName, known: Facts, place: string | undefined): boolean =>
  fact === 'childHukou' &&
  typeof known.childHukou === 'string' &&
  place !== undefined &&
  liesWithin(known.childHukou, place) === true;

/** A statement that holds for several people, one for each. */
const oneEach = (statement: Statement): Statement[] =>
  statement.also === undefined
    ? [statement]
    : statement.also.map((owner) => ({ ...statement, owner }));

/** 「评成二级」 of somebody whose 残疾 is known, and no grade of 失能, is a grade of 残疾. */
const onKnownScale = (statement: Statement, known: Facts): Statement =>
  statement.eitherScale === true &&
  known.disabilityGrade !== undefined &&
  known.abilityLevel === undefined
    ? { ...statement, fact: 'disabilityGrade' }
    : statement;

interface Taken {
  readonly conversation: Conversation;
  readonly supposed: Facts;
}

function takeStatements(
  start: Conversation,
  understood: Understood,
  subject: string,
  place: string | undefined,
  knowledge: Knowledge,
): Taken {
  const kin = kinOf(knowledge.resources.person);
  let conversation = start;
  const supposed: Record<string, unknown> = {};
  for (const said of understood.statements.flatMap(oneEach)) {
    const statement = onKnownScale(said, factsOf(conversation, subject));
    const told = attribute(statement, subject, kin);
    const value = withPlace(told?.value, place);
    if (told === undefined || value === undefined) continue;
    const { person, fact } = told;
    const known = factsOf(conversation, person);
    // 「户口没迁，还在江西」: the vaguer of two sayings does not replace the surer.
    if (isVaguer(fact, value, known) || isElsewhere(fact, known, place)) continue;
    if (statement.supposed) supposed[fact] = value;
    else conversation = remember(conversation, person, fact, value);
  }
  return { conversation, supposed: supposed as Facts };
}

function rememberSex(
  conversation: Conversation,
  understood: Understood,
  subject: string,
  knowledge: Knowledge,
): Conversation {
  const mentioned = understood.people.find(
    ({ owner, sex }) => owner === subject && sex !== undefined,
  )?.sex;
  const sex = mentioned ?? knowledge.resources.person.get(subject)?.sex;
  if (sex === undefined || factsOf(conversation, subject).sex !== undefined) return conversation;
  return remember(conversation, subject, 'sex', sex);
}

/** An age only asked about (「到一百岁呢」). */
function supposedAge({ ages, statements }: Understood): Facts {
  const asked = ages.find(({ kind }) => kind === 'hypothetical');
  if (asked === undefined || statements.some(({ fact }) => fact === 'age' || fact === 'birthDate'))
    return {};
  return { age: asked.age[0] };
}

/** A permit or a house is one of the place that was named with it. */
const LOCAL_FACTS: readonly FactName[] = ['residencePermit'];

function localise(
  conversation: Conversation,
  understood: Understood,
  subject: string,
  place: string | undefined,
): Conversation {
  const stated = understood.statements.find(
    ({ fact, value }) => LOCAL_FACTS.includes(fact) && value === true,
  );
  if (stated === undefined || factsOf(conversation, subject).residencePermit !== true)
    return conversation;
  const clause = understood.clauses.find(
    ({ start, end }) => stated.start >= start && stated.start < end,
  );
  const named = understood.places.find(
    ({ start }) => clause !== undefined && start >= clause.start && start < clause.end,
  );
  const code = named?.code === place ? place : undefined;
  return code === undefined
    ? conversation
    : remember(conversation, subject, 'residencePermit', code);
}

/** 「我是城镇户口」 of a child who names no place means the place that is asked about. */
function childHere(
  conversation: Conversation,
  understood: Understood,
  subject: string,
  place: string | undefined,
): Conversation {
  const { childUrban, childHukou } = factsOf(conversation, subject);
  const now = understood.statements.some(({ fact }) => fact === 'childUrban');
  if (!now || childUrban !== true || childHukou !== undefined || place === undefined)
    return conversation;
  return remember(conversation, subject, 'childHukou', place);
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
  const place =
    covered[0] ?? (uncovered === undefined || uncovered.role === 'hukou' ? fresh.place : undefined);
  const subject = subjectNow(understood, fresh, knowledge);
  const answered = answerPending(fresh, understood, knowledge.lexicon);
  const settled = withoutPending(
    applyPending(fresh, answered, subject, place, knowledge.lexicon.rare),
  );
  const { conversation: told, supposed } = takeStatements(
    settled,
    understood,
    subject,
    place,
    knowledge,
  );
  const here = childHere(told, understood, subject, place);
  const known = localise(
    rememberSex(here, understood, subject, knowledge),
    understood,
    subject,
    place,
  );
  const imagined = { ...supposed, ...supposedAge(understood) };
  const conversation: Conversation = {
    ...known,
    ...(place === undefined ? {} : { place }),
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
      place === fresh.place &&
      covered.length === 0 &&
      uncovered?.role === 'hukou' &&
      place !== undefined
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
