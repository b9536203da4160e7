// The {words} of phrases: things that are understood from ages and facts rather than from a word.
import type { AgeMention } from '../language/ages.ts';
import { asInterval, type FactName, type Facts, type Interval } from '../rules/facts.ts';
import type { Hit } from './concepts.ts';
import type { PlaceMention } from './places.ts';
import type { Statement } from './statements/index.ts';

type Test = (statement: Statement) => boolean;

const is =
  (fact: string, value: unknown): Test =>
  (statement) =>
    statement.fact === fact && JSON.stringify(statement.value) === JSON.stringify(value);

const grade =
  (least: number, most: number): Test =>
  ({ fact, value }) => {
    if (fact !== 'disabilityGrade') return false;
    const [low, high] = asInterval(value as number | Interval);
    return low >= least && high <= most;
  };

const CHILDREN = new Set(['son', 'daughter', 'child']);

const STATEMENT_TOKENS: Readonly<Record<string, Test>> = {
  '{低保}': is('incomeStatus', 'dibao'),
  '{特困}': is('incomeStatus', 'tekun'),
  '{失独}': is('familyPlanning', 'bereaved'),
  '{独生子女伤残}': is('familyPlanning', 'childDisabled'),
  '{残疾}': grade(1, 4),
  '{残疾1-2}': grade(1, 2),
  '{残疾3-4}': grade(3, 4),
  '{失能}': ({ fact, value }) =>
    (fact === 'abilityLevel' && asInterval(value as number)[0] > 0) ||
    (fact === 'selfCare' && value !== 'full'),
  '{优抚}': ({ fact }) => fact === 'service',
  '{独居}': ({ fact, value }) =>
    fact === 'living' && Array.isArray(value) && value.includes('alone'),
  '{子女户口}': ({ fact, owner }) => fact === 'hukou' && owner !== undefined && CHILDREN.has(owner),
};

/** A wish to move somewhere: said, not only known of somebody. */
export const MOVE = '{自己想迁户口}';

const AGE_TOKENS = [60, 80, 100] as const;

const hit = (concept: string, { start, end }: { start: number; end: number }): Hit => ({
  concept,
  word: concept,
  start,
  end,
  strength: 1,
});

/** 「满六十」 rules on those of sixty, although it holds for the oldest too. */
const oldestMeant = ({ kind, age }: AgeMention): number => (kind === 'limit' ? age[0] : age[1]);

/** What the statements, ages and places of a message stand for as words of a phrase. */
export function tokenHits(
  statements: readonly Statement[],
  ages: readonly AgeMention[],
  places: readonly PlaceMention[],
): Hit[] {
  const facts = statements.flatMap((statement) =>
    Object.entries(STATEMENT_TOKENS)
      .filter(([, test]) => test(statement))
      .map(([token]) => hit(token, statement)),
  );
  const years = ages
    .filter(({ kind }) => kind !== 'past' && kind !== 'zodiac')
    .flatMap((mention) =>
      AGE_TOKENS.filter((least) => oldestMeant(mention) >= least).map((least) =>
        hit(`{${least}+}`, mention),
      ),
    );
  const moves = places.filter(({ role }) => role === 'target').map((place) => hit(MOVE, place));
  return [...facts, ...years, ...moves];
}

/** What is known already speaks for a topic more softly than what is said now. */
const KNOWN_STRENGTH = 0.8;
const NOWHERE = { start: 0, end: 0 };

/** The {words} that hold of a person by what was told before. */
export function knownHits(known: Facts): Hit[] {
  const statements = Object.entries(known).map(([fact, value]) => ({
    fact: fact as FactName,
    value,
    owner: undefined,
    supposed: false,
    words: '',
    ...NOWHERE,
  }));
  const tokens = tokenHits(statements, [], []);
  const age = known.age === undefined ? 0 : asInterval(known.age)[0];
  const years = AGE_TOKENS.filter((least) => age >= least).map((least) =>
    hit(`{${least}+}`, NOWHERE),
  );
  return [...tokens, ...years].map((found) => ({ ...found, strength: KNOWN_STRENGTH }));
}
