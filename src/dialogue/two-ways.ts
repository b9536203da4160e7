// Two rows that are two ways of the same thing (在家供养, 集中供养), asked about together.
import type { Catalog, Item } from '../catalog/schema.ts';
import type { Knowledge } from '../knowledge.ts';
import { FLOOR, type Move } from './move.ts';
import { isTelling } from './one-item.ts';
import { type RankedRow, rankRows, serviceScores } from './rank.ts';
import type { Situation } from './situation.ts';

/** 「有哪两种」, 「哪个好」, 「在家还是去那里」. */
const WAYS =
  /(?:[两二俩几]|哪一?)[种样]|哪个(?:更|比较)?(?:好|多|划算|合算|合适|高)|还是|区别|不同|不一样|差别|分别|都说|都讲/;

/** 「那两样」 of which only one is named. */
const TWO = /[两二俩]个?[种样]/;

/** A word of each of the two is enough beside 「哪个好」. */
const LEAST = 0.3;

/** The other way is spoken of nearly as much. */
const SHARE = 0.6;

/** Whether two rows are two ways of one thing, for the same people. */
export function isOtherWay({ lexicon }: Knowledge, one: Item, other: Item): boolean {
  const relatedTo = (item: Item) =>
    lexicon.services
      .filter(({ id }) => item.services.includes(id))
      .flatMap(({ related }) => related);
  return (
    one.number !== other.number &&
    one.group === other.group &&
    other.services.some((id) => relatedTo(one).includes(id)) &&
    one.services.some((id) => relatedTo(other).includes(id))
  );
}

const score = (row: RankedRow | undefined): number => row?.score ?? 0;

/** 「分散和集中」: each way has one word of its own, and they stand side by side. */
function eachNamed(situation: Situation, first: RankedRow, second: RankedRow): boolean {
  const wordsOf = ({ service }: RankedRow) =>
    serviceScores(situation)
      .find(({ topic }) => topic === service)
      ?.best.hits.filter((hit) => isTelling(situation, hit)) ?? [];
  const [a, b] = [wordsOf(first), wordsOf(second)];
  const [one, other] = [a[0], b[0]];
  if (a.length !== 1 || b.length !== 1 || one === undefined || other === undefined) return false;
  const apart = one.end <= other.start ? other.start - one.end : one.start - other.end;
  return apart >= 0 && apart <= 2;
}

/** Both ways, where the message asks between them; the row of the list that stands first comes first. */
export function twoWays(situation: Situation, catalog: Catalog): Move | undefined {
  const { understood, conversation, knowledge } = situation;
  if (!WAYS.test(understood.text) || understood.bureaus.length > 0) return undefined;
  const itemOf = (number: number) => catalog.items.find((item) => item.number === number);
  const [first, ...others] = rankRows(situation, catalog).filter(({ score }) => score >= LEAST);
  const current =
    conversation.topic?.row?.place === catalog.place.code
      ? conversation.topic.row.number
      : undefined;
  const number = first?.number ?? current;
  const one = number === undefined ? undefined : itemOf(number);
  if (one === undefined) return undefined;
  const near = others.filter(
    (row) =>
      score(row) >= SHARE * score(first) ||
      (first !== undefined && eachNamed(situation, first, row)),
  );
  const spoken = [...near.map((row) => row.number), ...(current === undefined ? [] : [current])];
  const onlyCurrent =
    TWO.test(understood.text) && one.number === current && (first?.score ?? 0) < FLOOR;
  const among = onlyCurrent ? catalog.items : spoken.flatMap((row) => itemOf(row) ?? []);
  const other = among.find((item) => isOtherWay(knowledge, one, item));
  return other === undefined
    ? undefined
    : { kind: 'items', rows: [one.number, other.number].sort((a, b) => a - b) };
}

/** 「死了谁料理」 fits both ways: it is asked of the one spoken of. */
export function sameWay(situation: Situation, catalog: Catalog): Move | undefined {
  const { conversation, knowledge, place } = situation;
  const row = conversation.topic?.row;
  const now =
    row?.place === place ? catalog.items.find(({ number }) => number === row?.number) : undefined;
  const [first] = rankRows(situation, catalog);
  const other = catalog.items.find(({ number }) => number === first?.number);
  if (now === undefined || other === undefined || !isOtherWay(knowledge, now, other))
    return undefined;
  const scores = serviceScores(situation);
  const top = scores.find(({ topic }) => other.services.includes(topic));
  const own = scores.find(({ topic }) => now.services.includes(topic));
  const telling = top?.best.hits.filter((hit) => isTelling(situation, hit)) ?? [];
  const covers = telling.every(({ start, end }) =>
    own?.best.hits.some((hit) => hit.start <= start && hit.end >= end),
  );
  return own !== undefined && covers ? { kind: 'items', rows: [now.number] } : undefined;
}
