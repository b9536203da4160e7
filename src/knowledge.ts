// What the core knows: the lists and how people talk. Read-only, built once by the shell.

import type { Registry } from './catalog/registry.ts';
import type { Catalog } from './catalog/schema.ts';
import type { Lexicon } from './lexicon/schema.ts';
import type { Resources } from './understanding/resources.ts';
import type { RowSearch } from './understanding/row-search.ts';

export interface Knowledge {
  readonly registry: Registry;
  readonly lexicon: Lexicon;
  readonly resources: Resources;
  readonly rows: RowSearch;
  /** Types of service that any list has, so that a list without them can say so. */
  readonly types: readonly string[];
  /** Name of any division of the country, or its code. */
  readonly nameOf: (code: string) => string;
}

/** The list of a place that holds on a day, if it has rows. */
export function listOf(
  knowledge: Knowledge,
  place: string | undefined,
  today: string,
): Catalog | undefined {
  const catalog = place === undefined ? undefined : knowledge.registry.current(place, today);
  return catalog === undefined || catalog.items.length === 0 ? undefined : catalog;
}
