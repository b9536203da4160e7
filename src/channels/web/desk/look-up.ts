// Finds rows by what a clerk types, with the same understanding as everywhere else; and hears the
// place and the facts in it.
import { fold } from '../../../catalog/fold.ts';
import type { Row } from '../../../catalog/registry.ts';
import type { Catalog } from '../../../catalog/schema.ts';
import { newConversation } from '../../../dialogue/conversation.ts';
import { rankRows } from '../../../dialogue/rank.ts';
import { type Situation, takeIn } from '../../../dialogue/situation.ts';
import type { Knowledge } from '../../../knowledge.ts';
import type { Facts } from '../../../rules/facts.ts';
import { understand } from '../../../understanding/understand.ts';
import type { DeskQuery, Filters } from './query.ts';

export interface LookUp {
  /** The query with what was heard in the words: place and facts. */
  readonly query: DeskQuery;
  /** The lists looked into. */
  readonly catalogs: readonly Catalog[];
  /** Rows found, the likeliest first; in the list's order where nothing was searched. */
  readonly rows: readonly Row[];
  /** What the clerk should know: danger, a place without a list, numbers cut out. */
  readonly notices: readonly string[];
  /** Words or services that lead to the same rows from an address. */
  readonly link: Pick<DeskQuery, 'words' | 'about'>;
}

/** Below this a row has hardly a word of the question. */
const floor = 0.35;
/** Rows much weaker than the best are noise. */
const share = 0.3;
/** A best score below this is no topic, only words about a person. */
const topic = 0.85;

const byName = 2;
const byBureau = 1.2;
const byText = 1;

const literalScore = ({ item }: Row, words: readonly string[]): number => {
  const has = (text: string) => words.some((word) => fold(text).includes(word));
  if (has(item.name)) return byName;
  if (item.bureaus.some(has)) return byBureau;
  return has(item.group) || has(item.content) ? byText : 0;
};

/** What stands between spaces, without names of places. */
const literalWords = ({ registry }: Knowledge, words: string): string[] =>
  words
    .split(/\s+/)
    .filter((word) => registry.findPlace(word) === undefined)
    .map(fold)
    .filter((word) => word !== '');

const rowsOf = (catalogs: readonly Catalog[]): Row[] =>
  catalogs.flatMap((catalog) => catalog.items.map((item) => ({ catalog, item })));

interface Ranked {
  readonly rows: readonly Row[];
  readonly best: number;
}

const ranked = (
  situation: Situation,
  catalogs: readonly Catalog[],
  words: readonly string[],
): Ranked => {
  const scores = new Map(
    catalogs.flatMap((catalog) =>
      rankRows(situation, catalog).map(
        ({ number, score }) => [`${catalog.place.code} ${number}`, score] as const,
      ),
    ),
  );
  const scored = rowsOf(catalogs).map((row) => {
    const heard = scores.get(`${row.catalog.place.code} ${row.item.number}`) ?? 0;
    return { row, score: heard + literalScore(row, words) };
  });
  const best = Math.max(0, ...scored.map(({ score }) => score));
  const rows = scored
    .filter(({ score }) => score >= Math.max(floor, best * share))
    .sort((left, right) => right.score - left.score)
    .map(({ row }) => row);
  return { rows, best };
};

const heard = (query: DeskQuery, situation: Situation): DeskQuery => {
  if (query.words === query.before) return query;
  const [place] = situation.places;
  const { subject: _subject, ...facts } = situation.facts as Facts & { subject?: string };
  return {
    ...query,
    place: place ?? query.place,
    facts: { ...query.facts, ...facts },
  };
};

const noticesOf = ({ understood, uncovered, knowledge }: Situation): string[] => [
  ...(understood.danger === undefined ? [] : [understood.danger.say]),
  ...(uncovered === undefined || uncovered.role === 'hukou'
    ? []
    : [`${knowledge.nameOf(uncovered.code)}还没有清单。`]),
  ...(understood.redacted.length > 0 ? ['话里的证件号或电话号码没有用，也没有记下。'] : []),
];

const matches = ({ bureau, type, group, added }: Filters, { item }: Row): boolean =>
  (bureau === '' || item.bureaus.includes(bureau)) &&
  (type === '' || item.types.includes(type)) &&
  (group === '' || item.group === group) &&
  (!added || item.added);

/** Every word stands in some row: then it is no caller's own. */
const areWordsOfLists = (rows: readonly Row[], words: readonly string[]): boolean =>
  words.length > 0 && words.every((word) => rows.some((row) => literalScore(row, [word]) > 0));

const linkOf = (
  all: readonly Row[],
  found: readonly Row[],
  words: readonly string[],
): LookUp['link'] => {
  if (areWordsOfLists(all, words)) return { words: words.join(' '), about: [] };
  const services = found.slice(0, 3).flatMap(({ item }) => item.services[0] ?? []);
  return { words: '', about: [...new Set(services)] };
};

const listsAt = ({ registry }: Knowledge, place: string, today: string): readonly Catalog[] => {
  const found = place === '' ? undefined : registry.findPlace(place);
  const one = found === undefined ? undefined : registry.current(found.code, today);
  return one === undefined ? registry.currents(today) : [one];
};

const withoutWords = (knowledge: Knowledge, query: DeskQuery, today: string): LookUp => {
  const catalogs = listsAt(knowledge, query.place, today);
  const rows = rowsOf(catalogs).filter(
    (row) =>
      matches(query.filters, row) &&
      (query.about.length === 0 || row.item.services.some((id) => query.about.includes(id))),
  );
  return { query, catalogs, rows, notices: [], link: { words: '', about: query.about } };
};

/**
 * A query in; the rows and what was heard out.
 * @param today YYYY-MM-DD in Asia/Shanghai
 */
export const lookUp = (knowledge: Knowledge, asked: DeskQuery, today: string): LookUp => {
  if (asked.words === '') return withoutWords(knowledge, asked, today);
  const understood = understand(asked.words, knowledge.resources, today);
  const { place } = asked;
  const conversation = { ...newConversation(today), ...(place === '' ? {} : { place }) };
  const situation = takeIn(knowledge, conversation, understood, today);
  const query = heard(asked, situation);
  const catalogs = listsAt(knowledge, query.place, today);
  const words = literalWords(knowledge, asked.words);
  const { rows, best } = ranked(situation, catalogs, words);
  const all = rowsOf(catalogs);
  const noTopic = situation.personal && best < topic;
  const notices = noticesOf(situation);
  return {
    query,
    catalogs,
    rows: (noTopic ? all : rows).filter((row) => matches(query.filters, row)),
    notices: noTopic ? [...notices, '没有听出问的是哪一项，下面是全部。'] : notices,
    link: noTopic ? { words: '', about: [] } : linkOf(all, rows, words),
  };
};
