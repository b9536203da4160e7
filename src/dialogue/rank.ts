// Which rows of a list, or which services where no place is known, a message is about.
import type { Catalog } from '../catalog/schema.ts';
import type { TopicScore } from '../understanding/phrase-match.ts';
import { MOVE } from '../understanding/tokens.ts';
import type { Situation } from './situation.ts';

export interface RankedRow {
  readonly number: number;
  readonly score: number;
  /** The service it was found by; undefined where only the row's own words spoke. */
  readonly service: string | undefined;
}

/** What the row's own words add to what the phrases of its service say. */
const OWN_WORDS = 0.45;

export const isOutside = ({ topic }: TopicScore): boolean => topic.startsWith('outside-');

/** What is known of a person names no service by itself. */
const isSpokenOf = ({ best }: TopicScore): boolean =>
  best.hits.some(({ concept }) => !concept.startsWith('{') || concept === MOVE);

export const serviceScores = ({ understood }: Situation): TopicScore[] =>
  understood.topics.filter((topic) => !isOutside(topic) && isSpokenOf(topic));

/** A row named in full stands before one that only what is known of the person speaks for. */
const NAMED = 0.3;

const LEAST_NAME = 4;

/** A name stands by itself, and is not the end of a longer one (重残护理补贴). */
const ALONE = /(?:^|[\s，,。；;：:「“的呢有拿领问查叫了])$/;

/** Rows whose whole name is in the message, without those whose name is only a part of a longer one. */
function namedInFull({ items }: Catalog, text: string): ReadonlySet<number> {
  const named = items.filter(({ name }) => name.length >= LEAST_NAME && text.includes(name));
  const isPart = (name: string) =>
    items.some((item) => item.name !== name && item.name.includes(name)) &&
    !ALONE.test(text.slice(0, text.indexOf(name)));
  return new Set(named.filter(({ name }) => !isPart(name)).map(({ number }) => number));
}

/** Rows of a list by score, the highest first. */
export function rankRows(situation: Situation, catalog: Catalog): RankedRow[] {
  const scores = new Map(serviceScores(situation).map(({ topic, score }) => [topic, score]));
  const own = situation.knowledge.rows.score(catalog, situation.understood.text);
  const named = namedInFull(catalog, situation.understood.text);
  return catalog.items
    .map(({ number, services }) => {
      const byService = services
        .map((service) => ({ service, score: scores.get(service) ?? 0 }))
        .sort((a, b) => b.score - a.score);
      const [best, second] = byService;
      const phrase = (best?.score ?? 0) + 0.1 * (second?.score ?? 0);
      const service = (best?.score ?? 0) > 0 ? best?.service : undefined;
      return {
        number,
        service,
        score: phrase + OWN_WORDS * (own.get(number) ?? 0) + (named.has(number) ? NAMED : 0),
      };
    })
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.number - b.number);
}
