// Which row or rows of the list a message names.
import type { Catalog } from '../catalog/schema.ts';
import type { Hit } from '../understanding/concepts.ts';
import type { TopicScore } from '../understanding/phrase-match.ts';
import { CLOSE, FLOOR, type Move, STRONG, topScore } from './move.ts';
import { nthListed } from './nth.ts';
import { type RankedRow, rankRows, serviceScores } from './rank.ts';
import type { Situation } from './situation.ts';

/** A second question of the same message. */
const SECOND = 1.15;

/** So much of a phrase has to be there where its words may only suppose something. */
const SURE = 0.9;

/** A service that the list lacks has to be spoken of more clearly than one it has. */
const LACKING = 0.8;

/** Words lighter than this (钱, 补贴) are shared by many services and name none. */
const TELLING = 0.6;

/** 「坐公交和高龄津贴分别怎么算」: two names with nothing but a word for 「and」 between them. */
const JOINED = /^(?: |、|和|跟|与|同|还有|以及|加上?)$/;

/** A further row asked about in the same message, found by words of its own. */
function secondRow(situation: Situation, ranked: readonly RankedRow[]): RankedRow | undefined {
  const [first, ...others] = ranked;
  const scores = new Map(situation.understood.topics.map((score) => [score.topic, score]));
  const main = first?.service === undefined ? undefined : scores.get(first.service);
  if (main === undefined) return undefined;
  const end = Math.max(...main.best.hits.map((hit) => hit.end));
  const start = Math.min(...main.best.hits.map((hit) => hit.start));
  const { text } = situation.understood;
  const apart = (hits: readonly { start: number; end: number }[]) => {
    const from = Math.min(...hits.map((hit) => hit.start));
    const to = Math.max(...hits.map((hit) => hit.end));
    const between = from >= end ? text.slice(end, from) : to <= start ? text.slice(to, start) : '';
    if (JOINED.test(between)) return true;
    return /[？?。！!]|还有|另外|还想|再问|顺便|吗|，那|[2-9二三][、.．)]/.test(between);
  };
  return others.find((row) => {
    const other = row.service === undefined ? undefined : scores.get(row.service);
    if (other === undefined || other.best.score < SECOND || other.best.coverage < 0.9) return false;
    return apart(other.best.hits);
  });
}

/** Whether no list at all has a row for a service: then nothing stands in for it. */
const isNowhere = ({ knowledge, today }: Situation, service: string): boolean =>
  !knowledge.registry
    .currents(today)
    .some(({ items }) => items.some(({ services }) => services.includes(service)));

/** A row of the list that is near the service the list lacks, and is spoken of clearly too. */
function standsIn(
  { knowledge }: Situation,
  catalog: Catalog,
  lacking: string,
  row: RankedRow,
): boolean {
  const related = knowledge.lexicon.services.find(({ id }) => id === lacking)?.related ?? [];
  const isMentioned = catalog.document.statements.some(({ service }) => service === lacking);
  return (
    !isMentioned &&
    row.service !== undefined &&
    related.includes(row.service) &&
    row.score >= STRONG
  );
}

export function one(situation: Situation, catalog: Catalog): Move | undefined {
  const ranked = rankRows(situation, catalog);
  const [first, second] = ranked;
  const service = serviceScores(situation)[0];
  const lacking =
    service !== undefined &&
    service.score >= FLOOR &&
    !catalog.items.some(({ services }) => services.includes(service.topic));
  if (first === undefined || first.score < FLOOR)
    return lacking ? { kind: 'not-in-list', service: service.topic } : undefined;
  const share = lacking && isNowhere(situation, service.topic) ? 1 : LACKING;
  if (lacking && service.score * share > first.score + CLOSE)
    return standsIn(situation, catalog, service.topic, first)
      ? { kind: 'items', rows: [first.number] }
      : { kind: 'not-in-list', service: service.topic };
  const also = secondRow(situation, ranked);
  if (also !== undefined) return { kind: 'items', rows: [first.number, also.number] };
  const tied =
    second !== undefined &&
    first.score - second.score < CLOSE / 2 &&
    first.service !== second.service;
  return tied && first.score < STRONG
    ? {
        kind: 'which',
        rows: ranked
          .filter(({ score }) => first.score - score < CLOSE)
          .slice(0, 3)
          .map(({ number }) => number),
      }
    : { kind: 'items', rows: [first.number] };
}

