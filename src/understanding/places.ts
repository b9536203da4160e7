// Which places a message names, and in what role: where somebody's 户籍 is, where they live,
// where they want to move to, or simply the place that is asked about.
import { toSyllables } from '../language/pinyin.ts';
import type { Clause } from './clauses.ts';
import { HUKOU_WORD, PERMIT_WORD, type PlaceRole, roleOf } from './place-roles.ts';
import type { Resources } from './resources.ts';

export type { PlaceRole } from './place-roles.ts';

export interface PlaceMention {
  /** Division code; the list's own code for a town or district of a covered place. */
  readonly code: string;
  /** What the person called it. */
  readonly name: string;
  readonly covered: boolean;
  readonly role: PlaceRole;
  readonly start: number;
  readonly end: number;
}

interface Found {
  readonly code: string;
  readonly name: string;
  readonly covered: boolean;
  readonly start: number;
  readonly end: number;
}

/** A homophone that is a word of its own (家乡, 义务) is a place only before such words. */
const PLACE_TAIL =
  /^(?:市|县|的?户口|的?户籍|人|这边|这里|本地|的(?=$|[，。 ]|老[人年]|公交|养老|低保|阿[公婆]))/;

const overlaps = (a: Found, b: Found): boolean => a.start < b.end && b.start < a.end;

/** Where each word of the segmented text begins → where it ends. */
function tokenStarts(text: string, resources: Resources): ReadonlyMap<number, number> {
  const words = new Map<number, number>();
  let at = 0;
  for (const word of resources.segmenter.cut(text)) {
    words.set(at, at + word.length);
    at += word.length;
  }
  return words;
}

function coveredPlaces(text: string, resources: Resources): Found[] {
  const words = tokenStarts(text, resources);
  return resources.places.match(text).flatMap((match) => {
    const place = resources.placeOf.get(match.id);
    if (place === undefined) return [];
    if (!match.exact) {
      const isWord = words.get(match.start) === match.end;
      if (place.part || (isWord && !PLACE_TAIL.test(text.slice(match.end, match.end + 3))))
        return [];
    }
    return [
      { code: place.code, name: match.text, covered: true, start: match.start, end: match.end },
    ];
  });
}

/** A place written with quite other characters of the same sound (航洲), where these are no word. */
function homophonePlaces(text: string, resources: Resources): Found[] {
  const spoken = toSyllables(text);
  const tokens = tokenStarts(text, resources);
  const found: Found[] = [];
  for (let at = 0; at + 1 < spoken.length; at++) {
    const place = resources.placeBySound.get(`${spoken[at]} ${spoken[at + 1]}`);
    if (place === undefined) continue;
    const isWord = tokens.get(at) === at + 2;
    if (!isWord || PLACE_TAIL.test(text.slice(at + 2, at + 5)))
      found.push({ ...place, covered: true, start: at, end: at + 2 });
  }
  return found;
}

function findPlaces(text: string, resources: Resources): Found[] {
  const divisions = resources.divisions
    .find(text)
    .map(({ code, name, start, end }) => ({ code, name, covered: false, start, end }));
  const exactly = coveredPlaces(text, resources);
  const heard = exactly.length + divisions.length > 0 ? [] : homophonePlaces(text, resources);
  const byLength = [...exactly, ...divisions, ...heard].sort(
    (a, b) => b.end - b.start - (a.end - a.start) || Number(b.covered) - Number(a.covered),
  );
  const kept: Found[] = [];
  for (const found of byLength) if (!kept.some((other) => overlaps(found, other))) kept.push(found);
  return withoutOuter(
    kept.sort((a, b) => a.start - b.start),
    text,
    resources,
  );
}

const WITHIN = /^(?:省|市|地区|的)?$/;

/** 「江西上饶」「上饶市玉山县」 name one place: the inner one. */
function withoutOuter(places: readonly Found[], text: string, { divisions }: Resources): Found[] {
  const joined: Found[] = [];
  for (const found of places) {
    const outer = joined.at(-1);
    const inside =
      outer !== undefined &&
      outer.code !== found.code &&
      WITHIN.test(text.slice(outer.end, found.start)) &&
      divisions.contains(outer.code, found.code);
    if (inside) joined[joined.length - 1] = { ...found, start: outer.start };
    else joined.push(found);
  }
  return joined;
}

const FAR = 14;

const ONCE_BEFORE = /(?:(?:以前|从前|原来|原先|原本|本来|过去|早先|早年)[^，。]{0,6}|[从由自])$/;

/** 「以前是…户口，前年迁到…」「户口从…迁到了…」: the 户籍 they left is where they come from. */
function withoutLeft(mentions: readonly PlaceMention[], text: string): PlaceMention[] {
  return mentions.map((mention, at) => {
    const left =
      mention.role === 'hukou' &&
      ONCE_BEFORE.test(text.slice(Math.max(0, mention.start - FAR), mention.start)) &&
      mentions.slice(at + 1).some(({ role, code }) => role === 'hukou' && code !== mention.code);
    return left ? { ...mention, role: 'origin' } : mention;
  });
}

/** All places in the order of the message, each with its role. */
export function placeMentions(
  text: string,
  clauses: readonly Clause[],
  resources: Resources,
): PlaceMention[] {
  const mentions = findPlaces(text, resources).map((found) => {
    const index = clauses.findIndex(({ start, end }) => found.start >= start && found.start < end);
    const clause = clauses[index] ?? { start: 0, end: text.length, text };
    const previous = clauses[index - 1]?.text ?? '';
    const role = roleOf({
      before: text.slice(Math.max(clause.start, found.start - FAR), found.start),
      after: text.slice(found.end, Math.min(clause.end, found.end + FAR)),
      hukouNear: HUKOU_WORD.test(clause.text) || HUKOU_WORD.test(previous),
      permitNear: PERMIT_WORD.test(clause.text) || PERMIT_WORD.test(previous),
    });
    return { ...found, role };
  });
  return withoutLeft(mentions, text);
}
