// What the other elders of the message can get: what they share with the first, and what they have besides.
import type { Catalog } from '../catalog/schema.ts';
import { factsOf } from '../dialogue/people.ts';
import type { Situation } from '../dialogue/situation.ts';
import { applying, assess } from '../rules/assess.ts';
import { eldersOf } from '../understanding/people/index.ts';
import type { Block, ListedItem } from './blocks.ts';
import { factsInWords, labelOf, sentence } from './words.ts';

export interface Others {
  readonly blocks: readonly Block[];
  readonly items: readonly ListedItem[];
}

/** Elders named beside the one the list is for, of whom the message tells something. */
function othersTold({ understood, subject }: Situation): string[] {
  const told = new Set(
    understood.statements.flatMap(({ owner, also }) => [owner, ...(also ?? [])]),
  );
  return eldersOf(understood.people)
    .map(({ owner }) => owner)
    .filter((owner) => owner !== subject && told.has(owner));
}

function gets(situation: Situation, catalog: Catalog, person: string): ListedItem[] {
  const facts = factsOf(situation.conversation, person);
  return catalog.items.flatMap((item) => {
    const judged = assess(catalog.place.code, item, facts, situation.today);
    if (judged.verdict !== 'eligible' && judged.verdict !== 'conditional') return [];
    const text = applying(judged)[0]?.text ?? item.benefits[0]?.text ?? '';
    const { number, name } = item;
    return [{ place: catalog.place.code, number, name, verdict: judged.verdict, text }];
  });
}

function ofOne(
  situation: Situation,
  catalog: Catalog,
  person: string,
  shown: ReadonlySet<number>,
): Others {
  const all = gets(situation, catalog, person);
  const items = all.filter(({ number }) => !shown.has(number));
  const same = all.filter(({ number }) => shown.has(number)).map(({ number }) => number);
  const facts = factsInWords(situation.knowledge, factsOf(situation.conversation, person));
  const who = `${labelOf(situation, person)}（${facts.join('、')}）`;
  const alike =
    same.length === 0
      ? `${who}：按现在知道的，还定不下来能享受哪几项`
      : `${who}：第${same.join('、')}项同样能享受`;
  const title = same.length === 0 ? `${who}能享受` : `${labelOf(situation, person)}另外还有`;
  const besides: Block[] = items.length === 0 ? [] : [{ type: 'items', title, items }];
  const said: Block[] =
    same.length === 0 && items.length > 0 ? [] : [{ type: 'text', text: sentence(alike) }];
  return { blocks: [...said, ...besides], items };
}

/** @param shown numbers listed for the first already */
export function listOthers(
  situation: Situation,
  catalog: Catalog,
  shown: ReadonlySet<number>,
): Others {
  const each = othersTold(situation).map((person) => ofOne(situation, catalog, person, shown));
  return {
    blocks: each.flatMap(({ blocks }) => blocks),
    items: each.flatMap(({ items }) => items),
  };
}
