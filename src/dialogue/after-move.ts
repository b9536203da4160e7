// 「要是户口迁过来给多少」 after an allowance that goes by 户籍: asks of the allowance once moved, not of the move.

import { listOf } from '../knowledge.ts';
import type { TopicScore } from '../understanding/phrase-match.ts';
import type { Topic } from './conversation.ts';
import { asksHukou, rowAskedFor } from './home.ts';
import type { Situation } from './situation.ts';

const MOVED = '(?:迁|转|落|挪)(?:好|成|完|过来|进来|过去|到|来|进|入)';

/** A move that is only supposed, or spoken of as done some day. */
const SUPPOSED = new RegExp(
  `(?:要是|如果|假如|万一|若是|倘若|等)[^，。,;；？?]{0,10}${MOVED}|${MOVED}[^，。,;；？?]{0,4}(?:以后|之后|后|的话)`,
);

const OF_HUKOU = /户口|户籍|迁/;

/** What the move brings is asked, and not what it takes. */
const BRINGS = /领|拿|给|发|享受|多少|几|有[吗没伐不么]|有没有|[津补]贴|算数|呢\W?$/;
const TAKES = ['materials', 'how', 'conditions'];

/** Topics that nothing but the words of the move speak for. */
const isOfMove =
  (start: number, end: number) =>
  ({ best }: TopicScore): boolean =>
    best.hits.every((hit) => hit.start >= start && hit.end <= end);

const goesByHukou =
  (situation: Situation) =>
  ({ row }: Topic): boolean => {
    const catalog = listOf(situation.knowledge, situation.place, situation.today);
    const item =
      row?.place === situation.place
        ? catalog?.items.find(({ number }) => number === row?.number)
        : undefined;
    return item !== undefined && asksHukou(item.rule);
  };

/** The situation as it would be with the 户籍 moved here, where something that goes by it is spoken of. */
export function afterMove(situation: Situation): Situation {
  const { understood, place, conversation, facts } = situation;
  const match = SUPPOSED.exec(understood.text);
  if (match === null || place === undefined || !OF_HUKOU.test(understood.text)) return situation;
  if (!BRINGS.test(understood.text) || TAKES.some((act) => understood.acts.has(act)))
    return situation;
  const [start, end] = [match.index, match.index + match[0].length];
  // 户口 may stand right before the words that move it.
  const from = Math.max(0, start - 3);
  const topics = understood.topics.filter((topic) => !isOfMove(from, end)(topic));
  const acts = new Set([...understood.acts].filter((act) => act !== 'move'));
  const moved: Situation = {
    ...situation,
    understood: { ...understood, topics, acts },
    facts: { ...facts, hukou: place },
    supposed: true,
  };
  const row = rowAskedFor(moved);
  if (row !== undefined && asksHukou(row.rule)) return moved;
  const earlier = conversation.earlier.find(goesByHukou(situation));
  return earlier === undefined
    ? situation
    : { ...moved, conversation: { ...conversation, topic: earlier } };
}
