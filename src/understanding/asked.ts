// How well the sound of a whole message bears out the topics that its words speak for: 公园 in a complaint
// about noise asks for no free entry.
import { train } from '../language/text-learning.ts';
import { classify, type TextModel } from '../language/text-model.ts';
import type { Lexicon } from '../lexicon/schema.ts';
import type { TopicScore } from './phrase-match.ts';

/** Learns from the questions of the lexicon how each topic is asked for. */
export const learnTopics = ({ services, outside }: Lexicon): TextModel =>
  train(
    [...services, ...outside].flatMap(({ id, asked }) =>
      asked.map((text) => ({ text, label: id })),
    ),
  );

/** A few words, as clerks type them, have no sound of their own. */
const FEW = 26;
/** A topic at least so likely by the sound of the message keeps its score. */
const PLAUSIBLE = 0.3;
/** What the sound says counts softly, and never rules a topic out. */
const LEAST = 0.01;
const SOFTLY = 0.3;

const supportOf = (share: number): number =>
  Math.min(1, (share + LEAST) / (PLAUSIBLE + LEAST)) ** SOFTLY;

/**
 * The topics with their scores as far as the message sounds like them, the highest first.
 * @param pieces of the message
 */
export function borneOut(
  topics: readonly TopicScore[],
  pieces: readonly string[],
  asked: TextModel,
): TopicScore[] {
  if (topics.length === 0 || pieces.length < FEW) return [...topics];
  const shareOf = classify(asked, pieces);
  return topics
    .map((topic) => ({ ...topic, score: topic.score * supportOf(shareOf(topic.topic)) }))
    .sort((a, b) => b.score - a.score || (a.topic < b.topic ? -1 : 1));
}
