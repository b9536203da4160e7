// Finds the people that a message speaks of: relatives, neighbours and pronouns.
import type { Person } from '../../lexicon/schema.ts';
import type { Hit, Hits } from '../concepts.ts';
import type { Resources } from '../resources.ts';
import { isBeside, isDead } from './beside.ts';
import { type Owner, type PersonMention, SPEAKER, THEM } from './person.ts';
import { asSpeaker, isAskedFor, isCarer } from './roles.ts';

const SPEAKER_WORDS = ['我们', '俺们', '阿拉', '咱们', '我', '俺', '伲', '咱', '吾', '偶', '本人'];
const THEM_WORDS = ['他们', '她们', '伊拉', '他', '她', '伊', '其'];

const SEX_OF: Readonly<Record<string, 'male' | 'female'>> = {
  他: 'male',
  她: 'female',
  她们: 'female',
};

/** 「我想问」 and the like speak of the asking, not of the asker. */
const ASKING =
  /^(?:就|也|再|是|还)?(?:想问|想知道|想打听|想咨询|问|打听|咨询|听|替|帮|代|跟你|跟侬|不知|想晓得|要问|想了解|看到|带|去问|刚?(?:翻|查|核对|确认|回想|数|算)[了过出]|看了(?:一?下|看|眼)|记错|说错|弄错|搞错|打错|写错|看错|记岔|想起)/;

const allOf = (hits: Hits): Hit[] =>
  [...hits].filter(([concept]) => concept.startsWith('person:')).flatMap(([, found]) => [...found]);

const overlaps = (a: { start: number; end: number }, b: { start: number; end: number }): boolean =>
  a.start < b.end && b.start < a.end;

/** 「另外公园」 holds no 外公. */
const isBroken = (text: string, { start, end }: Hit): boolean =>
  (text[start] === '外' && /[另此以例]$/.test(text.slice(0, start))) ||
  (text[end - 1] === '公' && text[end] === '园');

/** 「哎妈呀」 calls for no mother. */
const isExclaimed = (text: string, { start, end }: Hit): boolean =>
  /^[妈娘]$/.test(text.slice(start, end)) && /^[呀耶哟呦诶哎]/.test(text.slice(end));

/** Longest first, so that 外婆 is not 婆 and 丈母娘 not 娘. */
function kinMentions(
  text: string,
  hits: Hits,
  person: ReadonlyMap<string, Person>,
  taken: readonly Hit[],
): PersonMention[] {
  const kept: PersonMention[] = [];
  const longestFirst = allOf(hits)
    .filter((hit) => hit.strength === 1 && !isBroken(text, hit))
    .sort((a, b) => b.end - b.start - (a.end - a.start) || b.strength - a.strength);
  for (const hit of longestFirst) {
    if (isExclaimed(text, hit)) continue;
    const who = person.get(hit.concept.slice('person:'.length));
    if (who === undefined || kept.some((other) => overlaps(other, hit))) continue;
    if (
      taken.some(
        (name) =>
          name.start <= hit.start &&
          name.end >= hit.end &&
          name.end - name.start > hit.end - hit.start,
      )
    )
      continue;
    kept.push({
      owner: who.id === 'wife' || who.id === 'husband' ? 'spouse' : who.id,
      sex: who.sex,
      generation: who.generation,
      word: hit.word,
      start: hit.start,
      end: hit.end,
    });
  }
  return kept;
}

function pronounAt(text: string, at: number): { word: string; owner: Owner } | undefined {
  const find = (words: readonly string[]) => words.find((word) => text.startsWith(word, at));
  const speaker = find(SPEAKER_WORDS);
  if (speaker !== undefined) return { word: speaker, owner: SPEAKER };
  const them = find(THEM_WORDS);
  return them === undefined || text.startsWith('其中', at) || text.startsWith('其他', at)
    ? undefined
    : { word: them, owner: THEM };
}

function pronounMentions(text: string, kin: readonly PersonMention[]): PersonMention[] {
  const mentions: PersonMention[] = [];
  for (let at = 0; at < text.length; at++) {
    const found = pronounAt(text, at);
    if (found === undefined) continue;
    const end = at + found.word.length;
    // 「我妈」「我家」「我这里」 speak of the mother, the house, the place.
    const ofKin = kin.some(({ start, end: kinEnd }) => start <= end && kinEnd > end);
    const rest = text.slice(end, end + 6);
    if (!ofKin && !ASKING.test(rest) && !/^(?:这里|这边|那里|那边)/.test(rest))
      mentions.push({ owner: found.owner, sex: SEX_OF[found.word], generation: 0, start: at, end });
    at = end - 1;
  }
  return mentions;
}

/** 「阿姨问一下」「大姐你好」: whoever is spoken to. */
const VOCATIVE_AFTER = /^[，,！! ]?(?:你好|您好|请问|问一下|问下|问|麻烦|侬好|帮|求)/;

