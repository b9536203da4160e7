// What else there is for somebody: what a coming birthday brings, and what they can get instead.
import type { Catalog, Item } from '../catalog/schema.ts';
import type { Situation } from '../dialogue/situation.ts';
import { applying, assess, nextAgeOfChange, withDerived } from '../rules/assess.ts';
import { asInterval } from '../rules/facts.ts';
import type { Block } from './blocks.ts';
import { firstBenefit, type Judged } from './verdict.ts';
import { sentence } from './words.ts';

/** Years ahead that are still worth a word to somebody who gets the item already. */
const SOON = 3;

/** What changes at the next birthday that changes anything. */
export function nextBirthday(
  judged: Judged,
  item: Item,
  catalog: Catalog,
  situation: Situation,
): Block[] {
  const next = nextAgeOfChange(catalog.place.code, item, situation.facts, situation.today);
  if (next === undefined) return [];
  const { verdict } = next.assessment;
  if (verdict === 'ineligible' || (verdict === 'unknown' && judged.verdict !== 'ineligible'))
    return [];
  const [low] = asInterval(withDerived(situation.facts, situation.today).age ?? 0);
  if (judged.verdict !== 'ineligible' && next.age - low > SOON) return [];
  const gives = firstBenefit(applying(next.assessment), catalog, situation);
  const then = verdict === 'unknown' ? '年龄就够了（其他条件另看）' : gives;
  return then === ''
    ? []
    : [
        {
          type: 'text',
          text: sentence(`满${next.age}周岁以后（还有${next.age - low}年左右）：${then}`),
        },
      ];
}

/** Items that this person can get in place of one they can't. */
export function nearestInstead(item: Item, catalog: Catalog, situation: Situation): Block[] {
  const related = situation.knowledge.lexicon.services
    .filter(({ id }) => item.services.includes(id))
    .flatMap(({ related: ids }) => ids);
  const others = catalog.items.filter(
    (other) => other.number !== item.number && other.services.some((id) => related.includes(id)),
  );
  const open = others.filter(({ rule, benefits }) => {
    const { verdict } = assess(
      catalog.place.code,
      { rule, benefits },
      situation.facts,
      situation.today,
    );
    return verdict !== 'ineligible';
  });
  const names = open.slice(0, 2).map(({ number, name }) => `第${number}项「${name}」`);
  return names.length === 0
    ? []
    : [{ type: 'text', text: sentence(`可以再看看${names.join('和')}`) }];
}
