// A message that is only a piece of a row's name: 「那个津贴」 where the list has one 津贴.
import type { Catalog } from '../catalog/schema.ts';
import { FLOOR, type Move, topScore } from './move.ts';
import type { Situation } from './situation.ts';

const AROUND =
  /^(?:那么|那|就|是|问|看看?|说说|讲讲|还有)?(?:这|那)?[个项种份笔]?|[的呢吗么啊呀吧？?。！!]+$/g;

const SHORTEST = 2;
const MOST = 3;

export function byNamePart(situation: Situation, { items }: Catalog): Move | undefined {
  if (topScore(situation) >= FLOOR || situation.understood.statements.length > 0) return undefined;
  const part = situation.understood.text.replace(AROUND, '');
  if (part.length < SHORTEST) return undefined;
  const rows = items.filter(({ name }) => name.includes(part)).map(({ number }) => number);
  if (rows.length === 1) return { kind: 'items', rows };
  return rows.length > 1 && rows.length <= MOST ? { kind: 'which', rows } : undefined;
}
