// Whether two things can be had at the same time: what the document says of it, or that it says nothing.
import type { Catalog, Item } from '../catalog/schema.ts';
import type { Situation } from '../dialogue/situation.ts';
import type { Block } from './blocks.ts';
import { bureauBlock, draftNotice, sentence, sourceOf } from './words.ts';

interface Statement {
  readonly row: Item;
  readonly text: string;
  readonly quote: string;
  readonly clause?: string | undefined;
}

/** Words of a note that allow things together, or forbid it. */
const BOTH = /同时享受|不再享受|重复享受|不得同时/;

const SHORTEST_NAME = 4;

/** The names that a row goes by: 「甲补贴和乙补贴」 is two. */
const namesOf = ({ name }: Item): string[] =>
  name.split(/[和、（）]/).filter((part) => part.length >= SHORTEST_NAME);

const statementsOf = (row: Item): Statement[] => [
  ...row.exclusive.map(({ text, quote, clause }) => ({ row, text, quote, clause })),
  ...row.notes
    .filter(({ quote }) => BOTH.test(quote))
    .map(({ text, quote, clause }) => ({ row, text: text ?? quote, quote, clause })),
];

/** What the list says of having an item together with others, in its own row or in theirs. */
const saidOf = (item: Item, catalog: Catalog): Statement[] =>
  catalog.items.flatMap((row) =>
    statementsOf(row).filter(
      ({ quote }) =>
        row.number === item.number || namesOf(item).some((name) => quote.includes(name)),
    ),
  );

export const asksTogether = ({ understood }: Situation): boolean => understood.acts.has('together');

/** Words of a statement that tell how somebody is cared for. */
const SETTINGS: Readonly<Record<string, RegExp>> = {
  home: /居家|上门/,
  careInstitution: /机构/,
  medicalInstitution: /机构/,
};

/** What holds for the way this person is cared for comes first. */
function fittingFirst(said: readonly Statement[], { facts }: Situation): Statement[] {
  const words = SETTINGS[facts.careSetting ?? ''];
  const fits = ({ text }: Statement) => words?.test(text) === true;
  return [...said.filter(fits), ...said.filter((one) => !fits(one))];
}

/** The document's words on it, each once, in sentences; and that it says no more. */
export function togetherBlocks(
  items: readonly Item[],
  catalog: Catalog,
  situation: Situation,
): Block[] {
  const said = fittingFirst(
    items.flatMap((item) => saidOf(item, catalog)),
    situation,
  );
  const names = items.map(({ name }) => `「${name}」`).join('和');
  const lines = said.map(({ row, text }) =>
    sentence(`第${row.number}项「${row.name}」写着：${text}`),
  );
  const rest =
    lines.length === 0
      ? `${catalog.place.short}${names}能不能和别的待遇同时享受，清单和正文都没有写，请问责任单位。`
      : '和其他待遇能不能同时享受，文件没有写。';
  return [...new Set([...lines, rest])].map((text) => ({ type: 'text', text }));
}

/** The short answer, where nothing else is asked. */
export function answerTogether(
  items: readonly Item[],
  catalog: Catalog,
  situation: Situation,
): Block[] {
  const [first, ...more] = togetherBlocks(items, catalog, situation);
  const point = first?.type === 'text' ? first.text : '';
  const rows = [
    ...new Set([...items, ...items.flatMap((item) => saidOf(item, catalog).map(({ row }) => row))]),
  ];
  return [
    { type: 'point', text: point },
    ...draftNotice(catalog),
    ...more,
    ...(items.length === 1 ? items.map((item) => bureauBlock(item, catalog)) : []),
    ...rows.map(
      ({ content, number }) =>
        ({ type: 'quote', text: content, source: sourceOf(catalog, undefined, number) }) as const,
    ),
  ];
}
