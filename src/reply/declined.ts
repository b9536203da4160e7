// The answer where what was asked for is not known: what it hangs on, and not the whole answer again.
import type { Catalog, Item } from '../catalog/schema.ts';
import type { Situation } from '../dialogue/situation.ts';
import type { FactName } from '../rules/facts.ts';
import type { Block } from './blocks.ts';
import type { ItemAnswer } from './item.ts';
import { bureauBlock, draftNotice, sourceOf } from './words.ts';

/** The row that settles what the person does not know, such as an assessment. */
function settledBy({ knowledge, asked }: Situation, { items }: Catalog): Item | undefined {
  const service = knowledge.lexicon.questions[asked as FactName]?.settledBy;
  return service === undefined
    ? undefined
    : items.find(({ services }) => services.includes(service));
}

/** The short answer after 「不知道」; undefined where something else was said. */
export function answerDeclined(
  situation: Situation,
  catalog: Catalog,
  item: Item,
  { assessment, blocks }: ItemAnswer,
): Block[] | undefined {
  const before = situation.conversation.topic?.row;
  const same = before?.number === item.number && before.place === catalog.place.code;
  if (situation.answered?.kind !== 'declined' || !same || assessment.verdict !== 'unknown')
    return undefined;
  const open = blocks
    .flatMap((block) => (block.type === 'reasons' ? block.items : []))
    .filter(({ holds }) => holds === 'unknown')
    .map(({ text }) => text);
  const helps = settledBy(situation, catalog);
  return [
    {
      type: 'point',
      text: `不清楚也不要紧。${catalog.place.short}「${item.name}」能不能享受，还要看：${open.join('；')}。`,
      verdict: assessment.verdict,
    },
    ...draftNotice(catalog),
    ...(helps === undefined || helps.number === item.number
      ? []
      : [
          {
            type: 'text',
            text: `没评过的，可以先看第${helps.number}项「${helps.name}」。`,
          } as const,
        ]),
    ...blocks.filter(({ type }) => type === 'amount'),
    bureauBlock(item, catalog),
    { type: 'quote', text: item.content, source: sourceOf(catalog, undefined, item.number) },
  ];
}
