// Which of the words found in a message are meant: not what is denied, told of somebody's 户籍, said in
// passing, or part of a longer name.
import type { Hit, Hits } from './concepts.ts';
import type { PlaceMention } from './places.ts';
import type { Resources } from './resources.ts';
import type { Statement } from './statements/index.ts';

/** The hits but those that are `gone`; words without any left go with them. */
export function without(hits: Hits, gone: (hit: Hit) => boolean): Hits {
  const kept = new Map<string, readonly Hit[]>();
  for (const [id, found] of hits) {
    const left = found.some(gone) ? found.filter((hit) => !gone(hit)) : found;
    if (left.length > 0) kept.set(id, left);
  }
  return kept;
}

/** Names of services: kin inside them (老年父母投靠…) are not people spoken of. */
const nameHits = (hits: Hits, resources: Resources): Hit[] =>
  [...hits]
    .filter(([concept]) => resources.topics.names.has(concept))
    .flatMap(([, found]) => [...found]);

/** Words of services and facts: 独生子女 speaks of no son. */
export const wordHits = (hits: Hits, resources: Resources): Hit[] =>
  [...hits]
    .filter(([id]) => resources.topics.weights.has(id) || resources.facts.weights.has(id))
    .flatMap(([, found]) =>
      found.filter(({ strength, word }) => strength === 1 && !/^[我俺]/.test(word)),
    );

/** A name inside a longer name is not meant (护理补贴 in 重度残疾人护理补贴). */
export function withoutInnerNames(hits: Hits, resources: Resources): Hits {
  const names = nameHits(hits, resources).filter(({ strength }) => strength > 0.6);
  const inner = (hit: Hit) =>
    resources.topics.names.has(hit.concept) &&
    names.some(
      (name) =>
        name.start <= hit.start &&
        name.end >= hit.end &&
        name.end - name.start > hit.end - hit.start,
    );
  return names.length > 0 ? without(hits, inner) : hits;
}

const HUKOU_ROLES: ReadonlySet<string> = new Set(['hukou', 'not-hukou']);
const HUKOU_REACH = 4;

/** 「户口在…」「外地户口」 tells where somebody is registered and asks for no move. */
export function withoutToldHukou(
  hits: Hits,
  text: string,
  places: readonly PlaceMention[],
  statements: readonly Statement[],
): Hits {
  const told = places.filter(({ role }) => HUKOU_ROLES.has(role));
  const isTold = (hit: Hit) =>
    /^户[口籍]/.test(text.slice(hit.start, hit.end)) &&
    told.some(
      ({ start, end }) =>
        (hit.start >= end && hit.start - end <= HUKOU_REACH) ||
        (hit.end <= start && start - hit.end <= HUKOU_REACH),
    );
  const registered = statements.filter(({ fact }) => fact === 'hukou');
  const inStatement = (hit: Hit) =>
    registered.some(({ start, end }) => hit.start >= start && hit.end <= end);
  if (told.length + registered.length === 0) return hits;
  return without(hits, (hit) => isTold(hit) || inStatement(hit));
}

/** 「没有低保」 asks for nothing that 低保 brings. */
export function withoutDeniedFacts(hits: Hits, statements: readonly Statement[]): Hits {
  const denied = statements.filter((statement) => statement.denied === true);
  if (denied.length === 0) return hits;
  const inside = (hit: Hit) =>
    denied.some(({ start, end }) => hit.start >= start && hit.end <= end);
  return without(hits, inside);
}

/** A word that denies. */
export const NEGATIVE = /^[没不无未非弗勿]/;

/** 「没上过班」 holds no 上过班, 「不想去」 no 想去. */
export function withoutDenied(hits: Hits): Hits {
  const denials = [...hits.values()]
    .flat()
    .filter(({ word, strength }) => strength === 1 && NEGATIVE.test(word));
  const denied = (hit: Hit) =>
    denials.some(({ start, end }) => hit.start > start && hit.end <= end && hit.start - start <= 2);
  return denials.length > 0 ? without(hits, denied) : hits;
}

/** 医保局 is a bureau and says nothing of 医保; 「户口没迁」 asks for no 迁户口. */
export function withoutAsides(hits: Hits, asides: ReadonlySet<string>): Hits {
  const isAside = (concept: string) => concept.startsWith('bureau:') || asides.has(concept);
  const around = [...hits].filter(([id]) => isAside(id)).flatMap(([, found]) => [...found]);
  const inside = (hit: Hit) =>
    around.some(
      ({ start, end }) => hit.start >= start && hit.end <= end && hit.end - hit.start < end - start,
    );
  return around.length > 0 ? without(hits, inside) : hits;
}
