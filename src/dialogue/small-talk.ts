// Greetings, thanks and the like: what they are, and where a message says more than that.
import { ASPECTS } from '../understanding/aspects.ts';
import { FLOOR, type Move, topScore } from './move.ts';
import type { Situation } from './situation.ts';

const SMALL = [
  'forget',
  'restart',
  'privacy',
  'human',
  'help',
  'thanks',
  'bye',
  'greeting',
] as const;

/** Said at the beginning or the end of a question as well. */
const POLITE: ReadonlySet<string> = new Set(['thanks', 'bye', 'greeting']);

const ASKS = /[？?吗么伐]|啥|什么|谁|哪|几|多少|多久|怎|咋|要不要/;

/** 「晓得找谁了」 asks nothing. */
const SETTLED = /知道|晓得|明白|清楚|记[住下]|懂了/;

/** 「谢谢，那归谁管」 asks on about what is spoken of. */
function asksOn({ understood, conversation }: Situation): boolean {
  const { acts, clauses } = understood;
  return (
    conversation.topic !== undefined &&
    ASPECTS.some((aspect) => acts.has(aspect)) &&
    clauses.some(({ text }) => ASKS.test(text) && !SETTLED.test(text))
  );
}

export function small(situation: Situation): Move | undefined {
  const { acts } = situation.understood;
  const act = SMALL.find((name) => acts.has(name));
  if (act === undefined) return undefined;
  // 「清单从头到尾」 begins nothing anew.
  const anew = act === 'restart' && !acts.has('list');
  const always = act === 'forget' || anew || act === 'privacy';
  const alone =
    topScore(situation) < FLOOR &&
    (!acts.has('list') || act === 'help') &&
    situation.understood.rows.length === 0 &&
    situation.understood.bureaus.length === 0 &&
    !(POLITE.has(act) && asksOn(situation));
  const told = situation.understood.statements.length > 0 || situation.places.length > 0;
  // 「帮帮忙」 of the message before is read once more with the place that it waited for.
  const pendingAnswer =
    situation.answered !== undefined ||
    (situation.asked === 'place' && situation.places.length > 0);
  return always || (alone && !pendingAnswer && (!told || act === 'help'))
    ? { kind: 'small', act }
    : undefined;
}
