// 「我妈小他六岁」「比我爸大三岁」: ages told by those of others.
import { ageOn } from '../../language/calendar.ts';
import { digitOf } from '../../language/chinese-number.ts';
import { asInterval, type Facts, type Interval } from '../../rules/facts.ts';
import {
  type Owner,
  ownerAt,
  type PersonMention,
  resolve,
  SPEAKER,
  THEM,
} from '../people/index.ts';
import type { Reading, Statement } from './statement.ts';

/** Whom the talk was about before the message, and what is known of them. */
interface Before {
  readonly owner: Owner;
  readonly facts: Facts;
}

const YEARS = '(十?[一二两三四五六七八九]|十|1?[0-9])岁';
/** 「小他六岁」「大我爸两岁」 */
const OTHER_AFTER = new RegExp(`(大|小|长)(?=([我俺咱他她伊][爸妈爹娘]?))\\2${YEARS}`, 'g');
/** 「比他小六岁」「比我爸要大三岁」 */
const OTHER_BEFORE = new RegExp(`比([^，。比]{1,5}?)(?:还|要|还要)?(大|小)了?${YEARS}`, 'g');

function readYears(digits: string): number {
  if (/^\d/.test(digits)) return Number(digits);
  const ones = digits.replace('十', '');
  return (digits.startsWith('十') ? 10 : 0) + (ones === '' ? 0 : (digitOf(ones) ?? 0));
}

interface Difference {
  readonly by: number;
  /** Where whom the words compare with stands. */
  readonly than: number;
  readonly start: number;
  readonly end: number;
}

export function differences(text: string): Difference[] {
  const signed = (which: string | undefined, years: string | undefined) =>
    (which === '小' ? -1 : 1) * readYears(years ?? '');
  return [
    ...[...text.matchAll(OTHER_AFTER)].map((match) => ({
      by: signed(match[1], match[3]),
      than: match.index + 1,
      start: match.index,
      end: match.index + match[0].length,
    })),
    ...[...text.matchAll(OTHER_BEFORE)].map((match) => ({
      by: signed(match[2], match[3]),
      than: match.index + 1,
      start: match.index,
      end: match.index + match[0].length,
    })),
  ];
}

const yearsOf = ({ age, birthDate }: Facts, today: string): Interval | undefined => {
  if (age !== undefined) return asInterval(age);
  return birthDate === undefined ? undefined : ageOn(birthDate, today);
};

const ageTold = (
  statements: readonly Statement[],
  owner: Owner,
  today: string,
): Interval | undefined => {
  const told = statements.findLast(
    ({ owner: whose, fact }) => whose === owner && (fact === 'age' || fact === 'birthDate'),
  );
  return told === undefined ? undefined : yearsOf({ [told.fact]: told.value }, today);
};

const later = ([low, high]: Interval, by: number): number | Interval =>
  low === high ? low + by : [low + by, high + by];

/** Ages that follow from what the message, or the talk before it, tells of the one compared with. */
export function fromAgeDifferences(
  { text, people, clauses }: Reading,
  statements: readonly Statement[],
  before: Before | undefined,
  today: string,
): Statement[] {
  return differences(text).flatMap(({ by, than, start, end }): Statement[] => {
    const other: PersonMention | undefined = people.find(
      (one) => one.start >= than && one.start <= than + 1 && one.end <= end,
    );
    if (other === undefined) return [];
    const meant = resolve(other, people).owner;
    const isKnown = before !== undefined && (meant === THEM || meant === before.owner);
    const age =
      ageTold(statements, meant, today) ?? (isKnown ? yearsOf(before.facts, today) : undefined);
    const owner = ownerAt(start, people, clauses)?.owner;
    if (owner === undefined || owner === meant) return [];
    const told = (whose: Owner, value: number | Interval): Statement[] => [
      {
        fact: 'age',
        value,
        owner: whose,
        supposed: false,
        words: text.slice(start, end),
        start,
        end,
      },
    ];
    const own = ageTold(statements, owner, today);
    // 「小我五岁，六十五」: the age itself is told.
    if (age !== undefined) return own === undefined ? told(owner, later(age, by)) : [];
    // 「我妈七十，大我爸三岁」 tells the father's age.
    return own !== undefined && meant !== THEM && meant !== SPEAKER
      ? told(meant, later(own, -by))
      : [];
  });
}