export function byNumber(situation: Situation, catalog: Catalog | undefined): Move | undefined {
  if (situation.answered !== undefined) return undefined;
  const nth = nthListed(situation);
  if (nth !== undefined) return nth;
  const { rows, statements } = situation.understood;
  if (catalog === undefined || rows.length === 0 || topScore(situation) >= FLOOR) return undefined;
  const aged = statements.some(({ fact }) => fact === 'age');
  const known = rows.filter((number) => catalog.items.some((item) => item.number === number));
  if (aged) return undefined;
  return known.length > 0
    ? { kind: 'items', rows: known.slice(0, 2) }
    : /第|项/.test(situation.understood.text)
      ? { kind: 'no-row', number: rows[0] ?? 0 }
      : undefined;
}

/** Whether the message is little more than the name of a service. */
export function isName({ understood }: Situation, top: TopicScore | undefined): boolean {
  if (top === undefined || top.best.phrase.concepts.length > 1 || top.score < STRONG) return false;
  const length = top.best.hits.reduce((sum, { start, end }) => sum + end - start, 0);
  return 2 * length >= understood.text.length;
}

/** Only words that many services share (「一个月补多少钱」). */
export function saysLittle(situation: Situation): boolean {
  const top = serviceScores(situation)[0];
  return top === undefined || !top.best.hits.some((hit) => isTelling(situation, hit));
}

/** 「多久一次」, 「几年一回」 name nothing. */
const TIMES = /^(?:[一几两]?[次回趟遍]|几年)$/;

/** A word that few services share, and no 「谁管」. */
export function isTelling({ knowledge }: Situation, { concept, word }: Hit): boolean {
  const { topics, asking } = knowledge.resources;
  const asks = concept.startsWith('{') || asking.has(word) || TIMES.test(word);
  return !asks && (topics.weights.get(concept) ?? 0) > TELLING;
}

/** 「职工的呢」: a word that tells a neighbour of the service spoken of from it. */
export function relatedNow(situation: Situation, catalog: Catalog): Move | undefined {
  const current = situation.conversation.topic?.services[0];
  const { services } = situation.knowledge.lexicon;
  const short =
    situation.understood.text.length <= 10 && /[呢嘞呐]\W?$/.test(situation.understood.text);
  if (current === undefined || !short) return undefined;
  const near = (id: string) =>
    services.some(
      (service) =>
        (service.id === id && service.related.includes(current)) ||
        (service.id === current && service.related.includes(id)),
    );
  const top = serviceScores(situation).find(
    ({ topic, score, best }) =>
      topic !== current &&
      score > 0.25 &&
      near(topic) &&
      best.hits.some(({ start, end }) => end > start),
  );
  const own = serviceScores(situation).find(({ topic }) => topic === current);
  if (top === undefined || (own?.score ?? 0) >= top.score) return undefined;
  const row = catalog.items.find((item) => item.services.includes(top.topic));
  return row === undefined ? undefined : { kind: 'items', rows: [row.number] };
}

/** 「要是愿意集中供养呢」 supposes what a neighbour of the service spoken of is for. */
export function supposedNeighbour(situation: Situation, catalog: Catalog): Move | undefined {
  const current = situation.conversation.topic?.services[0];
  const [top] = serviceScores(situation);
  if (!situation.supposed || top === undefined || current === undefined) return undefined;
  const sure = top.topic !== current && top.score >= STRONG && top.best.coverage >= SURE;
  const words = top.best.hits.every((hit) => hit.end > hit.start && !hit.concept.startsWith('{'));
  if (!sure || !words || !isNear(situation, top.topic)) return undefined;
  const row = catalog.items.find(({ services }) => services.includes(top.topic));
  return row === undefined ? undefined : { kind: 'items', rows: [row.number] };
}

/** What is told of a person speaks only a little for a service. */
const TOLD = 0.3;

/** After a service that the list lacks: the neighbour of it that what is told now speaks for. */
export function relatedByFacts(
  situation: Situation,
  catalog: Catalog,
  service: string,
): Move | undefined {
  const { understood, knowledge } = situation;
  if (understood.statements.length === 0) return undefined;
  const related = knowledge.lexicon.services.find(({ id }) => id === service)?.related ?? [];
  const told = understood.topics.find(
    ({ topic, score }) => related.includes(topic) && score >= TOLD,
  );
  const row = catalog.items.find(({ services }) => told && services.includes(told.topic));
  return row === undefined ? undefined : { kind: 'items', rows: [row.number] };
}

/** A service that the list lacks but that is close to the one spoken of. */
export function isNear({ conversation, knowledge }: Situation, service: string): boolean {
  const related = knowledge.lexicon.services.find(({ id }) => id === service)?.related ?? [];
  return conversation.topic?.services.some((id) => related.includes(id)) ?? false;
}
