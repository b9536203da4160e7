// The answer about one row of a list: the point first, then why, how much, who, what next, and the words.
import { benefitText } from '../catalog/benefit-text.ts';
import { describeCondition, describeTest } from '../catalog/describe.ts';
import type { Benefit, Catalog, Item } from '../catalog/schema.ts';
import { factsOf } from '../dialogue/people.ts';
import type { Situation } from '../dialogue/situation.ts';
import { type Assessment, applying, assess, nextAgeOfChange } from '../rules/assess.ts';
import { goesBy } from '../rules/condition.ts';
import type { Trace } from '../rules/evaluate.ts';
import { asInterval, type FactName, type Facts } from '../rules/facts.ts';
import type { Verdict } from '../rules/truth.ts';
import { eldersOf } from '../understanding/people.ts';
import type { Block, Reason, ReplyItem } from './blocks.ts';
import { bureauBlock, draftNotice, factsInWords, labelOf, sentence, sourceOf } from './words.ts';

export interface ItemAnswer {
  readonly item: ReplyItem;
  readonly assessment: Assessment<Benefit>;
  readonly blocks: readonly Block[];
}

type Judged = Assessment<Benefit>;

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
function leaves(trace: Trace): Trace[] {
  if (!('parts' in trace) || trace.kind === 'not') return [trace];
  const settled =
    trace.kind === 'any' && (trace.verdict === 'eligible' || trace.verdict === 'conditional');
  const parts = settled
    ? trace.parts.filter(({ verdict }) => verdict === trace.verdict).slice(0, 1)
    : trace.parts;
  return parts.flatMap(leaves);
}

function reasons(judged: Judged, catalog: Catalog, situation: Situation): Reason[] {
  const seen = new Set<string>();
  return leaves(judged.trace).flatMap((trace) => {
    const text = inWords(trace, catalog, situation);
    if (seen.has(text)) return [];
    seen.add(text);
    const quote = quoteOf(trace);
    return [{ holds: trace.verdict, text, ...(quote === undefined ? {} : { quote }) }];
  });
}

const firstBenefit = (
  benefits: readonly Benefit[],
  catalog: Catalog,
  situation: Situation,
): string =>
  benefits
    .slice(0, 2)
    .map((benefit) => textOf(benefit, catalog, situation, false))
    .join('；');

