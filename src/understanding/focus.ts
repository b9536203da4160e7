// Where in a message the question stands: what is said there counts more than the story around it.
import type { PhraseIndex } from '../lexicon/phrases.ts';
import { type Clause, within } from './clauses.ts';
import type { Hit, Hits } from './concepts.ts';
import { scoreTopics, type TopicScore } from './phrase-match.ts';

/** Shorter messages are question all through, in UTF-16 units. */
const LONG = 50;

/** 「给不给办」, 「阿好」: a question by its own form. */
const CHOICE = /([^不没勿弗])[不没勿弗]\1|阿[是有要能好可会来]|可不可以|行不行/;

const MAY_ASK = /[吗么伐呢不没？?]$|有没有|能不能|怎么|多少|哪|谁|啥|什么/;

/** The last clause that asks, else the last one. */
export const questionOf = (clauses: readonly Clause[]): Clause | undefined =>
  clauses.findLast(({ text }) => MAY_ASK.test(text)) ?? clauses.at(-1);

/** Where the question of a long letter begins. */
function focusOf(clauses: readonly Clause[]): number {
  const asked = clauses.findLast(({ text }) => MAY_ASK.test(text) || CHOICE.test(text));
  const sentence = (asked ?? clauses.at(-1))?.sentence;
  return clauses.find((clause) => clause.sentence === sentence)?.start ?? 0;
}

const SURELY_ASKS =
  /[？?吗么伐不没]$|请问|想问|咨询|能不能|可不可以|有没有|是否|怎么|多少|哪个|哪里|归谁|谁管|什么|咋|哪能|几[钱块化]|多大|啥时|多久/;

/** Whether a clause asks something, by its words. */
export const asksSurely = (text: string): boolean => SURELY_ASKS.test(text) || CHOICE.test(text);

/** What a word of the story weighs beside one of a question. */
const STORY = 0.7;

/** In a short message words of what is told often belong to the question. */
const BESIDE = 0.8;

const isWord = ({ concept, start, end }: Hit): boolean => end > start && !concept.startsWith('{');

const soften = (hits: Hits, share: number, isStory: (hit: Hit) => boolean): Hits => {
  const softer = (hit: Hit): Hit =>
    isWord(hit) && isStory(hit) ? { ...hit, strength: hit.strength * share } : hit;
  return new Map([...hits].map(([concept, found]) => [concept, found.map(softer)] as const));
};

/** The words of a long letter, those outside the sentences that ask made weaker. */
function softenedLetter(hits: Hits, clauses: readonly Clause[]): Hits {
  const asking = new Set(
    clauses.filter(({ text }) => asksSurely(text)).map(({ sentence }) => sentence),
  );
  if (asking.size === 0) return hits;
  const sentenceAt = (at: number) => clauses.findLast(({ start }) => start <= at)?.sentence ?? 0;
  return soften(hits, STORY, ({ start }) => !asking.has(sentenceAt(start)));
}

/** 「想住进去，要钱吗」, 「听说有人上门，怎么叫」: what is wished for or heard of is asked about too. */
const WISHED =
  /[想要愿求盼听]|申请|打算|希望|据说|说是|讲是|咨询|政府|国家|公家|政策|补贴|津贴|免费/;

/** A topic asked for this clearly needs no word of what is told beside the question. */
const ASKED = 0.85;

/** Lighter words (钱, 每月) belong to many topics. */
const TELLING = 0.7;

/** Topics of a message too short for a letter: 「意外险谁出钱 我有退休金」 asks for no 退休金. */
function shortTopics(index: PhraseIndex, hits: Hits, clauses: readonly Clause[]): TopicScore[] {
  const topics = scoreTopics(index, hits);
  const asking = clauses.filter(({ text }) => asksSurely(text));
  const telling = clauses.filter((clause) => !asksSurely(clause.text) && !WISHED.test(clause.text));
  if (asking.length === 0 || telling.length === 0) return topics;
  const isAsked = (hit: Hit) => asking.some((clause) => within(hit, clause));
  // Who somebody is (烈属, 特困) belongs to the question wherever it is said.
  const statuses = [...hits.values()].flat().filter(({ concept }) => concept.startsWith('{'));
  const isTold = (hit: Hit) =>
    telling.some((clause) => within(hit, clause)) && !statuses.some((one) => within(hit, one));
  const isTelling = (hit: Hit) => (index.weights.get(hit.concept) ?? 0) > TELLING;
  const alone = topics.some(({ score, best }) => {
    const words = best.hits.filter(isWord);
    return score >= ASKED && words.some(isTelling) && words.every(isAsked);
  });
  return alone ? scoreTopics(index, soften(hits, BESIDE, isTold)) : topics;
}

/** Topics by score, the highest first: what is asked counts more than what is told around it. */
export function askedTopics(
  index: PhraseIndex,
  hits: Hits,
  text: string,
  clauses: readonly Clause[],
): TopicScore[] {
  return text.length < LONG
    ? shortTopics(index, hits, clauses)
    : scoreTopics(index, softenedLetter(hits, clauses), focusOf(clauses));
}
