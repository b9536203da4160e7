// Danger to life or a fraud under way: looked for before anything else.
import type { Danger } from '../lexicon/schema.ts';
import { type Clause, splitClauses } from './clauses.ts';
import type { Hits } from './concepts.ts';
import { wholePhrases } from './phrase-match.ts';
import type { Resources } from './resources.ts';

/** Something long past, feared or only asked about is no danger now. */
const NOT_NOW =
  /(?:去年|前年|以前|之前|上次|上回|上个月|那年|那时|曾经|年轻时|早年|怕|担心|防|万一|容易|老是|经常|如果|要是|预防|保险|后来|过世|走了以后)/;

/** 「走丢过一回」 is over. */
const ONCE_AFTER = /^(?:过|了?[一两几好][回次])/;

const clauseOf = (clauses: readonly Clause[], at: number): string =>
  clauses.find(({ start, end }) => at >= start && at < end)?.text ?? '';

/** The gravest danger that the message tells of, in the order of the lexicon. */
export function findDanger(text: string, hits: Hits, resources: Resources): Danger | undefined {
  const clauses = splitClauses(text);
  const told = wholePhrases(resources.safety, hits)
    .filter(({ hits: words }) => words.every(({ strength }) => strength === 1))
    .filter(
      ({ hits: [first] }) => first !== undefined && !NOT_NOW.test(clauseOf(clauses, first.start)),
    )
    .filter(
      ({ hits: words }) => !words.some(({ end }) => ONCE_AFTER.test(text.slice(end, end + 4))),
    )
    .map(({ phrase }) => phrase.topic);
  return resources.lexicon.safety.find(({ id }) => told.includes(id));
}