/** What to show of the benefits: those that apply, or all where that is not settled. */
function shown(judged: Judged): {
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

function obstacleSentence(judged: Judged, catalog: Catalog, situation: Situation): string {
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

function pointFor(judged: Judged, item: Item, catalog: Catalog, situation: Situation): string {
  const { verdict } = judged;
  const lead = (situation.supposed ? SUPPOSED_LEAD : VERDICT_LEAD)[verdict];
  const name = `${catalog.place.short}「${item.name}」`;
  if (verdict === 'ineligible')
    return sentence(`${lead}${name}要求${obstacleSentence(judged, catalog, situation)}`);
  const gives = firstBenefit(shown(judged).benefits, catalog, situation);
  return sentence(`${lead}${name}${gives === '' ? '' : `：${gives}`}`);
}

function amountBlock(judged: Judged, catalog: Catalog, situation: Situation): Block[] {
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

const MOST_NOTES = 3;

/** What the body text adds and the quotes don't show already; the amount first. */
function noteBlocks(item: Item, quotes: readonly Block[]): Block[] {
  const said = quotes.map((block) => (block.type === 'quote' ? block.text : '')).join('\n');
  return [...item.notes]
    .sort((a, b) => Number(b.about === 'amount') - Number(a.about === 'amount'))
    .filter(({ quote, text }) => text !== undefined || !said.includes(quote))
    .slice(0, MOST_NOTES)
    .map(({ text, quote, clause }) => ({
      type: 'text',
      text: sentence(
        text ?? `文件${clause === undefined ? '' : `（正文${clause}）`}还写明：${quote}`,
      ),
    }));
}

/** The words of the notes that are said in words of our own. */
function noteQuotes(item: Item, catalog: Catalog): Block[] {
  return item.notes
    .filter(({ text }) => text !== undefined)
    .map(({ quote, clause }) => ({
      type: 'quote',
      text: quote,
      source: sourceOf(catalog, clause, item.number),
    }));
}

function exclusiveBlocks(item: Item): Block[] {
  return item.exclusive.map(({ text }) => ({ type: 'text', text: sentence(text) }));
}

/** Where no amount is stated for whoever asks for one, that is said. */
function noAmount(judged: Judged, item: Item, situation: Situation): Block[] {
  const asked = situation.understood.acts.has('amount') || situation.understood.acts.has('ratio');
  const stated = shown(judged).benefits.some(
    ({ amount, text }) => amount !== undefined || /免|半|减/.test(text),
  );
  const noted = item.notes.some(({ about }) => about === 'amount');
  return asked && !stated && !noted
    ? [{ type: 'text', text: '具体多少钱，清单和正文都没有写，请问责任单位。' }]
    : [];
}

function noMaterials({ understood }: Situation): Block[] {
  return understood.acts.has('materials')
    ? [{ type: 'text', text: '要带什么材料，清单上没有写。先打电话问清楚再去，免得白跑。' }]
    : [];
}

/** Years ahead that are still worth a word to somebody who gets the item already. */
const SOON = 3;

function nextBirthday(judged: Judged, item: Item, catalog: Catalog, situation: Situation): Block[] {
  const next = nextAgeOfChange(catalog.place.code, item, situation.facts, situation.today);
  if (next === undefined) return [];
  const { verdict } = next.assessment;
  if (verdict === 'ineligible' || (verdict === 'unknown' && judged.verdict !== 'ineligible'))
    return [];
  const [low] = asInterval(situation.facts.age ?? 0);
  if (judged.verdict !== 'ineligible' && next.age - low > SOON) return [];
  const gives = firstBenefit(applying(next.assessment), catalog, situation);
  const then = verdict === 'unknown' ? '年龄就够了（其他条件另看）' : gives;
  return then === ''
    ? []
    : [
        {
          type: 'text',
          text: sentence(`满${next.age}周岁以后（还有${next.age - low}年左右）：${then}`),
        },
      ];
}

/** Items that this person can get in place of one they can't. */
function nearestInstead(item: Item, catalog: Catalog, situation: Situation): Block[] {
  const related = situation.knowledge.lexicon.services
    .filter(({ id }) => item.services.includes(id))
    .flatMap(({ related: ids }) => ids);
  const others = catalog.items.filter(
    (other) => other.number !== item.number && other.services.some((id) => related.includes(id)),
  );
  const open = others.filter(({ rule, benefits }) => {
    const { verdict } = assess(
      catalog.place.code,
      { rule, benefits },
      situation.facts,
      situation.today,
    );
    return verdict !== 'ineligible';
  });
  const names = open.slice(0, 2).map(({ number, name }) => `第${number}项「${name}」`);
  return names.length === 0
    ? []
    : [{ type: 'text', text: sentence(`可以再看看${names.join('和')}`) }];
}

function steps(verdict: Verdict, situation: Situation): Block {
  const { advice } = situation.knowledge.lexicon;
  const proxy = situation.subject === 'self' ? [] : advice.proxy;
  const items = verdict === 'ineligible' ? advice.ineligible : [...advice.steps, ...proxy];
  return { type: 'steps', title: '下一步', advice: true, items };
}

interface Evidence {
  readonly quote: string;
  readonly clause?: string | undefined;
}

function evidenceOf(trace: Trace): Evidence[] {
  if (trace.kind === 'test') return [trace.test];
  return trace.kind === 'decision' ? [trace.decision] : [];
}

/** The official words: the row whole, and each clause of the body that the answer rests on. */
export function quoteBlocks(judged: Judged, item: Item, catalog: Catalog): Block[] {
  const row: Block = {
    type: 'quote',
    text: item.content,
    source: sourceOf(catalog, undefined, item.number),
  };
  const rule = leaves(judged.trace).flatMap(evidenceOf);
  const clauses = [...rule, ...shown(judged).benefits].filter(({ clause }) => clause !== undefined);
  const seen = new Set<string>();
  return [
    row,
    ...clauses.flatMap(({ quote, clause }): Block[] => {
      if (seen.has(quote)) return [];
      seen.add(quote);
      return [{ type: 'quote', text: quote, source: sourceOf(catalog, clause, item.number) }];
    }),
  ];
}

function understoodBlock(situation: Situation, item: Item): Block[] {
  const told = Object.entries(situation.facts).filter(
    ([name]) => name === 'birthDate' || concerns(item, name as FactName),
  );
  const facts = factsInWords(situation.knowledge, Object.fromEntries(told) as Facts);
  if (facts.length === 0) return [];
  const who = labelOf(situation, situation.subject);
  return [{ type: 'understood', text: `按${who}：${facts.join('、')}来看`, facts }];
}

/** Whether an item's rule or benefits go by a fact. */
const concerns = (item: Item, fact: FactName): boolean =>
  goesBy(item.rule, fact) ||
  item.benefits.some(({ when }) => when !== undefined && goesBy(when, fact));

/** The list's own column, for whoever asks for it; whether the row has the * mark. */
function typeBlock(item: Item, { understood }: Situation): Block[] {
  const marked = item.added ? '这一项标*号，是当地增加的项目。' : '这一项没有标*号。';
  const types =
    item.types.length === 0 ? '这份清单没有写服务类型。' : `服务类型：${item.types.join('、')}。`;
  return [
    ...(understood.acts.has('type') ? [{ type: 'text', text: types } as const] : []),
    ...(understood.text.includes('*') || understood.acts.has('added')
      ? [{ type: 'text', text: marked } as const]
      : []),
  ];
}

/** The other elders whose age the message tells, each in a line of their own. */
function othersBlocks(situation: Situation, catalog: Catalog, item: Item): Block[] {
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

const LEADS: Readonly<Record<Verdict, string>> = {
  eligible: '能。',
  conditional: '看条件，由主管部门认定。',
  unknown: '还要看别的条件。',
  ineligible: '',
};

/** 「失能三级」 is read on the scale that the item asked about goes by. */
function onItsScale(situation: Situation, item: Item): Situation {
  const { abilityLevel, ltciLevel, ...rest } = situation.facts;
  if (
    ltciLevel !== undefined ||
    typeof abilityLevel !== 'number' ||
    !goesBy(item.rule, 'ltciLevel')
  )
    return situation;
  return { ...situation, facts: { ...rest, ltciLevel: abilityLevel } };
}

/** Whoever asks to move their 户籍 to a place has it elsewhere. */
function movingIn(situation: Situation, catalog: Catalog, item: Item): Situation {
  if (situation.facts.hukou !== undefined || !goesBy(item.rule, 'childHukou')) return situation;
  const elsewhere = { not: catalog.place.code };
  return goesBy(item.rule, 'hukou')
    ? { ...situation, facts: { ...situation.facts, hukou: elsewhere } }
    : situation;
}

/** Answers about one item for the person of the situation. */
export function answerItem(heard: Situation, catalog: Catalog, item: Item): ItemAnswer {
  const situation = movingIn(onItsScale(heard, item), catalog, item);
  const judged = assess(catalog.place.code, item, situation.facts, situation.today);
  const { verdict } = judged;
  const quotes = [...quoteBlocks(judged, item, catalog), ...noteQuotes(item, catalog)];
  const why = reasons(judged, catalog, situation);
  const blocks: Block[] = [
    { type: 'point', text: pointFor(judged, item, catalog, situation), verdict },
    ...draftNotice(catalog),
    ...understoodBlock(situation, item),
    ...amountBlock(judged, catalog, situation),
    ...noAmount(judged, item, situation),
    ...noMaterials(situation),
    ...exclusiveBlocks(item),
    { type: 'reasons', title: situation.personal ? '为什么' : '条件', items: why },
    ...othersBlocks(situation, catalog, item),
    ...nextBirthday(judged, item, catalog, situation),
    ...(verdict === 'ineligible' ? nearestInstead(item, catalog, situation) : []),
    ...noteBlocks(item, quotes),
    ...typeBlock(item, situation),
    bureauBlock(item, catalog),
    steps(verdict, situation),
    ...quotes,
  ];
  const { number, name } = item;
  return { item: { place: catalog.place.code, number, name, verdict }, assessment: judged, blocks };
}
