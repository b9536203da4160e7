// Whose fact a statement is: a child's 户籍 is the parent's fact when the parent wants to move there.

import type { Person } from '../lexicon/schema.ts';
import { asInterval, type FactName, type Facts } from '../rules/facts.ts';
import { type Owner, SPEAKER, THEM } from '../understanding/people/index.ts';
import type { Statement } from '../understanding/statements/index.ts';
import type { Conversation } from './conversation.ts';

/** Facts about the children, which a couple shares. */
const CHILD_FACTS: ReadonlySet<FactName> = new Set([
  'childHukou',
  'childUrban',
  'mostChildrenHere',
  'ownChildren',
  'familyPlanning',
]);

/** Facts of the speaker's own that say something of the parents' household too. */
const HOUSEHOLD_FACTS: ReadonlySet<FactName> = new Set([
  'livesWithChild',
  'mostChildrenHere',
  'caregiverTraining',
  'familySupportHard',
  'careSetting',
]);

/** What one of a couple does for the other. */
const FOR_EACH_OTHER: ReadonlySet<FactName> = new Set(['caregiverTraining', 'familySupportHard']);

const COUPLES: Readonly<Record<string, string>> = {
  self: 'couple:self',
  spouse: 'couple:self',
  mother: 'couple:parents',
  father: 'couple:parents',
  parents: 'couple:parents',
  'mother-in-law': 'couple:in-laws',
  'father-in-law': 'couple:in-laws',
  grandmother: 'couple:grandparents',
  grandfather: 'couple:grandparents',
};

const coupleOf = (person: string): string => COUPLES[person] ?? person;

/** Where a fact of `person` is kept. */
const keeperOf = (person: string, fact: FactName): string =>
  CHILD_FACTS.has(fact) ? coupleOf(person) : person;

/** Of whom the speaker's generation (or the next) are the children; an uncle's nephew is no child. */
const HAS_CHILDREN_AMONG: ReadonlySet<string> = new Set(Object.keys(COUPLES));

export interface Attributed {
  readonly person: string;
  readonly fact: FactName;
  readonly value: unknown;
}

interface Kin {
  readonly generationOf: (owner: Owner) => number;
}

const CHILD_OF: Partial<Record<FactName, FactName>> = { hukou: 'childHukou' };

/** A statement about the child (or whoever the parent would move to), turned into the parent's fact. */
function aboutChild(statement: Statement, subject: string): Attributed | undefined {
  const { fact, value } = statement;
  const turned = CHILD_OF[fact] ?? fact;
  if (turned === 'childHukou' || turned === 'childUrban' || fact === 'housingHere')
    return { person: subject, fact: turned, value };
  return HOUSEHOLD_FACTS.has(fact) ? { person: subject, fact, value } : undefined;
}

/**
 * Turns a statement into a fact of a person, or nothing where it is of no use (a child's age).
 * @param subject whom the question is about
 * @param isSettled whether the child's 户籍 has been told
 */
export function attribute(
  statement: Statement,
  subject: string,
  kin: Kin,
  isSettled = false,
): Attributed | undefined {
  const { owner, fact, value } = statement;
  // 「俺六十四，他六十六」: somebody else, of whom nothing is asked.
  if (owner === THEM && subject === SPEAKER) return undefined;
  const person = owner === undefined || owner === THEM ? subject : owner;
  // Town or country says something of a child's 户籍 only.
  if (
    fact === 'childUrban' &&
    owner !== undefined &&
    kin.generationOf(person) >= kin.generationOf(subject) &&
    person !== SPEAKER
  )
    return undefined;
  if (person === subject) return { person, fact, value };
  if (person === SPEAKER && subject === 'spouse' && FOR_EACH_OTHER.has(fact))
    return { person: subject, fact, value };
  // 「子女都在国外，空巢」: the nest is the elder's.
  if (fact === 'living' && kin.generationOf(person) < 0) return { person: subject, fact, value };
  // Nobody's child is that old: the age is the elder's own.
  if (fact === 'age' && kin.generationOf(person) < 0 && asInterval(value as number)[0] >= 70)
    return { person: subject, fact, value };
  const apart = kin.generationOf(subject) - kin.generationOf(person);
  // 「我城镇户口，居住证年初拿到手」: who is registered in the place needs no permit to live there.
  if (fact === 'residencePermit' && apart > 0 && isSettled) return { person: subject, fact, value };
  // The speaker's own children in a parent's question stand for the speaker's household.
  const household = apart === 1 || kin.generationOf(subject) === 1;
  if (apart > 0 && household && HAS_CHILDREN_AMONG.has(subject))
    return aboutChild(statement, subject);
  if (apart > 0) return undefined;
  return { person, fact, value };
}

export const kinOf = (people: ReadonlyMap<string, Person>): Kin => ({
  generationOf: (owner) => (owner === SPEAKER ? 0 : (people.get(owner)?.generation ?? 0)),
});

/** What is known of a person, with what the couple shares. */
export function factsOf(conversation: Conversation, person: string): Facts {
  return { ...conversation.people[coupleOf(person)], ...conversation.people[person] };
}

/** The conversation with one fact more; a later statement replaces an earlier one. */
export function remember(
  conversation: Conversation,
  person: string,
  fact: FactName,
  value: unknown,
): Conversation {
  const keeper = keeperOf(person, fact);
  const known = conversation.people[keeper] ?? {};
  return {
    ...conversation,
    people: { ...conversation.people, [keeper]: merge(known, fact, value) },
  };
}

/** 「是45年，不是46」 after a whole date: only the year was wrong. */
function withKnownDay(year: string, known: string | undefined): string {
  if (year.length > 4 || known === undefined) return year;
  return `${year}${known.slice(4).replace('-02-29', '-02')}`;
}

/** An exact age replaces a year of birth and the other way round; 「没有低保」 adds to what is excluded. */
function merge(known: Facts, fact: FactName, value: unknown): Facts {
  const next: Facts = { ...known, [fact]: value };
  if (fact === 'birthDate') next.birthDate = withKnownDay(value as string, known.birthDate);
  if (fact === 'age') delete next.birthDate;
  if (fact === 'birthDate') delete next.age;
  // 「光棍，一个人过」: the one is no correction of the other.
  if (fact === 'living' && Array.isArray(value) && value.length > 0)
    next.living = [
      ...new Set([...(known.living ?? []), ...(value as NonNullable<Facts['living']>)]),
    ];
  const earlier = known.incomeStatus;
  if (fact === 'incomeStatus' && isExclusion(value) && isExclusion(earlier))
    next.incomeStatus = { not: [...new Set([...earlier.not, ...value.not])] };
  if (
    fact === 'disabilityGrade' &&
    Array.isArray(value) &&
    typeof known.disabilityGrade === 'number'
  )
    next.disabilityGrade = known.disabilityGrade;
  if (fact === 'abilityLevel' && Array.isArray(value) && typeof known.abilityLevel === 'number')
    next.abilityLevel = known.abilityLevel;
  return next;
}

type Excluded = {
  not: ('tekun' | 'dibao' | 'dibian' | 'lowIncome' | 'expenditurePoor' | 'none')[];
};

const isExclusion = (value: unknown): value is Excluded =>
  typeof value === 'object' && value !== null && 'not' in value;
