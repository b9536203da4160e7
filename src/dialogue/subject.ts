// Whom a message is about: named in it, or whoever was spoken of before.
import type { Knowledge } from '../knowledge.ts';
import { asInterval, type FactName, type Interval } from '../rules/facts.ts';
import type { Clause } from '../understanding/clauses.ts';
import { questionOf } from '../understanding/focus.ts';
import { SPEAKER } from '../understanding/people/index.ts';
import type { Understood } from '../understanding/understand.ts';
import type { Conversation } from './conversation.ts';

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

const ELDER = 55;

/** Somebody old enough tells of themselves: an aunt who cleans or an uncle in the queue is only met. */
const isElderThemselves = ({ statements }: Understood): boolean =>
  statements.some(
    ({ fact, owner, value }) =>
      owner === SPEAKER && fact === 'age' && asInterval(value as number | Interval)[0] >= ELDER,
  );

/** Whether the clause that asks names somebody, or the one before it where the asking one names nobody. */
const asksFor = ({ people, clauses }: Understood, owner: string): boolean => {
  const question = questionOf(clauses);
  if (question === undefined) return false;
  const namedIn = (clause: Clause) =>
    people.filter(({ start, end }) => start >= clause.start && end <= clause.end);
  const before = clauses[clauses.indexOf(question) - 1];
  const own = namedIn(question);
  const named =
    own.length > 0 || before?.sentence !== question.sentence ? own : namedIn(before as Clause);
  return named.some((one) => one.owner === owner);
};

const isSpokenOf = (understood: Understood, owner: string): boolean =>
  asksFor(understood, owner) ||
  understood.statements.some(
    (statement) => statement.owner === owner || statement.also?.includes(owner) === true,
  );

/** Somebody of one's own age only mentioned by a speaker who tells of themselves is not asked for. */
function onlyMentioned(understood: Understood, owner: string, generation: number): boolean {
  if (SWITCH.test(understood.text) || understood.subject?.askedFor === true) return false;
  if (isElderThemselves(understood) && !isSpokenOf(understood, owner)) return true;
  if (generation !== 0) return false;
  if (owner === 'spouse' && needsCare(understood, owner) && !needsCare(understood, SPEAKER))
    return false;
  if (hasAge(understood, SPEAKER) && asksFor(understood, SPEAKER) && !asksFor(understood, owner))
    return true;
  const of = (who: string) => understood.statements.filter((statement) => statement.owner === who);
  if (hasAge(understood, SPEAKER) && (!hasAge(understood, owner) || owner === 'friend'))
    return true;
  return of(owner).length === 0 && of(SPEAKER).length > 0;
}

/** 「我爸呢，还是那个公交」: one clause turns back to somebody who was spoken of before. */
const switchesTo = ({ clauses, people }: Understood, owner: string): boolean =>
  clauses.some(
    (clause) =>
      SWITCH.test(clause.text) &&
      people.some(
        (one) => one.owner === owner && one.start >= clause.start && one.end <= clause.end,
      ),
  );

const WITH = /[跟和与同][我俺]?$/;
const LIVES = /^(?:两个?人|俩|两口子)?(?:一起|一道|一块儿?|一同)?(?:住|过|生活)/;

/** 「他跟我妈两个人住」: told of whom somebody lives with, who is not asked for. */
const isHousemate = ({ text, people }: Understood, owner: string): boolean => {
  const mentions = people.filter((one) => one.owner === owner);
  return mentions.every(
    ({ start, end }) =>
      WITH.test(text.slice(Math.max(0, start - 3), start)) && LIVES.test(text.slice(end)),
  );
};

/** The person that this message asks for, by their id in the lexicon. */
export function subjectNow(
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
  const housemate =
    named !== undefined && conversation.subject !== undefined && isHousemate(understood, named);
  if (housemate) return before;
  if (named !== undefined && !onlyMentioned(understood, named, generation(named))) {
    const younger = generation(named) < generation(before);
    const told = conversation.people[named] !== undefined;
    const turns = SWITCH.test(understood.text) || (told && switchesTo(understood, named));
    return younger && !hasAge(understood, named) && !turns ? before : named;
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
