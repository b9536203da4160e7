// Rows asked for together: by bureau, by type of service, by the * mark.
import type { Catalog } from '../catalog/schema.ts';
import type { Topic } from './conversation.ts';
import { type Filter, FLOOR, type Move, STRONG, topScore } from './move.ts';
import type { Situation } from './situation.ts';

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

/** Which rows are asked for together: by bureau, by type of service, by the * mark. */
function filterOf(situation: Situation): Filter | undefined {
  const { acts, bureaus, text } = situation.understood;
  const several = acts.has('list') || acts.has('bureau-list') || acts.has('which-item');
  const top = topScore(situation);
  if (bureaus.length > 0 && (top < FLOOR || (several && top < STRONG)))
    return { what: 'bureau', bureaus };
  const type = situation.knowledge.types.find((name) => text.includes(name));
  if (type !== undefined && (several || bareType(text, type))) return { what: 'type', type };
  const marked = text.includes('*') || acts.has('added');
  if (marked && situation.understood.rows.length === 0 && top < STRONG) return { what: 'added' };
  return undefined;
}

/** The rows that a filter leaves. */
export function rowsOf(situation: Situation, catalog: Catalog, by: Filter): number[] {
  const of = (holds: (item: Catalog['items'][number]) => boolean) =>
    catalog.items.filter(holds).map(({ number }) => number);
  if (by.what === 'bureau') return bureauRows(situation, catalog, by.bureaus);
  if (by.what === 'type') return of(({ types }) => types.includes(by.type));
  return of(({ added }) => added);
}

export function filter(situation: Situation, catalog: Catalog | undefined): Move | undefined {
  const by = filterOf(situation);
  return by === undefined || catalog === undefined
    ? undefined
    : { kind: 'filter', by, rows: rowsOf(situation, catalog, by) };
}

/** 「那边的呢」 after rows by bureau, type or mark. */
export function filterAgain(
  situation: Situation,
  topic: Topic,
  catalog: Catalog | undefined,
): Move | undefined {
  if (catalog === undefined || topic.filter === undefined) return undefined;
  return { kind: 'filter', by: topic.filter, rows: rowsOf(situation, catalog, topic.filter) };
}
