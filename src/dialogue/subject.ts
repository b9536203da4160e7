// Whom a message is about: named in it, or whoever was spoken of before.
import type { Knowledge } from '../knowledge.ts';
import type { FactName } from '../rules/facts.ts';
import { SPEAKER } from '../understanding/people.ts';
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
