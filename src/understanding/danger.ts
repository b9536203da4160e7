// Danger to life, a crime or a fraud under way: looked for before anything else.
import { classify } from '../language/text-model.ts';
import { type Danger, NO_DANGER } from '../lexicon/schema.ts';
import type { TopicScore } from './phrase-match.ts';
import type { Resources } from './resources.ts';

/** How sure it has to be; surer where a service of the lists is plainly spoken of. */
const LIKELY = 0.5;
const SURELY = 0.7;
const PLAINLY = 0.8;

const speaksOfService = ([top]: readonly TopicScore[]): boolean =>
  top !== undefined && top.score >= PLAINLY && !top.topic.startsWith('outside-');

/** The likeliest danger that a message tells of, undefined where it most likely tells of none. */
export function findDanger(
  text: string,
  topics: readonly TopicScore[],
  { cries, lexicon }: Resources,
): Danger | undefined {
  const shares = classify(cries, text);
  const share = 1 - (shares.get(NO_DANGER) ?? 1);
  if (share < (speaksOfService(topics) ? SURELY : LIKELY)) return undefined;
  const shareOf = ({ id }: Danger) => shares.get(id) ?? 0;
  return lexicon.safety.reduce((top, danger) => (shareOf(danger) > shareOf(top) ? danger : top));
}
