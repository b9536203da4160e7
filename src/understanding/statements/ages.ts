// Ages and dates of birth that are told of people.
import { clauseAt } from '../clauses.ts';
import { ownerAt } from '../people.ts';
import { type Reading, type Statement, SUPPOSED } from './statement.ts';

const STATED_AGES = new Set(['stated', 'bare', 'future']);

const isExact = ({ fact, value }: Statement): boolean =>
  fact === 'birthDate' || !Array.isArray(value);

/** 「1937年生…快九十的人了」: what is told exactly is not told anew by a round number. */
const withoutRounded = (told: readonly Statement[]): Statement[] =>
  told.filter(
    (statement) =>
      isExact(statement) ||
      !told.some((other) => other.owner === statement.owner && isExact(other)),
  );

const YOUNG = 50;

const isYoung = ({ fact, value }: Statement): boolean =>
  fact === 'age' && typeof value === 'number' && value < YOUNG;

/** 「1925年生…她二十岁嫁过来」: an elder's younger years are part of the story. */
const withoutYouth = (told: readonly Statement[]): Statement[] =>
  told.filter(
    (statement) =>
      !isYoung(statement) ||
      !told.some((other) => other.owner === statement.owner && !isYoung(other)),
  );

/** Ages of people; an age that is only asked about or that a rule names states nothing. */
export function fromAges(reading: Reading): Statement[] {
  const told = withoutYouth(withoutRounded(agesTold(reading)));
  const nobodys = told.filter(({ owner }) => owner === undefined);
  const different = new Set(nobodys.map(({ value }) => JSON.stringify(value))).size;
  // 「95岁 百岁」 asks about ages and tells nobody's.
  return different > 1 ? told.filter(({ owner }) => owner !== undefined) : told;
}

function agesTold({ ages, people, clauses, text }: Reading): Statement[] {
  return ages
    .filter(({ kind }) => STATED_AGES.has(kind))
    .map((mention) => ({
      fact: mention.birthDate === undefined ? ('age' as const) : ('birthDate' as const),
      value:
        mention.birthDate ?? (mention.age[0] === mention.age[1] ? mention.age[0] : mention.age),
      owner: ownerAt(mention.start, people, clauses)?.owner,
      supposed: SUPPOSED.test(clauses[clauseAt(clauses, mention.start)]?.text ?? ''),
      words: text.slice(mention.start, mention.end),
      start: mention.start,
      end: mention.end,
    }));
}
