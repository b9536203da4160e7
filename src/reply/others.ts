// The same row for the other elders that the message tells of.
import type { Catalog, Item } from '../catalog/schema.ts';
import { factsOf } from '../dialogue/people.ts';
import type { Situation } from '../dialogue/situation.ts';
import { applying, assess } from '../rules/assess.ts';
import type { Verdict } from '../rules/truth.ts';
import { eldersOf } from '../understanding/people/index.ts';
import type { Block } from './blocks.ts';
import { obstacleSentence } from './verdict.ts';
import { factsInWords, labelOf, sentence } from './words.ts';

const LEADS: Readonly<Record<Verdict, string>> = {
  eligible: '能。',
  conditional: '看条件，由主管部门认定。',
  unknown: '还要看别的条件。',
  ineligible: '',
};

/** The other elders whose age the message tells, each in a line of their own. */
export function othersBlocks(situation: Situation, catalog: Catalog, item: Item): Block[] {
  const { understood, subject, conversation, knowledge, today } = situation;
  const told = new Set(
    understood.statements.flatMap(({ fact, owner, also }) =>
      fact === 'age' || fact === 'birthDate' ? [owner, ...(also ?? [])] : [],
    ),
  );
  const others = eldersOf(understood.people).filter(
    ({ owner }) => owner !== subject && told.has(owner),
  );
  return others.map(({ owner }) => {
    const facts = factsOf(conversation, owner);
    const judged = assess(catalog.place.code, item, facts, today);
    const given = applying(judged).map((benefit) => benefit.text);
    const possible = judged.benefits.filter(
      ({ verdict }) => verdict !== 'ineligible' && verdict !== 'unknown',
    );
    const gives = (given.length > 0 ? given : possible.map(({ benefit }) => benefit.text)).join(
      '；',
    );
    const lead =
      judged.verdict === 'ineligible'
        ? `还不行，要求${obstacleSentence(judged, catalog, situation)}`
        : `${LEADS[judged.verdict]}${gives}`;
    const age =
      facts.age === undefined ? '' : `（${factsInWords(knowledge, { age: facts.age }).join('')}）`;
    return { type: 'text', text: sentence(`${labelOf(situation, owner)}${age}：${lead}`) };
  });
}
