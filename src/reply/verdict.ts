// What a row comes to for somebody, in words: the point, why, and what they get.
import { benefitText } from '../catalog/benefit-text.ts';
import { describeCondition, describeTest } from '../catalog/describe.ts';
import type { Benefit, Catalog, Item } from '../catalog/schema.ts';
import type { Situation } from '../dialogue/situation.ts';
import { type Assessment, applying } from '../rules/assess.ts';
import type { Trace } from '../rules/evaluate.ts';
import type { Verdict } from '../rules/truth.ts';
import type { Block, Reason } from './blocks.ts';
import { sentence } from './words.ts';

export type Judged = Assessment<Benefit>;

/** A benefit in a line; for whom it is stands before it where that is one plain condition. */
function textOf(
  benefit: Benefit,
  catalog: Catalog,
  situation: Situation,
  withWhom: boolean,
): string {
  const plain = benefit.when !== undefined && 'fact' in benefit.when;
  const shownFor = withWhom && plain ? benefit : { ...benefit, when: undefined };
  return benefitText(shownFor, catalog.place.name, situation.knowledge.nameOf);
}

/** The leaves that are false where that makes the whole false: what stands in the way. */
function obstacles(trace: Trace): Trace[] {
  if (trace.verdict !== 'ineligible') return [];
  if (!('parts' in trace) || trace.kind === 'not') return [trace];
  return trace.parts.flatMap(obstacles);
}

function inWords(trace: Trace, catalog: Catalog, situation: Situation): string {
  const nameOf = situation.knowledge.nameOf;
  if (trace.kind === 'test') return describeTest(trace.test, catalog.place.name, nameOf);
  if (trace.kind === 'decision') return `${trace.decision.decision}（由主管部门认定）`;
  const [part] = trace.parts;
  if (part?.kind === 'test')
    return describeCondition({ not: part.test }, catalog.place.name, nameOf).join('，');
  return part === undefined ? '' : `不是「${inWords(part, catalog, situation)}」`;
}

function quoteOf(trace: Trace): string | undefined {
  if (trace.kind === 'test') return trace.test.quote;
  if (trace.kind === 'decision') return trace.decision.quote;
  return trace.parts.map(quoteOf).find((quote) => quote !== undefined);
}

/** The leaves of the rule, false branches of a settled 「任一」 left out. */
export function leaves(trace: Trace): Trace[] {
  if (!('parts' in trace) || trace.kind === 'not') return [trace];
  const settled =
    trace.kind === 'any' && (trace.verdict === 'eligible' || trace.verdict === 'conditional');
  const parts = settled
    ? trace.parts.filter(({ verdict }) => verdict === trace.verdict).slice(0, 1)
    : trace.parts;
  return parts.flatMap(leaves);
}

/** Each condition of the rule, and whether it holds. */
export function reasons(judged: Judged, catalog: Catalog, situation: Situation): Reason[] {
  const seen = new Set<string>();
  return leaves(judged.trace).flatMap((trace) => {
    const text = inWords(trace, catalog, situation);
    if (seen.has(text)) return [];
    seen.add(text);
    const quote = quoteOf(trace);
    return [{ holds: trace.verdict, text, ...(quote === undefined ? {} : { quote }) }];
  });
}

/** The first two benefits in a line. */
export const firstBenefit = (
  benefits: readonly Benefit[],
  catalog: Catalog,
  situation: Situation,
): string =>
  benefits
    .slice(0, 2)
    .map((benefit) => textOf(benefit, catalog, situation, false))
    .join('；');

/** What to show of the benefits: those that apply, or all where that is not settled. */
export function shown(judged: Judged): {
  readonly certain: boolean;
  readonly benefits: readonly Benefit[];
} {
  const certain = applying(judged);
  if (certain.length > 0 && judged.verdict !== 'unknown')
    return { certain: true, benefits: certain };
  const possible = judged.benefits
    .filter(({ verdict }) => verdict !== 'ineligible')
    .map(({ benefit }) => benefit);
  const all = judged.benefits.map(({ benefit }) => benefit);
  return {
    certain: false,
    benefits: judged.verdict === 'ineligible' || possible.length === 0 ? all : possible,
  };
}

/** What stands in the way. */
export function obstacleSentence(judged: Judged, catalog: Catalog, situation: Situation): string {
  const met = [
    ...new Set(obstacles(judged.trace).map((trace) => inWords(trace, catalog, situation))),
  ];
  return met.slice(0, 3).join('，或者');
}

const VERDICT_LEAD: Readonly<Record<Verdict, string>> = {
  eligible: '能。',
  conditional: '条件看着够，最后由主管部门认定。',
  unknown: '',
  ineligible: '现在还不行。',
};

const SUPPOSED_LEAD: Readonly<Record<Verdict, string>> = {
  eligible: '那样的话能。',
  conditional: '那样的话可以申请，由主管部门认定。',
  unknown: '',
  ineligible: '那样的话还不行。',
};

/** The sentence that the answer begins with. */
export function pointFor(
  judged: Judged,
  item: Item,
  catalog: Catalog,
  situation: Situation,
): string {
  const { verdict } = judged;
  const lead = (situation.supposed ? SUPPOSED_LEAD : VERDICT_LEAD)[verdict];
  const name = `${catalog.place.short}「${item.name}」`;
  if (verdict === 'ineligible')
    return sentence(`${lead}${name}要求${obstacleSentence(judged, catalog, situation)}`);
  const gives = firstBenefit(shown(judged).benefits, catalog, situation);
  return sentence(`${lead}${name}${gives === '' ? '' : `：${gives}`}`);
}

/** What is given, where the point has not said it all. */
export function amountBlock(judged: Judged, catalog: Catalog, situation: Situation): Block[] {
  const { certain, benefits } = shown(judged);
  if (benefits.length === 0) return [];
  const lines = [
    ...new Set(benefits.map((benefit) => textOf(benefit, catalog, situation, !certain))),
  ];
  // One line that the point has said already is not said again.
  if (lines.length === 1 && judged.verdict !== 'ineligible') return [];
  const text = certain
    ? '能得到什么'
    : judged.verdict === 'ineligible'
      ? '符合条件的人能得到什么'
      : '什么人能得到什么';
  return [{ type: 'amount', text, lines }];
}

/** Where no amount is stated for whoever asks for one, that is said. */
export function noAmount(judged: Judged, item: Item, situation: Situation): Block[] {
  const asked = situation.understood.acts.has('amount') || situation.understood.acts.has('ratio');
  const stated = shown(judged).benefits.some(
    ({ amount, text }) => amount !== undefined || /免|半|减/.test(text),
  );
  const noted = item.notes.some(({ about }) => about === 'amount');
  return asked && !stated && !noted
    ? [{ type: 'text', text: '具体多少钱，清单和正文都没有写，请问责任单位。' }]
    : [];
}
