// Rows asked for together: by bureau, by type of service, by 服务对象, by the * mark, or all of them.
import type { Catalog } from '../catalog/schema.ts';
import type { Topic } from './conversation.ts';
import { type Filter, FLOOR, type Move, STRONG, topScore } from './move.ts';
import type { Situation } from './situation.ts';
import { rowsAbout, themeOf } from './theme.ts';

function bareType(text: string, type: string): boolean {
  return text.replace(type, '').replace(/[\s类的项目有哪些]/g, '').length <= 4;
}

function bureauRows(situation: Situation, catalog: Catalog, named: readonly string[]): number[] {
  const words = named.flatMap((bureau) => situation.knowledge.resources.bureaus.get(bureau) ?? []);
  const first =
    situation.understood.acts.has('bureau') && /列第一|牵头/.test(situation.understood.text);
  return catalog.items
    .filter(({ bureaus }) =>
      (first && catalog.document.leads === 'first' ? bureaus.slice(0, 1) : bureaus).some((name) =>
        words.some((word) => name.includes(word)),
      ),
    )
    .map(({ number }) => number);
}

const GROUP_ASKED = /对象|哪几项|哪些项|有几项|栏/;
/** Asks for rows, and may as well ask for what they are about. */
const ROWS_ASKED = /条目|项目|对应|哪些|哪几/;
const SHORTEST_GROUP = 4;
/** 「80周岁以上的」, 「有特殊贡献的老人」 are kinds of 服务对象, whatever else is said. */
const GROUP_ALONE = /周岁|^特殊/;

/** 对国家和社会作出特殊贡献的老年人 → 特殊贡献. */
const coreOf = (group: string): string =>
  group.replace(/的?老年人$/, '').replace(/^.*(?:作出|经认定|符合条件的)/, '');

/** 服务对象 as this list words it, named in full or without 老年人. */
function groupNamed({ understood: { text } }: Situation, catalog: Catalog): string | undefined {
  const groups = [...new Set(catalog.items.map(({ group }) => group))];
  const named = groups
    .map((group) => ({ group, words: coreOf(group) }))
    .filter(({ words }) => words.length >= SHORTEST_GROUP || GROUP_ASKED.test(text))
    .filter(({ words }) => words.length > 1 && text.includes(words))
    .sort((a, b) => b.words.length - a.words.length)[0];
  if (named === undefined) return undefined;
  if (GROUP_ASKED.test(text)) return named.group;
  const bare = text.replace(named.words, '').replace(/的?老年?人/, '').length <= 4;
  return GROUP_ALONE.test(named.words) && (bare || ROWS_ASKED.test(text)) ? named.group : undefined;
}

/** 「清单一共多少项，名目都列出来」 asks for the list itself, not for what one person can get. */
const WHOLE_LIST =
  /(?:清单|目录|项目|名目|服务).{0,6}(?:全部|所有|全要|都列|列一下|列出来|一览|总共|一共|几项|多少项|哪些项|从头到尾)|(?:全部|所有|整[个张份]|完整|总共|一共|从头到尾).{0,6}(?:清单|目录|项目|名目|多少项|几项)/;

/** 「残疾老人相关的项目」 asks for rows, whatever it seems to tell of a person. */
const SORTED = /项目|清单|有关的|相关的|^只(?:看|要|查|列|说)/;

/** 「公安局管的？」, 「是归民政局管吗」 about the item spoken of is a question of yes or no. */
const THEIRS =
  /^(?:那|它|这个?)?(?:就?是|归|找|由|去|到)?[^哪些什么啥几呢]{2,12}(?:管|负责|办|发)的?(?:吗|么|伐|不|吧|[?？])+$/;

/** 「归这个局还是那个局」, 「这个是民政的吗」: whose the item spoken of is, not what else they see to. */
const WHOSE = /还是|(?:这个?|它|那个|该项)(?:也|就|又|到底|究竟)?(?:是|归|由|属)/;
const OF_SEVERAL = /哪些|哪几|几项|哪项|名下|都有/;

export const asksIfTheirs = ({ conversation, understood: { text, bureaus } }: Situation): boolean =>
  conversation.topic?.act === 'item' &&
  bureaus.length > 0 &&
  (THEIRS.test(text) || (WHOSE.test(text) && !OF_SEVERAL.test(text)));

/** Which rows are asked for together. */
function filterOf(situation: Situation, catalog: Catalog): Filter | undefined {
  const { acts, bureaus, text } = situation.understood;
  const several = acts.has('list') || acts.has('bureau-list') || acts.has('which-item');
  const top = topScore(situation);
  if (bureaus.length > 0 && !asksIfTheirs(situation) && (top < FLOOR || (several && top < STRONG)))
    return { what: 'bureau', bureaus };
  const type = situation.knowledge.types.find((name) => text.includes(name));
  const sorted = top < STRONG && text.includes(`${type}类`);
  if (type !== undefined && (several || sorted || bareType(text, type)))
    return { what: 'type', type };
  const group = top < STRONG ? groupNamed(situation, catalog) : undefined;
  if (group !== undefined) return { what: 'group', group };
  const marked = text.includes('*') || acts.has('added');
  if (marked && situation.understood.rows.length === 0 && top < STRONG) return { what: 'added' };
  const theme = situation.personal && !SORTED.test(text) ? undefined : themeOf(text);
  if (theme !== undefined && top < FLOOR) return { what: 'theme', theme };
  const whole = WHOLE_LIST.test(text) && !situation.personal && top < STRONG;
  return whole ? { what: 'all' } : undefined;
}

/** The rows that a filter leaves. */
export function rowsOf(situation: Situation, catalog: Catalog, by: Filter): number[] {
  const of = (holds: (item: Catalog['items'][number]) => boolean) =>
    catalog.items.filter(holds).map(({ number }) => number);
  if (by.what === 'bureau') return bureauRows(situation, catalog, by.bureaus);
  if (by.what === 'type') return of(({ types }) => types.includes(by.type));
  if (by.what === 'theme') return rowsAbout(catalog, by.theme);
  if (by.what === 'group') return of(({ group }) => group === by.group);
  return by.what === 'all' ? of(() => true) : of(({ added }) => added);
}

export function filter(situation: Situation, catalog: Catalog | undefined): Move | undefined {
  const by = catalog === undefined ? undefined : filterOf(situation, catalog);
  if (by === undefined || catalog === undefined) return undefined;
  const rows = rowsOf(situation, catalog, by);
  const sorted = by.what === 'group' || by.what === 'theme';
  return rows.length === 0 && sorted ? undefined : { kind: 'filter', by, rows };
}

/** 「那边的呢」 after rows listed together. */
export function filterAgain(
  situation: Situation,
  topic: Topic,
  catalog: Catalog | undefined,
): Move | undefined {
  if (catalog === undefined || topic.filter === undefined) return undefined;
  return { kind: 'filter', by: topic.filter, rows: rowsOf(situation, catalog, topic.filter) };
}
