// For whom else a statement holds: couples, parents, all who have been named.
import { type Clause, clauseAt } from '../clauses.ts';
import { eldersOf, type PersonMention, SPEAKER } from '../people/index.ts';
import type { Reading, Statement } from './statement.ts';

const ALL_OF_THEM = /(?:都|侪|俩|两个(?![表堂哥姐弟妹儿女孩小子月])|两人|二人|双双|均|全)/;

/** 「老两口都是本地户口」 */
const COUPLE = /老两口|夫妻俩|两口子|我们俩|我俩|俺俩|我们两个|俺们俩|老夫妻/;

/** 「我跟老伴户口都在外地」 */
const WITH_SPOUSE =
  /[我俺](?:跟|和|同|与)[我俺]?(?:老伴|老头|老太婆|老婆|老公|爱人|对象|媳妇|当家的|屋里)/;

const PARENTS = ['parents', 'father', 'mother'] as const;

/** 「我老头子88，我79，都是本地户口」: the speaker is one of them. */
const speakerIfElder = (statement: Statement, people: readonly PersonMention[]): PersonMention[] =>
  statement.owner === SPEAKER && eldersOf(people).every(({ generation }) => generation === 0)
    ? people.filter(({ owner, beside }) => owner === SPEAKER && beside !== true).slice(-1)
    : [];

/** 「家里评了低边」「我家是低保」, but not 「哥哥家是低保」. */
const HOUSEHOLD =
  /(?:^|[，,。；！我俺咱们])(?:家里|全家|家)(?:都|也|就|给|被|去年|今年|前年|年初|早就|早|已经|已|刚刚?|现在|评|算|是|有|吃|拿|领|办|成|上|了|没|不)*$/;

/** 「父83」「妈妈七十九」 */
const AGE_ONLY = /^\D{1,4}(?:\d{2,3}|[一二三四五六七八九十百零]{2,4})岁?了?$/;

/** 「父83 母79 外省户口」: where a row of such clauses begins. */
function firstOfAges(clauses: readonly Clause[], last: number): number {
  let at = last;
  while (AGE_ONLY.test(clauses[at]?.text ?? '') && AGE_ONLY.test(clauses[at - 1]?.text ?? '')) at--;
  return at;
}

/** 「爸82，妈79，我是本地户口」: the one who writes tells these of themselves alone. */
const SHARED_BY_NONE: ReadonlySet<string> = new Set(['residence', 'hukou', 'childUrban']);

/** A clause that names nobody goes on about all elders of the clause before it; 都 means all of them. */
export function withOthers(statement: Statement, { text, clauses, people }: Reading): Statement {
  if (statement.owner === 'parents') return { ...statement, also: PARENTS };
  // 「儿子媳妇都在广东」 says nothing of the elders.
  const younger = people.some(
    ({ owner, generation }) => owner === statement.owner && generation < 0,
  );
  const before = text.slice(Math.max(0, statement.start - 8), statement.start);
  if (statement.fact === 'incomeStatus' && HOUSEHOLD.test(before)) {
    const all = eldersOf(people).map(({ owner }) => owner);
    const own = younger ? SPEAKER : (statement.owner ?? SPEAKER);
    if (all.length > 0 || younger) return { ...statement, also: [...new Set([own, ...all])] };
  }
  if (younger) return statement;
  const from = clauses[clauseAt(clauses, statement.start)]?.start ?? 0;
  const said = text.slice(from, statement.start);
  const couple =
    (statement.owner === SPEAKER && COUPLE.test(said)) ||
    (statement.owner === 'spouse' && WITH_SPOUSE.test(said));
  if (couple) return { ...statement, also: [SPEAKER, 'spouse'] };
  const elders = [...eldersOf(people), ...speakerIfElder(statement, people)].filter(
    ({ start }) => start < statement.start,
  );
  if (elders.length < 2) return statement;
  const clause = clauses[clauseAt(clauses, statement.start)];
  // 「家里是低保」 goes for the household.
  if (/家里?(?:是|算)?$/.test(text.slice(Math.max(0, statement.start - 3), statement.start)))
    return { ...statement, also: elders.map(({ owner }) => owner) };
  const own = people.some(
    ({ start, owner }) =>
      clause !== undefined &&
      start >= clause.start &&
      start < statement.start &&
      (owner !== SPEAKER || (statement.owner === SPEAKER && SHARED_BY_NONE.has(statement.fact))),
  );
  const all = clause !== undefined && ALL_OF_THEM.test(text.slice(clause.start, statement.start));
  if (own && !all) return statement;
  const previous = clauses[firstOfAges(clauses, clauseAt(clauses, statement.start) - 1)];
  const here = elders.filter(({ start }) => clause !== undefined && start >= clause.start);
  if (all && here.length >= 2) return { ...statement, also: here.map(({ owner }) => owner) };
  const together = elders.filter(
    ({ start }) => all || (previous !== undefined && start >= previous.start),
  );
  const owners = together.map(({ owner }) => owner);
  return owners.length < 2 ? statement : { ...statement, also: owners };
}
