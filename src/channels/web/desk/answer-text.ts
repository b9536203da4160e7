// 「答复口径」: a row and a person's facts as plain text to read out or to paste.
import { benefitText } from '../../../catalog/benefit-text.ts';
import { leadsOf } from '../../../catalog/compare.ts';
import { describeCondition } from '../../../catalog/describe.ts';
import { locusOf, quotesOf } from '../../../catalog/quotes.ts';
import type { Catalog, Item } from '../../../catalog/schema.ts';
import type { Knowledge } from '../../../knowledge.ts';
import { factsInWords } from '../../../reply/words.ts';
import { type Assessment, applying } from '../../../rules/assess.ts';
import type { Facts } from '../../../rules/facts.ts';
import { factLabels } from './fact-words.ts';
import { isKnown, type Judged } from './verdicts.ts';

/** 清单没有这一栏; or the bureaus, with who leads as far as the document says. */
export const bureauText = (item: Item, catalog: Catalog): string => {
  if (item.bureaus.length === 0) return '清单没有写责任单位';
  const leads = leadsOf(item, catalog);
  if (leads.length === 0) {
    const unsaid = item.bureaus.length > 1 ? '（文件没有说哪个牵头）' : '';
    return `${item.bureaus.join('、')}${unsaid}`;
  }
  return item.bureaus.map((name) => (leads.includes(name) ? `${name}（牵头）` : name)).join('、');
};

/** 《题名》文号，2023-12-29印发，现行. */
export const sourceText = ({ document }: Catalog): string => {
  const isDraft = document.status === 'draft';
  return [
    `《${document.title}》${document.number ?? '（无文号）'}`,
    ...(document.issuedOn === null ? [] : [`${document.issuedOn}${isDraft ? '公布' : '印发'}`]),
    ...(document.effectiveFrom === null
      ? []
      : [`${isDraft ? '拟' : ''}${document.effectiveFrom}起施行`]),
    isDraft ? '征求意见稿' : '现行',
  ].join('，');
};

/** The warning that a document is a draft; empty for one in force. */
export const draftWarning = ({ document }: Catalog): string =>
  document.status === 'draft'
    ? '注意：这份文件是征求意见稿，还没有正式施行，以后可能会改，以正式文件为准。'
    : '';

const missingText = ({ missing }: Assessment): string =>
  missing.map((fact) => factLabels[fact]).join('、');

const verdictPoint = (item: Item, assessment: Assessment): string => {
  switch (assessment.verdict) {
    case 'eligible':
      return `符合「${item.name}」的条件。`;
    case 'conditional':
      return `清单写明的条件符合，「${item.name}」还要由主管部门认定。`;
    case 'ineligible':
      return `按目前的情况，不符合「${item.name}」的条件。`;
    case 'unknown':
      return `「${item.name}」还不能定，要先问清：${missingText(assessment)}。`;
  }
};

const pointOf = ({ item, assessment }: Judged, known: readonly string[]): string =>
  assessment === undefined
    ? `「${item.name}」：${item.content}`
    : `${known.length === 0 ? '' : `按来电人的情况（${known.join('、')}），`}${verdictPoint(item, assessment)}`;

const benefitsOf = ({ item, assessment }: Judged): Item['benefits'] => {
  const certain = assessment === undefined ? [] : applying(assessment);
  return certain.length > 0 ? certain : item.benefits;
};

const numbered = (lines: readonly string[]): string[] => {
  let index = 0;
  return lines.map((line) => (/^[\s　]/.test(line) ? line : `${++index}. ${line}`));
};

const section = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : [`【${title}】`, ...lines];

const quoteLines = (item: Item): string[] => [
  `清单第${item.number}项：“${item.content}”`,
  ...new Set(
    quotesOf(item)
      .filter(({ clause }) => clause !== undefined)
      .map(({ quote, clause }) => `${locusOf(clause, item.number)}：“${quote}”`),
  ),
];

/** What is known of a person, in words. */
export const knownWords = (knowledge: Knowledge, facts: Facts): string[] => [
  ...(facts.sex === undefined ? [] : [facts.sex === 'female' ? '女性' : '男性']),
  ...factsInWords(knowledge, facts),
];

/** The whole text: point, conditions, amount, bureau, official words, source, draft warning. */
export const answerText = (knowledge: Knowledge, judged: Judged, facts: Facts): string => {
  const { catalog, item } = judged;
  const { nameOf } = knowledge.registry;
  const place = catalog.place.name;
  const warning = draftWarning(catalog);
  const known = isKnown(facts) ? knownWords(knowledge, facts) : [];
  return [
    `${place} 第${item.number}项 ${item.name}${item.added ? '（*）' : ''}`,
    ...(warning === '' ? [] : [warning]),
    ...section('要点', [pointOf(judged, known)]),
    ...section('条件', numbered(describeCondition(item.rule, place, nameOf))),
    ...section(
      '待遇',
      benefitsOf(judged).map((benefit) => benefitText(benefit, place, nameOf)),
    ),
    ...section(
      '说明',
      item.exclusive.map(({ text }) => text),
    ),
    ...section('责任单位', [bureauText(item, catalog)]),
    ...section('原文', quoteLines(item)),
    ...section('出处', [sourceText(catalog)]),
    '以经办单位核定为准。',
  ].join('\n');
};
