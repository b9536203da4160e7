// Whether a message that also asks for a list names one service clearly.
import type { Hit } from '../understanding/concepts.ts';
import { STRONG } from './move.ts';
import { isTelling } from './one-item.ts';
import { serviceScores } from './rank.ts';
import type { Situation } from './situation.ts';

/** An age alone names no service (「八十二了能领啥」), as a disability does. */
const AGED = /^\{\d+\+?\}$/;

/** 「能领」 in 「能领啥」 is a word of asking for everything. */
function asksForList({ knowledge, understood: { text } }: Situation, { start, end }: Hit): boolean {
  return (knowledge.lexicon.acts.list ?? []).some((words) => {
    const at = text.indexOf(words);
    return at >= 0 && start >= at && end <= at + words.length;
  });
}

/** 「镇上评的能力2级」 tells a grade, and asks for no rating. */
const GRADES: ReadonlySet<string> = new Set(['abilityLevel', 'ltciLevel']);
const GRADE_REACH = 8;

/** Whether one service is named clearly although the words also ask for a list (坐公交有什么优惠). */
export function namesOne(situation: Situation): boolean {
  const top = serviceScores(situation)[0];
  if (top === undefined || top.score < STRONG || top.best.coverage < 0.7) return false;
  const [name] = top.best.hits;
  if (top.best.phrase.concepts.length === 1 && name !== undefined && name.end - name.start > 3)
    return true;
  const { hits } = top.best;
  if (hits.every((hit) => AGED.test(hit.concept) || asksForList(situation, hit))) return false;
  const words = hits.filter((hit) => isTelling(situation, hit));
  const general = situation.understood.statements;
  const isTold = (hit: Hit) =>
    general.some(
      ({ fact, start, end }) =>
        hit.start >= start - (GRADES.has(fact) ? GRADE_REACH : 0) && hit.end <= end,
    );
  return words.some((hit) => !isTold(hit));
}
