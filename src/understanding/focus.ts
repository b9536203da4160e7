// Where in a long letter the question stands: what is said there counts more than the story around it.
import type { Clause } from './clauses.ts';
import type { Hit, Hits } from './concepts.ts';

/** Shorter messages are question all through, in UTF-16 units. */
const LONG = 50;

const MAY_ASK = /[吗么伐呢不没？?]$|有没有|能不能|怎么|多少|哪|谁|啥|什么/;

/** The last clause that asks, else the last one. */
export const questionOf = (clauses: readonly Clause[]): Clause | undefined =>
  clauses.findLast(({ text }) => MAY_ASK.test(text)) ?? clauses.at(-1);

/** Where the question of a long letter begins; 0 in a short message. */
export function focusOf(text: string, clauses: readonly Clause[]): number {
  if (text.length < LONG) return 0;
  const sentence = questionOf(clauses)?.sentence;
  return clauses.find((clause) => clause.sentence === sentence)?.start ?? 0;
}

const SURELY_ASKS =
  /[？?吗么伐不没]$|请问|想问|咨询|能不能|可不可以|有没有|是否|怎么|多少|哪个|哪里|归谁|谁管|什么/;

export const asksSurely = (text: string): boolean => SURELY_ASKS.test(text);

/** What a word of the story weighs beside one of a question. */
const STORY = 0.7;

const isWord = ({ concept, start, end }: Hit): boolean => end > start && !concept.startsWith('{');

/** The words of a long letter, those outside the sentences that ask made weaker. */
export function softened(hits: Hits, text: string, clauses: readonly Clause[]): Hits {
  if (text.length < LONG) return hits;
  const asking = new Set(
    clauses.filter((clause) => asksSurely(clause.text)).map(({ sentence }) => sentence),
  );
  if (asking.size === 0) return hits;
  const sentenceAt = (at: number) => clauses.findLast(({ start }) => start <= at)?.sentence ?? 0;
  const soften = (hit: Hit): Hit =>
    isWord(hit) && !asking.has(sentenceAt(hit.start))
      ? { ...hit, strength: hit.strength * STORY }
      : hit;
  return new Map([...hits].map(([concept, found]) => [concept, found.map(soften)] as const));
}
