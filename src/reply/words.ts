// Small phrases that several replies share: how a person is called, what is known of them, sources.

import { leadsOf } from '../catalog/compare.ts';
import { describeFact } from '../catalog/describe.ts';
import { locusOf } from '../catalog/quotes.ts';
import type { Catalog, Item } from '../catalog/schema.ts';
import type { Situation } from '../dialogue/situation.ts';
import type { Knowledge } from '../knowledge.ts';
import { type FactName, type Facts, factNames } from '../rules/facts.ts';
import type { Block, Bureau, Source } from './blocks.ts';

/** 「您」, 「您母亲」. */
export function labelOf({ knowledge, conversation }: Situation, person: string): string {
  if (person === 'self') return '您';
  const label = knowledge.resources.person.get(person)?.label ?? '这位老人';
  return conversation.called?.[person] ?? label;
}

/** Facts in words, in the order of the vocabulary: 83周岁、户籍在…、低保. */
export function factsInWords(knowledge: Knowledge, facts: Facts): string[] {
  const known = factNames.filter((name) => facts[name] !== undefined && name !== 'sex');
  return known
    .map((name) => describeFact(name as FactName, facts[name] as never, knowledge.nameOf))
    .filter((words) => words !== '');
}

export const sourceOf = (
  { place, document }: Catalog,
  clause: string | undefined,
  number: number,
): Source => ({
  place: place.code,
  title: document.title,
  number: document.number,
  status: document.status,
  locus: locusOf(clause, number),
});

export const bureausOf = (item: Item, catalog: Catalog): Bureau[] => {
  const leads = leadsOf(item, catalog);
  return item.bureaus.map((name) => ({ name, leads: leads.includes(name) }));
};

const ORGANISER = 'organiser';

/** Who sees to an item, in a sentence; says so where the list does not say. */
export function bureauBlock(item: Item, catalog: Catalog): Block {
  const bureaus = bureausOf(item, catalog);
  const leads = bureaus.filter((bureau) => bureau.leads).map(({ name }) => name);
  const names = bureaus.map(({ name }) => name);
  if (names.length === 0) {
    const organiser = catalog.document.statements.find(({ about }) => about === ORGANISER);
    const whole =
      organiser?.bureau === undefined ? '' : `整个文件由${organiser.bureau}负责牵头组织实施。`;
    return { type: 'bureau', text: `这份清单没有写每一项的责任单位。${whole}`, bureaus };
  }
  const [only] = names;
  if (names.length === 1 && only !== undefined)
    return { type: 'bureau', text: leads.length === 1 ? `${only}（牵头）` : only, bureaus };
  const text =
    leads.length > 0 && leads.length < names.length
      ? `${leads.join('、')}牵头；还有${names.slice(leads.length).join('、')}`
      : `${names.join('、')}${leads.length === names.length ? '（都是牵头部门）' : '（清单没有写哪个牵头）'}`;
  return { type: 'bureau', text, bureaus };
}

/** The warning that a document is only a draft. */
export const draftNotice = ({ document, place }: Catalog): Block[] =>
  document.status === 'draft'
    ? [
        {
          type: 'notice',
          level: 'draft',
          text: `注意：${place.short}这份文件是征求意见稿，还不是正式文件，以后可能会改，办之前请先问清楚。`,
        },
      ]
    : [];

/** Full sentences end once. */
export const sentence = (text: string): string => (/[。！？!?]$/.test(text) ? text : `${text}。`);