const isVocative = (text: string, { start, end }: PersonMention): boolean =>
  start <= 1 &&
  !/[替帮代为给]/.test(text.slice(0, start)) &&
  VOCATIVE_AFTER.test(text.slice(end, end + 4));

const NEIGHBOUR = 'neighbour';
const GENERIC = new Set(['spouse', 'old-woman', 'old-man', 'caller', 'grandfather', 'grandmother']);
/** Who rings a hotline about a neighbour is not that neighbour. */
const REPORTERS: ReadonlySet<string> = new Set([
  '来电人',
  '来电者',
  '咨询人',
  '诉求人',
  '反映人',
  '市民',
  '群众',
]);
const CALLED_OLD: ReadonlySet<string> = new Set([
  '老头',
  '老头子',
  '老头儿',
  '老太',
  '老太太',
  '老太婆',
  '老婆婆',
  '老人家',
  '老同志',
  '大爷',
  '大妈',
  '大娘',
  '阿婆',
  '老伯',
]);
const OWN_BEFORE = /[我俺咱伲拉他她]$/;

/** After a neighbour has been named, 老头 and 老太太 without 我 are that neighbour. */
const isSameNeighbour = (text: string, mention: PersonMention): boolean =>
  GENERIC.has(mention.owner) &&
  !REPORTERS.has(mention.word ?? '') &&
  !OWN_BEFORE.test(text.slice(0, mention.start)) &&
  !OWN_BEFORE.test(text[mention.start] ?? '');

/** 「楼里有位85岁阿婆」 */
const SAME_PHRASE = 5;

/** 「隔壁老太婆」「楼下的阿婆」: one person, the neighbour, of the sex of the second word. */
function joinNeighbours(mentions: readonly PersonMention[], text: string): PersonMention[] {
  const joined: PersonMention[] = [];
  // 「隔壁大爷…，大爷的…」
  const called = new Set<string>();
  const first = mentions.findIndex(({ owner }) => owner === NEIGHBOUR);
  // 「奶奶滑了一跤。邻居说…奶奶77」
  const earlier = new Set(mentions.slice(0, Math.max(0, first)).map(({ owner }) => owner));
  for (const mention of mentions) {
    const last = joined.at(-1);
    const known = joined.find(({ owner }) => owner === NEIGHBOUR);
    const apart = last === undefined || mention.start - last.end > SAME_PHRASE;
    const again = called.has(mention.word ?? '') && !OWN_BEFORE.test(text.slice(0, mention.start));
    if (
      known !== undefined &&
      apart &&
      !earlier.has(mention.owner) &&
      (again || isSameNeighbour(text, mention))
    ) {
      joined.push({ ...mention, owner: NEIGHBOUR });
      continue;
    }
    if (
      last?.owner === NEIGHBOUR &&
      mention.start - last.end <= SAME_PHRASE &&
      mention.owner !== SPEAKER
    ) {
      joined[joined.length - 1] = { ...last, sex: mention.sex ?? last.sex };
      if (mention.word !== undefined) called.add(mention.word);
    } else joined.push(mention);
  }
  return joined;
}

/** 「71岁老头坐公交…替我爸问」: the old man is the father asked for. */
function joinAskedFor(mentions: readonly PersonMention[], text: string): PersonMention[] {
  const asked = mentions.find(({ askedFor }) => askedFor === true);
  if (asked === undefined) return [...mentions];
  const isSame = (mention: PersonMention) =>
    CALLED_OLD.has(mention.word ?? '') &&
    !OWN_BEFORE.test(text.slice(0, mention.start)) &&
    (asked.sex === undefined || mention.sex === undefined || mention.sex === asked.sex);
  return mentions.map((mention) =>
    isSame(mention) ? { ...mention, owner: asked.owner, generation: asked.generation } : mention,
  );
}

/** People and pronouns in the order of the message. `names` are service names, in which kin don't count. */
export function findPeople(
  text: string,
  hits: Hits,
  resources: Resources,
  names: readonly Hit[],
): PersonMention[] {
  const kin = kinMentions(text, hits, resources.person, names);
  const all = [...kin, ...pronounMentions(text, kin)].sort((a, b) => a.start - b.start);
  const named = joinNeighbours(
    asSpeaker(text, all).filter((mention) => !isVocative(text, mention)),
    text,
  );
  const placed = named.map((mention) =>
    isBeside(text, mention, named)
      ? { ...mention, beside: true, ...(isDead(text, mention) ? { dead: true } : {}) }
      : mention,
  );
  const roles = placed.map((mention) => ({
    ...mention,
    ...(isAskedFor(text, mention, placed) ? { askedFor: true } : {}),
    ...(isCarer(text, mention, placed) ? { carer: true } : {}),
  }));
  return joinAskedFor(roles, text);
}
