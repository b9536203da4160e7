// What a message tells of people, taken into the conversation.
import type { Knowledge } from '../knowledge.ts';
import { liesWithin } from '../rules/evaluate.ts';
import { type FactName, type Facts, factSchemas } from '../rules/facts.ts';
import { SPEAKER, THEM } from '../understanding/people/index.ts';
import type { Statement } from '../understanding/statements/index.ts';
import type { Understood } from '../understanding/understand.ts';
import { choiceAnew, isUndecided } from './care-choice.ts';
import type { Conversation } from './conversation.ts';
import { attribute, factsOf, kinOf, remember } from './people.ts';

/** 「在这里」 and 「不在这里」 are read with the place that is asked about. */
export function withPlace(value: unknown, place: string | undefined): unknown {
  if (value === 'here') return place;
  if (value === 'elsewhere') return place === undefined ? undefined : { not: place };
  return value;
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

/**
 * 「74，女，独居」…「她还有残疾证」 of somebody told of without a word for them: she is the one spoken of
 * all along, unless the one who writes is spoken of too or is of the other sex.
 */
function onlyThem(
  statement: Statement,
  { sex }: Facts,
  { people }: Understood,
  before: Conversation,
): Statement {
  if (statement.owner !== THEM || before.speaksOfSelf === true) return statement;
  const same = people.every(
    ({ owner, sex: of }) => owner === THEM && (sex === undefined || of === undefined || of === sex),
  );
  return same ? { ...statement, owner: undefined } : statement;
}

export interface Taken {
  readonly conversation: Conversation;
  readonly supposed: Facts;
}

/** Takes in all statements; what is only supposed is kept apart. */
export function takeStatements(
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
    if (isUndecided(said, understood)) continue;
    const facts = factsOf(conversation, subject);
    const owned = subject === SPEAKER ? onlyThem(said, facts, understood, start) : said;
    const statement = onKnownScale(owned, facts);
    const isSettled = facts.childHukou !== undefined || facts.childUrban === true;
    const told = attribute(statement, subject, kin, isSettled);
    const value = withPlace(told?.value, place);
    if (told === undefined || value === undefined) continue;
    const { person, fact } = told;
    // 「残疾五级」: there is no such grade, and a state that holds it could not be read again.
    if (!factSchemas[fact].safeParse(value).success) continue;
    const known = factsOf(conversation, person);
    // 「户口没迁，还在江西」: the vaguer of two sayings does not replace the surer.
    if (isVaguer(fact, value, known) || isElsewhere(fact, known, place)) continue;
    const choice = choiceAnew(statement, known);
    if (choice !== undefined && statement.supposed) supposed.tekunChoice = choice;
    else if (choice !== undefined)
      conversation = remember(conversation, person, 'tekunChoice', choice);
    if (statement.supposed) supposed[fact] = value;
    else conversation = remember(conversation, person, fact, value);
  }
  return { conversation, supposed: supposed as Facts };
}

/** The sex that the word for the person tells. */
export function rememberSex(
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

/** 「外婆」 is called 外婆 again, not 奶奶（外婆）, whether the question is about her or not. */
export function rememberWord(
  conversation: Conversation,
  understood: Understood,
  knowledge: Knowledge,
): Conversation {
  const called: Record<string, string> = { ...conversation.called };
  const told = new Set<string>();
  for (const { owner, word } of understood.people) {
    if (told.has(owner)) continue;
    told.add(owner);
    const labels = knowledge.resources.person.get(owner)?.called ?? {};
    const label = Object.keys(labels).find((name) => labels[name]?.includes(word ?? ''));
    if (label !== undefined) called[owner] = label;
  }
  return { ...conversation, called };
}

/** A permit or a house is one of the place that was named with it. */
const LOCAL_FACTS: readonly FactName[] = ['residencePermit'];

export function localise(
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
export function childHere(
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
