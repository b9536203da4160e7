// Some items go by 户籍: who lives in one place and has their 户籍 in another gets them at home.
import { listOf } from '../knowledge.ts';
import type { Condition } from '../rules/condition.ts';
import { rankRows } from './rank.ts';
import type { Situation } from './situation.ts';

/** Whether a rule asks for 户籍 in the list's own place. */
function asksHukou(condition: Condition): boolean {
  if ('all' in condition) return condition.all.some(asksHukou);
  if ('any' in condition) return condition.any.some(asksHukou);
  return 'fact' in condition && condition.fact === 'hukou' && condition.is === 'here';
}

/** The row spoken of before the message, or the one the message names. */
function rowAskedFor(situation: Situation): Condition | undefined {
  const catalog = listOf(situation.knowledge, situation.place, situation.today);
  const services = situation.conversation.topic?.services ?? [];
  const named = catalog === undefined ? undefined : rankRows(situation, catalog)[0];
  const number = named !== undefined && named.score > 0.85 ? named.number : undefined;
  const row = catalog?.items.find((item) =>
    number === undefined
      ? item.services.some((id) => services.includes(id))
      : item.number === number,
  );
  return row?.rule;
}

/** Moves to the list of the person's 户籍 where the item goes by it and that place has a list. */
export function atHome(situation: Situation): Situation {
  const { facts, place, knowledge, today, understood } = situation;
  const home = typeof facts.hukou === 'string' ? facts.hukou : undefined;
  const told = understood.statements.some(({ fact }) => fact === 'hukou');
  if (!told || home === undefined || home === place || listOf(knowledge, home, today) === undefined)
    return situation;
  const asked = understood.places.some(
    ({ code, role }) => code === place && (role === 'plain' || role === 'target'),
  );
  const rule = rowAskedFor(situation);
  if (asked || rule === undefined || !asksHukou(rule)) return situation;
  return { ...situation, place: home, conversation: { ...situation.conversation, place: home } };
}
