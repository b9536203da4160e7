// Whether two places are to be set side by side.
import type { Catalog } from '../catalog/schema.ts';
import { FLOOR, type Move } from './move.ts';
import { saysLittle } from './one-item.ts';
import { serviceScores } from './rank.ts';
import type { Situation } from './situation.ts';

/** 「请问这张清单上有没有写」: a question of its own about one place. */
function asksOfOne({ clauses, places }: Situation['understood']): boolean {
  const question = clauses.findLast(({ text }) => /有没有|请问|是否|能不能/.test(text));
  if (question === undefined || /不同|不一样|区别|对比|比|哪边|哪里|两边/.test(question.text))
    return false;
  const inside = places.filter(({ start, end }) => start >= question.start && end <= question.end);
  return new Set(inside.map(({ code }) => code)).size === 1 && clauses.length > 2;
}

/** 「公园两边比比」: one telling word is enough beside 「比」. */
const NAMED_AT_ALL = 0.5;

/** 「三地放一起比」, 「这几个地方有啥不同」 name no place: those spoken of are meant, or all. */
const SEVERAL = /([两二三四几各多])个?(?:地|处|边|县|市|城市)/;
const COUNTS: Readonly<Record<string, number>> = { 两: 2, 二: 2, 三: 3, 四: 4 };

function placesCounted({ understood, conversation, knowledge, today }: Situation): string[] {
  const counted = SEVERAL.exec(understood.text)?.[1];
  if (counted === undefined) return [];
  const topics = [conversation.topic, ...conversation.earlier];
  const spoken = [...new Set(topics.flatMap((topic) => topic?.row?.place ?? []))];
  const currents = knowledge.registry.currents(today);
  const all = currents.map(({ place }) => place.code);
  const count = COUNTS[counted] ?? all.length;
  if (spoken.length >= Math.min(count, 2)) return spoken.slice(0, count);
  if (count >= all.length) return all;
  // A document without a list has nothing to set beside the others.
  const lists = currents.filter(({ items }) => items.length > 0).map(({ place }) => place.code);
  return count >= lists.length ? lists : [];
}

/** 「甲跟乙是不是都要」: two places named in one breath, and asked about together. */
const JOINED = /^(?:市|县)?(?:这边|那边)?(?:、|和|跟|与|同|还有|以及|还是)$/;
const TOGETHER = /都|各|分别|哪|一样|谁|多少|几/;

function namedTogether({ places, clauses, text }: Situation['understood']): boolean {
  const plain = places.filter(({ role }) => role === 'plain');
  return plain.some((place, at) => {
    const next = plain[at + 1];
    if (next === undefined || next.code === place.code) return false;
    const clause = clauses.find(({ start, end }) => place.start >= start && place.start < end);
    const after = text.slice(next.end, clause?.end);
    return JOINED.test(text.slice(place.end, next.start)) && TOGETHER.test(after);
  });
}

/** The places of the rows that stood side by side last. */
function placesCompared({ conversation }: Situation): string[] {
  const { topic } = conversation;
  const listed = topic?.act === 'item' && topic.row === undefined ? topic.listed : undefined;
  return [...new Set(listed?.map(({ place }) => place))];
}

/** 「四个地方一起报」: short, and the count goes with a word for all of them. */
const ALL_TOGETHER =
  /[三四几各]个?(?:地|县|城市)方?.{0,10}(?:一起|一道|一块|同时|分别|各|都)|(?:一起|一道|分别|各|都).{0,4}[三四几各]个?(?:地|县|城市)/;
const SHORT = 40;

const asksOfAll = ({ text }: Situation['understood']): boolean =>
  text.length <= SHORT && ALL_TOGETHER.test(text);

/** Two lists side by side: asked for, or two places named and nobody's 户籍 or home among them. */
export function compare(situation: Situation): Move | undefined {
  const { places, understood, conversation } = situation;
  if (asksOfOne(understood)) return undefined;
  const asked =
    understood.acts.has('compare') || namedTogether(understood) || asksOfAll(understood);
  const plain = understood.places.filter(({ role }) => role === 'plain').map(({ code }) => code);
  const sideBySide = new Set(plain).size >= 2 && understood.people.length === 0;
  const top = serviceScores(situation)[0];
  const least = saysLittle(situation) ? FLOOR : NAMED_AT_ALL;
  const service =
    top !== undefined && top.score >= least ? top.topic : conversation.topic?.services[0];
  const before = conversation.topic?.row?.place;
  const withBefore =
    asked && places.length === 1 && before !== undefined ? [before, ...places] : [];
  const again = placesCompared(situation);
  const counted = again.length > 1 ? again : placesCounted(situation);
  const unnamed = asked && places.length === 0 ? counted : [];
  const both = places.length >= 2 ? places : [...new Set([...withBefore, ...unnamed])];
  if (service === undefined || !(asked || sideBySide) || both.length < 2) return undefined;
  return { kind: 'compare', places: both, services: [service] };
}

/** 「两项有什么差别」, 「这两条」: the two rows spoken of last, where no row is named. */
const BOTH = /[两二俩]个?(?:项|条|样|种|者|个|笔)?/;

export function lastTwo(
  { understood, conversation, place }: Situation,
  catalog: Catalog,
): Move | undefined {
  const asked = understood.acts.has('compare') && BOTH.test(understood.text);
  if (!asked || understood.rows.length > 0 || conversation.topic?.act !== 'item') return undefined;
  const topics = [conversation.topic, ...conversation.earlier];
  const spoken = topics.flatMap(({ row }) => (row?.place === place ? (row?.number ?? []) : []));
  const rows = [...new Set(spoken)].filter((number) =>
    catalog.items.some((item) => item.number === number),
  );
  return rows.length < 2 ? undefined : { kind: 'items', rows: rows.slice(0, 2) };
}
