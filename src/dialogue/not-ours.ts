// What a message asks that is no service for elders, alone or beside a question that is ours.
import { asksSurely } from '../understanding/focus.ts';
import type { TopicScore } from '../understanding/phrase-match.ts';
import { CLOSE, FLOOR, type Move, STRONG, topScore } from './move.ts';
import { isOutside, serviceScores } from './rank.ts';
import type { Situation } from './situation.ts';

/** Indexes of the clauses that the words of a topic stand in. */
function clausesOf({ understood }: Situation, { best }: TopicScore): Set<number> {
  const words = best.hits.filter(({ start, end }) => end > start);
  return new Set(
    words.map(({ start }) =>
      understood.clauses.findIndex((clause) => start >= clause.start && start < clause.end),
    ),
  );
}

const ASKS = /行不行|好不好|要不要|是不是|[怎咋哪几]/;

const asksIn = ({ understood }: Situation, clauses: ReadonlySet<number>): boolean =>
  [...clauses].some((at) => {
    const text = understood.clauses[at]?.text ?? '';
    return asksSurely(text) || ASKS.test(text);
  });

const outsideOf = ({ understood }: Situation, floor = FLOOR): TopicScore | undefined => {
  const best = understood.topics.find(isOutside);
  return best === undefined || best.score < floor ? undefined : best;
};

/** Two questions in one message: neither is what the whole of it sounds like. */
const BESIDE = 0.5;

/** So much of a phrase has to be there for a question beside another. */
const SURE = 0.9;

/** Whether a service and something that is not ours are asked about, each in clauses of its own. */
function asksBoth(situation: Situation, foreign: TopicScore): boolean {
  const ours = serviceScores(situation)[0];
  if (ours === undefined || ours.score < FLOOR || ours.best.coverage < SURE) return false;
  const [here, there] = [clausesOf(situation, ours), clausesOf(situation, foreign)];
  const apart = ![...here].some((at) => there.has(at));
  return apart && asksIn(situation, here) && asksIn(situation, there);
}

/** 「工钱他不给，法律援助办不办」: the question is ours, the story around it is not. */
function asksOnlyOurs(situation: Situation, foreign: TopicScore): boolean {
  const ours = serviceScores(situation)[0];
  if (ours === undefined || ours.score < STRONG || ours.best.coverage < SURE) return false;
  const [here, there] = [clausesOf(situation, ours), clausesOf(situation, foreign)];
  const last = [...here].every((at) => at > Math.max(...there));
  return last && asksIn(situation, here) && !asksIn(situation, there);
}

/** The topic that is not ours, where the message asks it beside a question that is. */
export function notOurs(situation: Situation): string | undefined {
  const foreign = outsideOf(situation, BESIDE);
  if (foreign === undefined || foreign.best.coverage < SURE) return undefined;
  return asksBoth(situation, foreign) ? foreign.topic : undefined;
}

/** 「津贴我领着的，身份证丢了哪里补」: a service is spoken of, and something else asked. */
function onlyToldOurs(situation: Situation, foreign: TopicScore): boolean {
  const ours = serviceScores(situation)[0];
  if (ours === undefined || foreign.best.coverage < SURE) return false;
  const [here, there] = [clausesOf(situation, ours), clausesOf(situation, foreign)];
  const apart = ![...here].some((at) => there.has(at));
  const { clauses } = situation.understood;
  const last = Math.max(...there) === clauses.length - 1;
  return apart && last && asksIn(situation, there) && !asksIn(situation, here);
}

export function outside(situation: Situation): Move | undefined {
  const best = outsideOf(situation);
  if (best === undefined || asksBoth(situation, best) || asksOnlyOurs(situation, best))
    return undefined;
  const stronger = best.score > topScore(situation) + CLOSE;
  return stronger || onlyToldOurs(situation, best)
    ? { kind: 'outside', topic: best.topic }
    : undefined;
}
