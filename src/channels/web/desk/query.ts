// What the desk is asked: words, place, filters and facts; read from a form or an address, and written
// into an address that may be passed on.
import type { Facts } from '../../../rules/facts.ts';
import { type Verdict, verdicts } from '../../../rules/truth.ts';
import { coarse, factFields, readFacts } from './fact-values.ts';

export interface Filters {
  /** Full name of a bureau. */
  readonly bureau: string;
  readonly type: string;
  readonly group: string;
  /** Only rows with the * mark. */
  readonly added: boolean;
  readonly verdict: Verdict | '';
}

export interface DeskQuery {
  /** What the clerk typed. */
  readonly words: string;
  /** What had been typed when the form was last made: facts and place in it are in the form already. */
  readonly before: string;
  /** Code of a list; empty for all. */
  readonly place: string;
  /** Canonical services, in an address in place of words. */
  readonly about: readonly string[];
  readonly filters: Filters;
  readonly facts: Facts;
  readonly problems: readonly string[];
}

const longestWords = 300;

const one = (fields: URLSearchParams, name: string, most = 60): string =>
  (fields.get(name) ?? '').trim().slice(0, most);

/** Fields of a form or an address in; what is asked out. Never throws. */
export const readQuery = (fields: URLSearchParams): DeskQuery => {
  const verdict = one(fields, 'verdict');
  return {
    words: one(fields, 'q', longestWords),
    before: one(fields, 'was', longestWords),
    place: one(fields, 'place'),
    about: one(fields, 'about', 300)
      .split(',')
      .filter((id) => id !== ''),
    filters: {
      bureau: one(fields, 'bureau'),
      type: one(fields, 'type'),
      group: one(fields, 'group', 120),
      added: one(fields, 'added') === '1',
      verdict: verdicts.find((each) => each === verdict) ?? '',
    },
    ...readFacts(fields),
  };
};

const withFields = (path: string, fields: readonly (readonly string[])[]): string => {
  const kept = fields
    .filter(([, value]) => value !== '')
    .map(([name = '', value = '']) => [name, value]);
  return kept.length === 0 ? path : `${path}?${new URLSearchParams(kept as [string, string][])}`;
};

/** The address of a list: its words are there only where they stand in a list themselves. */
export const listLink = (
  path: string,
  query: Pick<DeskQuery, 'words' | 'place' | 'about' | 'filters' | 'facts'>,
  today: string,
): string => {
  const { bureau, type, group, added, verdict } = query.filters;
  return withFields(path, [
    ['q', query.words],
    ['about', query.about.join(',')],
    ['place', query.place],
    ['bureau', bureau],
    ['type', type],
    ['group', group],
    ['added', added ? '1' : ''],
    ['verdict', verdict],
    ...factFields(coarse(query.facts, today)),
  ]);
};

/** The address of a row, with what is known of the person. `tail` is such as /answer.txt. */
export const itemLink = (
  place: string,
  number: number,
  facts: Facts,
  today: string,
  tail = '',
): string => withFields(`/desk/${place}/${number}${tail}`, factFields(coarse(facts, today)));
