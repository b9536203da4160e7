// What is told may belong to another row than the one spoken of last: to an earlier question, or to the
// row of homes that is for just such people.
import type { Catalog, Item } from '../catalog/schema.ts';
import { assess } from '../rules/assess.ts';
import { concerns } from '../rules/concerns.ts';
import { type FactName, type Facts, factNames } from '../rules/facts.ts';
import type { Topic } from './conversation.ts';
import type { Move } from './move.ts';
import type { Situation } from './situation.ts';
import { rowsAbout } from './theme.ts';
import { isOtherWay } from './two-ways.ts';

/** Facts told now, with those that the same question asks for. */
export function factsTold({ understood, knowledge }: Situation): FactName[] {
  const { questions } = knowledge.lexicon;
  const told = new Set(understood.statements.map(({ fact }) => fact));
  const names = new Set([...told].map((fact) => questions[fact]?.name));
  return factNames.filter((fact) => {
    const name = questions[fact]?.name;
    return told.has(fact) || (name !== undefined && names.has(name));
  });
}

const isOf = (item: Item, facts: readonly FactName[]): boolean =>
  facts.some((fact) => concerns(item, fact));

function rowOf({ row }: Topic, { place, items }: Catalog): Item | undefined {
  return row?.place === place.code ? items.find(({ number }) => number === row.number) : undefined;
}

/** 「评出来是五级」 after a question in between goes back to what the grade was needed for. */
function earlierByFacts(situation: Situation, catalog: Catalog): Move | undefined {
  const { conversation, answered } = situation;
  const now = conversation.topic === undefined ? undefined : rowOf(conversation.topic, catalog);
  const told = factsTold(situation);
  if (answered !== undefined || now === undefined || told.length === 0 || isOf(now, told))
    return undefined;
  for (const topic of conversation.earlier) {
    const item = rowOf(topic, catalog);
    if (item !== undefined && isOf(item, told)) return { kind: 'items', rows: [item.number] };
    if (topic.act === 'list') return { kind: 'can-get' };
  }
  return undefined;
}

/** What somebody is who has a home of their own kind, and what others are. */
const STATUS: Readonly<Partial<Record<FactName, Facts>>> = {
  incomeStatus: { incomeStatus: 'none' },
  familyPlanning: { familyPlanning: 'none' },
  service: { service: [] },
};

const HOME = '机构';

/** 「评上五保了」 after a question about homes asks of the row of homes that is for them. */
function homeByStatus(situation: Situation, catalog: Catalog): Move | undefined {
  const { conversation, facts, today, understood } = situation;
  const now = conversation.topic === undefined ? undefined : rowOf(conversation.topic, catalog);
  const homes = rowsAbout(catalog, HOME);
  const fact = understood.statements.find((statement) => statement.fact in STATUS)?.fact;
  if (now === undefined || fact === undefined || !homes.includes(now.number)) return undefined;
  const verdict = (item: Item, of: Facts) =>
    assess(catalog.place.code, item, of, today).verdict !== 'ineligible';
  const isTheirs = (item: Item) =>
    verdict(item, facts) && !verdict(item, { ...facts, ...STATUS[fact] });
  if (isTheirs(now)) return undefined;
  const theirs = catalog.items.find((item) => homes.includes(item.number) && isTheirs(item));
  return theirs === undefined ? undefined : { kind: 'items', rows: [theirs.number] };
}

/** 「不想去，在家里住着也管吗」 of a home that is spoken of: the row for those who stay at home. */
function stayingHome({ understood }: Situation, catalog: Catalog, now: Item): Item | undefined {
  const homes = rowsAbout(catalog, HOME);
  const stays = understood.statements.some(
    ({ fact, value }) => fact === 'tekunChoice' && value === 'home',
  );
  if (!stays || !homes.includes(now.number)) return undefined;
  return catalog.items.find(
    (item) => concerns(item, 'tekunChoice') && !homes.includes(item.number),
  );
}

/** 「在家的话呢」 after the row for those who go to a home: the row for those who don't. */
export function otherWayChosen(situation: Situation, catalog: Catalog): Move | undefined {
  const { conversation, facts, today, understood, knowledge } = situation;
  const now = conversation.topic === undefined ? undefined : rowOf(conversation.topic, catalog);
  const chosen = understood.statements.some(
    ({ fact }) => fact === 'careSetting' || fact === 'tekunChoice',
  );
  if (now === undefined || !chosen) return undefined;
  const atHome = stayingHome(situation, catalog, now);
  if (atHome !== undefined) return { kind: 'items', rows: [atHome.number] };
  const { verdict } = assess(catalog.place.code, now, facts, today);
  const other = catalog.items.find((item) => isOtherWay(knowledge, now, item));
  return verdict === 'ineligible' && other !== undefined && concerns(other, 'tekunChoice')
    ? { kind: 'items', rows: [other.number] }
    : undefined;
}

/** The row that what is told belongs to, where it is not the one spoken of. */
export const otherByFacts = (situation: Situation, catalog: Catalog): Move | undefined =>
  situation.supposed
    ? undefined
    : (homeByStatus(situation, catalog) ?? earlierByFacts(situation, catalog));
