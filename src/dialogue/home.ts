// Some items go by 户籍: who lives in one place and has their 户籍 in another gets them at home.
import type { Item } from '../catalog/schema.ts';
import { listOf } from '../knowledge.ts';
import type { Condition } from '../rules/condition.ts';
import { saysLittle } from './one-item.ts';
import { rankRows } from './rank.ts';
import type { Situation } from './situation.ts';

/** Whether a rule asks for 户籍 in the list's own place. */
export function asksHukou(condition: Condition): boolean {
  if ('all' in condition) return condition.all.some(asksHukou);
  if ('any' in condition) return condition.any.some(asksHukou);
  return 'fact' in condition && condition.fact === 'hukou' && condition.is === 'here';
}

/** A row is named surely enough to go to another list for it. */
const NAMED = 0.85;

/** The row that the message names. */
function rowNamed(situation: Situation): Item | undefined {
  const catalog = listOf(situation.knowledge, situation.place, situation.today);
  const named = catalog === undefined ? undefined : rankRows(situation, catalog)[0];
  return named === undefined || named.score <= NAMED
    ? undefined
    : catalog?.items.find(({ number }) => number === named.number);
}

/** The row that the message names, or the one spoken of before it. */
export function rowAskedFor(situation: Situation): Item | undefined {
  const catalog = listOf(situation.knowledge, situation.place, situation.today);
  const services = situation.conversation.topic?.services ?? [];
  return (
    rowNamed(situation) ??
    catalog?.items.find((item) => item.services.some((id) => services.includes(id)))
  );
}

/** Where the 户籍 is: told, or told by 「甲地人，常住乙地」. */
function homeOf({ facts, understood }: Situation): string | undefined {
  if (typeof facts.hukou === 'string') return facts.hukou;
  const of = (role: string) => understood.places.find((mention) => mention.role === role)?.code;
  const [origin, residence] = [of('origin'), of('residence')];
  return facts.hukou === undefined && residence !== undefined && origin !== residence
    ? origin
    : undefined;
}

const isAsked = ({ understood }: Situation, place: string | undefined): boolean =>
  understood.places.some(
    ({ code, role }) => code === place && (role === 'plain' || role === 'target'),
  );

const inList = (situation: Situation, place: string, item: Item): boolean =>
  listOf(situation.knowledge, place, situation.today)?.items.some(({ services }) =>
    services.some((id) => item.services.includes(id)),
  ) ?? false;

/** Whether the message tells of the 户籍, or names an item that was not spoken of just before. */
function isNews({ understood, conversation }: Situation, named: Item | undefined): boolean {
  const told = understood.statements.some(({ fact }) => fact === 'hukou');
  const origin = understood.places.some(({ role }) => role === 'origin');
  const [service] = named?.services ?? [];
  return (
    told ||
    origin ||
    (service !== undefined && conversation.topic?.services.includes(service) !== true)
  );
}

const at = (situation: Situation, place: string, from: string | undefined): Situation => ({
  ...situation,
  place,
  movedHome: from !== undefined,
  conversation: { ...situation.conversation, place, awayFrom: from },
});

/** Back to the list spoken of before, for an item that does not go by 户籍. */
function backAgain(situation: Situation): Situation {
  const { awayFrom } = situation.conversation;
  if (awayFrom === undefined) return situation;
  if (situation.places.length > 0) return forgetAway(situation);
  if (saysLittle(situation)) return situation;
  const named = rowNamed({ ...situation, place: awayFrom });
  return named === undefined || asksHukou(named.rule)
    ? situation
    : at(situation, awayFrom, undefined);
}

const forgetAway = (situation: Situation): Situation => ({
  ...situation,
  conversation: { ...situation.conversation, awayFrom: undefined },
});

/** Moves to the list of the person's 户籍 where the item goes by it and that place has a list. */
export function atHome(situation: Situation): Situation {
  const { place } = situation;
  const home = homeOf(situation);
  if (home === undefined || home === place || isAsked(situation, place))
    return backAgain(situation);
  const item = rowAskedFor(situation);
  const moves =
    item !== undefined &&
    asksHukou(item.rule) &&
    isNews(situation, rowNamed(situation)) &&
    inList(situation, home, item);
  return moves ? at(situation, home, place) : backAgain(situation);
}
