// Which places a message names, and in what role: where somebody's 户籍 is, where they live,
// where they want to move to, or simply the place that is asked about.
import { toSyllables } from '../language/pinyin.ts';
import type { Clause } from './clauses.ts';
import type { Resources } from './resources.ts';

export type PlaceRole =
  /** Of a residence permit: neither home nor 户籍. */
  'permit' | 'hukou' | 'not-hukou' | 'residence' | 'not-residence' | 'target' | 'origin' | 'plain';

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

const HUKOU = '(?:户口|户籍|户囗)';

/** A homophone that is a word of its own (家乡, 义务) is a place only before such words. */
const PLACE_TAIL = /^(?:市|县|的?户口|的?户籍|人|这边|这里|本地)/;

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
  for (const [name, { code, part, syllables }] of resources.placeOf) {
    if (part || name.length !== 2) continue;
    const [first, second] = syllables as [string, string];
    for (let at = spoken.indexOf(first); at >= 0; at = spoken.indexOf(first, at + 1)) {
      if (spoken[at + 1] !== second || first === '') continue;
      const isWord = tokens.get(at) === at + 2;
      if (!isWord || PLACE_TAIL.test(text.slice(at + 2, at + 5)))
        found.push({ code, name, covered: true, start: at, end: at + 2 });
    }
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

/** What stands right before and after a place within its clause. */
interface Surroundings {
  readonly before: string;
  readonly after: string;
}

const HUKOU_WORD = new RegExp(HUKOU);
const HUKOU_AFTER = new RegExp(
  `^(?:市|县|省|区)?(?:本地|当地)?的?(?:城镇|农村|城里|市区|城区|非农|农业|居民)?的?${HUKOU}`,
);
const HUKOU_BEFORE = new RegExp(
  `${HUKOU}(?:本|簿)?(?:上|里)?(?:写|印|登记|标)?(?:着|的)?(?:地址)?(?:、|和|跟|及|与)?(?:跟.{1,3})?(?:房子|房产|房|人|医保|社保|工作)?(?:也|还|又|就|都|侪|一直|仍|本来|现在|目前|到现在|到今天|至今|原来|早|已|已经)*(?:在|是|落在|留在|放在|挂在|迁在|于|属于|属)?$`,
);
const HUKOU_NEVER_LEFT = new RegExp(
  `${HUKOU}.{0,6}(?:没有|没|未|不曾)(?:离开|迁出|迁离|出|动)过?$`,
);
const HUKOU_NOT_BEFORE = new RegExp(
  `${HUKOU}(?:也|还|又|就|都|一直)*(?:不在|不是|没在|弗在|勿在|没迁到|没落在)$`,
);
const STILL_IN = /^(?:还是|还|就|一直|仍)?(?:在|是)$/;
const TARGET_BEFORE =
  /(?:迁到|迁入|迁来|迁进|迁往|转到|转进|挪到|落户到?|落到|投靠到?|入户到?|搬到|移到|迁回|报到|上到|(?:落|迁|转)(?:得|不|弗|勿)?(?:进|到|来|入)|迁)$/;
const BECOMES_BEFORE = /(?:入|进|上|落|成|改成|变成|转成|弄成|办成|报)$/;
const BECOMES_AFTER = /^(?:市|县)?(?:的|城里|城镇)?(?:户口|户籍|人(?!民|家|员|工|力))/;
const TARGET_AFTER = /^(?:市|县)?来?(?:落户|入户|投靠|迁户)/;
const LIVES_BEFORE =
  /(?:住在|居住在|常住|人在|住勒|住到|住|待在|生活在|在|来|(?<![听看说提想收见谈讲碰遇])到|去)$/;
const LIVES_AFTER = /^(?:市|县|城|城里|县城|乡下|这边|那边)?(?:住|居住|生活|带孩子|带孙|带外孙)/;
const NOT_BEFORE = /(?:不是|并非|没有|非|弗是|勿是|不属|没|不|弗|勿)$/;
const NOT_LIVES_BEFORE = /(?:没有|没|未|不|弗|勿)(?:来|到|在|住在|住|去)?过?$/;

interface Context extends Surroundings {
  /** Whether 户口 stands in the clause, or in the one before. */
  readonly hukouNear: boolean;
}

/** 「户口迁到…九年了」「落了户」: done, not wished. */
const SETTLED_BEFORE = new RegExp(
  `${HUKOU}(?:早|早就|已|已经|也|都|刚)?(?:迁|转|落)(?:到|在|进|入)$`,
);
const SURELY_SETTLED_BEFORE = new RegExp(
  `${HUKOU}(?:早就|早已|已经|已|刚刚|刚)(?:迁|转|落)(?:户)?(?:到|在|进|入)$`,
);
/** 「前年迁到…」: long done. */
const MOVED_BEFORE =
  /(?:大前年|前年|去年|[\d一二两三四五六七八九十几]年前|上个月|早就|早已|已经|\d{4}年)(?:\d+月|[初底]|就|才)?(?:把)?(?:户口|户籍)?(?:也|就)?(?:迁|转)(?:户口?)?(?:到|来|进|入)(?:了)?$/;
/** 「户口迁到了…」 */
const MOVED_TO_BEFORE = /(?:迁|转|落)(?:到|进|入|在)了$/;
/** 「户口从…迁到…」: where it is until it has been moved. */
const MOVED_FROM_BEFORE = new RegExp(`${HUKOU}(?:要|想)?(?:从|由|自)$`);
const MOVED_FROM_AFTER = /^.{0,6}(?:迁|转|搬|挪)/;
/** 「年初搬到…我姐家住」: people move house, only 户口 is moved to a new 户籍. */
const MOVED_HOUSE_BEFORE = /(?<!户口|户籍)搬(?:到|来|进|去|回)$/;
const MOVED_HOUSE_AFTER = /^.{0,10}(?:住|了|过日子|生活)/;
const SETTLED_AFTER = /^.{0,4}(?:了|已经|多年|年了|落了户)/;

function roleOf({ before, after, hukouNear }: Context): PlaceRole {
  if (/^(?:省|市)?(?:的)?居住证/.test(after)) return 'permit';
  if (/^落了户|^落户了/.test(after)) return 'hukou';
  if (SURELY_SETTLED_BEFORE.test(before)) return 'hukou';
  if (SETTLED_BEFORE.test(before) && SETTLED_AFTER.test(after)) return 'hukou';
  if (hukouNear && (MOVED_BEFORE.test(before) || MOVED_TO_BEFORE.test(before))) return 'hukou';
  if (MOVED_FROM_BEFORE.test(before) && MOVED_FROM_AFTER.test(after)) return 'hukou';
  if (MOVED_HOUSE_BEFORE.test(before) && MOVED_HOUSE_AFTER.test(after)) return 'residence';
  if (TARGET_BEFORE.test(before) || TARGET_AFTER.test(after)) return 'target';
  if (BECOMES_BEFORE.test(before) && BECOMES_AFTER.test(after)) return 'target';
  if (HUKOU_AFTER.test(after)) return NOT_BEFORE.test(before) ? 'not-hukou' : 'hukou';
  if (HUKOU_NOT_BEFORE.test(before)) return 'not-hukou';
  if (HUKOU_BEFORE.test(before) || HUKOU_NEVER_LEFT.test(before)) return 'hukou';
  if (hukouNear && STILL_IN.test(before) && after === '') return 'hukou';
  if (LIVES_BEFORE.test(before) || LIVES_AFTER.test(after))
    return NOT_LIVES_BEFORE.test(before) ? 'not-residence' : 'residence';
  return after.startsWith('人') ? 'origin' : 'plain';
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
    });
    return { ...found, role };
  });
  return withoutLeft(mentions, text);
}
