// 「就我一个娃，我评了二级残」: the only child of the elders is the one who is disabled.
import { asInterval, type Interval } from '../../rules/facts.ts';
import { eldersOf, SPEAKER } from '../people/index.ts';
import type { Reading, Statement } from './statement.ts';

const ONLY_ME =
  /(?:就|只有|只|单)(?:生了?|养了?)?[我俺](?:这么|这)?一?个(?:娃|孩子|小孩|儿子|女儿|闺女|子女|独苗)|[我俺](?:就)?是(?:家里)?(?:的)?(?:独生|独子|独女|独苗|唯一的(?:孩子|子女))/;

const isDisabled = ({ fact, owner, value }: Statement): boolean =>
  fact === 'disabilityGrade' && owner === SPEAKER && asInterval(value as number | Interval)[0] > 0;

/** What follows for the parents of whoever writes. */
export function fromOnlyChild(
  { text, people }: Reading,
  statements: readonly Statement[],
): Statement[] {
  const told = statements.find(isDisabled);
  const parents = eldersOf(people).filter(({ generation }) => generation === 1);
  if (told === undefined || parents.length === 0 || !ONLY_ME.test(text)) return [];
  return parents.map(({ owner }) => ({
    ...told,
    fact: 'familyPlanning' as const,
    value: 'childDisabled',
    owner,
  }));
}
