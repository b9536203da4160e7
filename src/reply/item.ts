// The answer about one row of a list: the point first, then why, how much, who, what next, and the words.
import type { Benefit, Catalog, Item } from '../catalog/schema.ts';
import { factsOf } from '../dialogue/people.ts';
import type { Situation } from '../dialogue/situation.ts';
import { type Assessment, assess } from '../rules/assess.ts';
import { concerns } from '../rules/concerns.ts';
import { goesBy } from '../rules/condition.ts';
import type { FactName, Facts } from '../rules/facts.ts';
import type { Verdict } from '../rules/truth.ts';
import type { Block, ReplyItem } from './blocks.ts';
import { since } from './document.ts';
import { noteBlocks, noteQuotes, quoteBlocks } from './evidence.ts';
import { othersBlocks } from './others.ts';
import { nearestInstead, nextBirthday } from './outlook.ts';
import { asksTogether, togetherBlocks } from './together.ts';
import { unaskedBlocks } from './unasked.ts';
import { amountBlock, noAmount, pointFor, reasons } from './verdict.ts';
import { bureauBlock, draftNotice, factsInWords, labelOf, sentence } from './words.ts';

export interface ItemAnswer {
  readonly item: ReplyItem;
  readonly assessment: Assessment<Benefit>;
  readonly blocks: readonly Block[];
}

function exclusiveBlocks(item: Item): Block[] {
  return item.exclusive.map(({ text }) => ({ type: 'text', text: sentence(text) }));
}

function noMaterials({ understood }: Situation): Block[] {
  return understood.acts.has('materials')
    ? [{ type: 'text', text: '要带什么材料，清单上没有写。先打电话问清楚再去，免得白跑。' }]
    : [];
}

/** Since when an item is given, for whoever asks: the list seldom says it of one item. */
function noStart({ understood }: Situation, catalog: Catalog, item: Item): Block[] {
  if (!understood.acts.has('effective') || item.notes.some(({ about }) => about === 'effect'))
    return [];
  return [{ type: 'text', text: `这一项从什么时候起，清单上没有写。${since(catalog)}` }];
}

/** How long a certificate or a grade holds good is in no list. */
const noValidity = ({ understood }: Situation): Block[] =>
  understood.acts.has('validity')
    ? [{ type: 'text', text: '有效期多长，清单上没有写，请问责任单位。' }]
    : [];

function steps(verdict: Verdict, situation: Situation): Block {
  const { advice } = situation.knowledge.lexicon;
  const proxy = situation.subject === 'self' ? [] : advice.proxy;
  const items = verdict === 'ineligible' ? advice.ineligible : [...advice.steps, ...proxy];
  return { type: 'steps', title: '下一步', advice: true, items };
}

function understoodBlock(situation: Situation, item: Item): Block[] {
  const told = Object.entries(situation.facts).filter(
    ([name]) => name === 'birthDate' || concerns(item, name as FactName),
  );
  const known = new Set(
    factsInWords(situation.knowledge, factsOf(situation.conversation, situation.subject)),
  );
  const facts = factsInWords(situation.knowledge, Object.fromEntries(told) as Facts).map((words) =>
    situation.supposed && !known.has(words) ? `假定${words}` : words,
  );
  if (facts.length === 0) return [];
  const who = labelOf(situation, situation.subject);
  return [{ type: 'understood', text: `按${who}：${facts.join('、')}来看`, facts }];
}

/** Why another place's list answers than the one spoken of. */
function homeBlock(situation: Situation, { place }: Catalog): Block[] {
  if (situation.movedHome !== true) return [];
  const who = labelOf(situation, situation.subject);
  const registered = situation.facts.hukou === place.code;
  const text = registered
    ? `这一项看户籍，${who}的户籍在${place.short}，所以按${place.short}的清单来答。`
    : `这一项看户籍，先按户籍在${place.short}来答。`;
  return [{ type: 'text', text }];
}

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

/** The same row for the same person, and nothing new told: general advice is not said twice. */
function isAgain(situation: Situation, catalog: Catalog, item: Item): boolean {
  const { conversation, subject, subjectBefore, understood, answered, supposed } = situation;
  const before = conversation.topic?.row;
  const same = before?.number === item.number && before.place === catalog.place.code;
  const told = understood.statements.length > 0 || answered !== undefined || supposed;
  const asked = understood.acts.has('how') || understood.acts.has('materials');
  return same && subject === subjectBefore && !told && !asked;
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
    ...homeBlock(situation, catalog),
    ...unaskedBlocks(item, situation),
    ...understoodBlock(situation, item),
    ...amountBlock(judged, catalog, situation),
    ...noAmount(judged, item, situation),
    ...noMaterials(situation),
    ...noStart(situation, catalog, item),
    ...noValidity(situation),
    ...(asksTogether(situation)
      ? togetherBlocks([item], catalog, situation)
      : exclusiveBlocks(item)),
    { type: 'reasons', title: situation.personal ? '为什么' : '条件', items: why },
    ...othersBlocks(situation, catalog, item),
    ...nextBirthday(judged, item, catalog, situation),
    ...(verdict === 'ineligible' ? nearestInstead(item, catalog, situation) : []),
    ...noteBlocks(item, quotes),
    ...typeBlock(item, situation),
    bureauBlock(item, catalog),
    ...(isAgain(situation, catalog, item) ? [] : [steps(verdict, situation)]),
    ...quotes,
  ];
  const { number, name } = item;
  return { item: { place: catalog.place.code, number, name, verdict }, assessment: judged, blocks };
}
