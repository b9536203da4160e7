// Where somebody is registered, lives, and has their children.
import { clauseAt } from '../clauses.ts';
import { eldersOf, type Owner, ownerAt, SPEAKER } from '../people/index.ts';
import type { PlaceMention } from '../places.ts';
import type { Reading, Statement } from './statement.ts';

const PLACE_FACTS = {
  hukou: (code: string) => ['hukou', code] as const,
  'not-hukou': (code: string) => ['hukou', { not: code }] as const,
  residence: (code: string) => ['residence', code] as const,
  'not-residence': (code: string) => ['residence', { not: code }] as const,
};

const MOST_CHILDREN =
  /(?:子女|儿女|孩子|兄弟|姐妹|我们|几个)(?:全部|全|都|多数|大多|大部分)+(?:住|住在|在)$/;

const ONLY_ONE = /(?:只有|就|唯独|单单)(?:我|一个|儿子|女儿).{0,4}(?:住|住在|在)$/;
const SEVERAL_CHILDREN =
  /[两二三四五六七八2-8]个(?:小孩|孩子|子女|儿女|儿子|女儿|娃)|兄弟|姐妹|兄妹|姐弟|我[哥姐弟妹]/;

/** Whether most of the children are where the place named at `start` is; undefined if nothing says so. */
function mostChildrenAt(text: string, start: number): boolean | undefined {
  const before = text.slice(Math.max(0, start - 12), start);
  if (MOST_CHILDREN.test(before)) return true;
  return ONLY_ONE.test(before) && SEVERAL_CHILDREN.test(text) ? false : undefined;
}

/** 「子女都在…」「三个孩子就我一个在…」 */
export function fromChildrenThere({ places, text }: Reading): Statement[] {
  return places
    .filter(({ start }) => mostChildrenAt(text, start) !== undefined)
    .map(({ start, end }) => ({
      fact: 'mostChildrenHere' as const,
      value: mostChildrenAt(text, start),
      owner: undefined,
      supposed: false,
      words: text.slice(start, end),
      start,
      end,
    }));
}

const AWAY =
  /上班|打工|工作|做生意|做买卖|开店|开厂|读书|定居|出差|(?:一年|几年|过年|半年|难得|很少)[^，。]{0,6}回|回(?:趟|一趟|不去|不来|不了)/;

/** 「人在外省十几年了，难得回一趟。老妈七十九」: who is away and names nobody is the one who writes. */
function isSpeakerAway({ start, role }: PlaceMention, { text, clauses, people }: Reading): boolean {
  if (role !== 'residence' || !eldersOf(people).some((elder) => elder.start > start)) return false;
  const { sentence } = clauses[clauseAt(clauses, start)] ?? {};
  const to = clauses.findLast((clause) => clause.sentence === sentence)?.end ?? start;
  const next = people.find((one) => one.start >= start)?.start ?? to;
  return AWAY.test(text.slice(start, Math.min(to, next)));
}

/** 「人和户口都在…」 */
const BOTH_BEFORE =
  /(?:人(?:和|跟|连|与|、)?(?:户口|户籍)|(?:户口|户籍)(?:和|跟|连|与|、)?人)(?:也|都|全|一直)*在$/;

/** 户籍 and residence by the role of a place that is named. */
export function fromPlaces(reading: Reading): Statement[] {
  const { places, people, clauses, text } = reading;
  return places.flatMap((place) => {
    const make = PLACE_FACTS[place.role as keyof typeof PLACE_FACTS];
    if (make === undefined) return [];
    const { start, end } = place;
    const named: Owner | undefined = ownerAt(start, people, clauses)?.owner;
    const owner = named ?? (isSpeakerAway(place, reading) ? SPEAKER : undefined);
    const both = BOTH_BEFORE.test(text.slice(Math.max(0, start - 12), start));
    const made = both ? [make(place.code), PLACE_FACTS.residence(place.code)] : [make(place.code)];
    const words = text.slice(start, end);
    return made.map(([fact, value]) => ({
      fact,
      value,
      owner,
      supposed: false,
      words,
      start,
      end,
    }));
  });
}

const MOVED =
  '(?:早就|早|已经|已|刚)(?:也|都)?(?:迁|落|转)了?(?:进来|过来|过去|这儿|这里|进去|到这|好)|也落(?:在)?(?:这儿|这里)|也迁了(?:进来|过来)';
const HERE = new RegExp(
  `(?:户口|户籍)${MOVED}|(?:户口|户籍)(?:也|都)?(?:一样|同样)|(?:户口|户籍)(?:也|都|也都)(?:是|在)(?:这里|这边|这儿|那里|那边|那儿|当地|本地)?的?(?=$|[，。！,. ])|一样的?(?:户口|户籍)|(?:户口|户籍)(?:也)?跟[我俺](?:一道|一样|一起)|[跟和同与][我俺]们?(?:是|在|上在|都是)?(?:一个|同一个|一本)(?:户口本?|户口簿|户籍)|(?:户口|户籍)(?:也|都)?[跟和同与][我俺]们?(?:在|是)?(?:一个|同一个|一)(?:本|本子|户|簿子?)(?:上|里)?`,
  'g',
);
const LOCAL =
  /(?:本地|当地|本县|本市|这里|这边)(?:的)?(?:户口|户籍)|(?:户口|户籍)(?:也|就|都|一直|还|仍)*在(?:这里|这边|这|本地|当地|村里|本村|镇上|社区)?(?=$|[，。,. 没]|都|从)/g;
const ELSEWHERE =
  /(?:外地|外省|外县|老家|别处)的?(?:户口|户籍)|(?:户口|户籍)(?:还|都|也|全|一直|仍)*在(?:老家|外地|外省)|不是(?:本地|当地|本县|本市)(?:户口|户籍|人)|户口(?:一直)?没(?:有)?迁/g;

/** 户籍 「here」 or 「elsewhere」, to be read with the place that is asked about. */
export function fromRelativeHukou({ text, people, clauses }: Reading): Statement[] {
  const read = (pattern: RegExp, value: string) =>
    [...text.matchAll(pattern)].map((match) => ({
      fact: 'hukou' as const,
      value,
      owner: ownerAt(match.index, people, clauses)?.owner,
      supposed: false,
      words: match[0],
      start: match.index,
      end: match.index + match[0].length,
    }));
  return [...read(ELSEWHERE, 'elsewhere'), ...read(HERE, 'here'), ...read(LOCAL, 'here')];
}
