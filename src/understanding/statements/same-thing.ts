// 「她那张没去办」「外省的还没领」: one more of what was spoken of before, without its name.
import type { Facts } from '../../rules/facts.ts';
import { clauseAt } from '../clauses.ts';
import { ownerAt } from '../people/index.ts';
import { type Reading, type Statement, SUPPOSED } from './statement.ts';

const THAT_ONE =
  /(?:那[张本]|的)(?:证|居住证)?(?:还|也|倒|都|一直|早就|早|已经|已|就)*(?:(没|未|呒没)(?:有|去)?(?:办|领|拿|申请)|(?:办|领|拿)(?:了|好|到|下来|出来))/g;

/** Whether somebody has a residence permit too, where that of another was told. */
export function fromSameThing(
  { text, people, places, clauses }: Reading,
  known: Facts | undefined,
): Statement[] {
  if (known?.residencePermit === undefined) return [];
  const isOne = (at: number) =>
    text[at] === '那' || places.some(({ role, end }) => role === 'permit' && end === at);
  const found = [...text.matchAll(THAT_ONE)].filter(({ index }) => isOne(index));
  return found.map(({ index, 0: words, 1: denial }) => ({
    fact: 'residencePermit' as const,
    value: denial === undefined,
    owner: ownerAt(index, people, clauses)?.owner,
    supposed: SUPPOSED.test(clauses[clauseAt(clauses, index)]?.text ?? ''),
    words,
    start: index,
    end: index + words.length,
  }));
}
