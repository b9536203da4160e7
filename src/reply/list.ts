// Several items: what a person can get, and rows that have something in common.
import type { Catalog, Item } from '../catalog/schema.ts';
import type { Filter } from '../dialogue/move.ts';
import type { Situation } from '../dialogue/situation.ts';
import { type Assessment, applying, assess } from '../rules/assess.ts';
import type { Trace } from '../rules/evaluate.ts';
import type { FactName } from '../rules/facts.ts';
import type { Verdict } from '../rules/truth.ts';
import type { Block, ListedItem, ReplyItem } from './blocks.ts';
import { type Asked, askFact, askRare } from './question.ts';
import { draftNotice, factsInWords, labelOf, sentence, sourceOf } from './words.ts';

interface Judged {
  readonly item: Item;
  readonly assessment: Assessment<Item['benefits'][number]>;
}

export interface ListAnswer {
  readonly items: readonly ReplyItem[];
  readonly blocks: readonly Block[];
  readonly asked: Asked | undefined;
}

/** Follow-ups before the list is offered as it stands. */
const MOST_QUESTIONS = 3;

/** Asked in one turn with a tick-list. */
const RARE: ReadonlySet<FactName> = new Set([
  'disabilityGrade',
  'disabilityKind',
  'familyPlanning',
  'service',
  'braveryDisabled',
  'vagrant',
]);

/** Not asked about in a check of everything: they belong to one item only. */
const SPECIAL: ReadonlySet<FactName> = new Set([
  'caregiverTraining',
  'legalAidNeeded',
  'firstWillNotarization',
  'childHukou',
  'childUrban',
  'mostChildrenHere',
  'livesWithChild',
  'residencePermit',
  'housingHere',
  'ownChildren',
  'familySupportHard',
  'stateRegularAllowance',
  'supporters',
  'longTermCareNeeded',
]);

const benefitOf = ({ item, assessment }: Judged): string => {
  const [first] = applying(assessment);
  return first?.text ?? item.benefits[0]?.text ?? '';
};

function listed(judged: Judged, catalog: Catalog, verdict: Verdict | null): ListedItem {
  const { number, name } = judged.item;
  return { place: catalog.place.code, number, name, verdict, text: benefitOf(judged) };
}

/** The fact that keeps most items open; ties go to the earlier one. */
function mostBlocking(
  open: readonly Judged[],
  declined: readonly string[],
): FactName | 'rare' | undefined {
  const counts = new Map<FactName | 'rare', number>();
  for (const { assessment } of open) {
    const facts = assessment.missing.filter((fact) => !SPECIAL.has(fact));
    const names = new Set(facts.map((fact) => (RARE.has(fact) ? ('rare' as const) : fact)));
    for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const asked = [...counts].filter(([name]) => !declined.includes(name));
  const [top] = asked.sort((a, b) => b[1] - a[1]);
  return top?.[0];
}

function nextQuestion(situation: Situation, open: readonly Judged[]): Asked | undefined {
  const { conversation, subject } = situation;
  if (conversation.asked >= MOST_QUESTIONS) return undefined;
  const fact = mostBlocking(open, conversation.declined[subject] ?? []);
  if (fact === undefined) return undefined;
  return fact === 'rare' ? askRare(situation) : askFact(situation, fact);
}

const ofVerdict = (judged: readonly Judged[], verdict: Verdict): Judged[] =>
  judged.filter(({ assessment }) => assessment.verdict === verdict);

const COMMON: ReadonlySet<FactName> = new Set(['age', 'hukou', 'residence']);

const leavesOf = (trace: Trace): Trace[] =>
  'parts' in trace ? trace.parts.flatMap(leavesOf) : [trace];

/** One thing is still open, and something that only few have has been told already. */
function isNear({ assessment }: Judged): boolean {
  if (assessment.missing.length !== 1) return false;
  return leavesOf(assessment.trace).some(
    (leaf) => leaf.kind === 'test' && leaf.verdict === 'eligible' && !COMMON.has(leaf.test.fact),
  );
}

function group(
  title: string,
  judged: readonly Judged[],
  catalog: Catalog,
  verdict: Verdict,
): Block[] {
  if (judged.length === 0) return [];
  return [{ type: 'items', title, items: judged.map((one) => listed(one, catalog, verdict)) }];
}

/** What the person can get of a place's list, and the question that settles most of the rest. */
export function answerCanGet(situation: Situation, catalog: Catalog): ListAnswer {
  const judged = catalog.items.map((item) => ({
    item,
    assessment: assess(catalog.place.code, item, situation.facts, situation.today),
  }));
  const eligible = ofVerdict(judged, 'eligible');
  const conditional = ofVerdict(judged, 'conditional');
  const open = ofVerdict(judged, 'unknown');
  const near = open.filter(isNear);
  const asked = nextQuestion(situation, open);
  const who = labelOf(situation, situation.subject);
  const facts = factsInWords(situation.knowledge, situation.facts);
  const settled = eligible.length + conditional.length;
  const point =
    settled === 0
      ? `${catalog.place.short}的清单一共${catalog.items.length}项，知道${who}的情况才能定是哪几项。`
      : `按现在知道的，${who}在${catalog.place.short}能享受${eligible.length}项${conditional.length === 0 ? '' : `，另有${conditional.length}项要主管部门认定`}。`;
  const blocks: Block[] = [
    { type: 'point', text: point },
    ...draftNotice(catalog),
    ...(facts.length === 0
      ? []
      : [{ type: 'understood', text: `按${who}：${facts.join('、')}来看`, facts } as const]),
    ...group('能享受', eligible, catalog, 'eligible'),
    ...group('看条件，由主管部门认定', conditional, catalog, 'conditional'),
    ...(open.length === 0
      ? []
      : [
          {
            type: 'text',
            text: `还差一些情况才能定的有${open.length}项。想细看哪一项，说它的名字或第几项就行。`,
          } as const,
        ]),
  ];
  const items = [...eligible, ...conditional, ...near].map(({ item, assessment }) => ({
    place: catalog.place.code,
    number: item.number,
    name: item.name,
    verdict: assessment.verdict,
  }));
  return { items, blocks, asked };
}

function bureauNames(
  by: Extract<Filter, { what: 'bureau' }>,
  catalog: Catalog,
  situation: Situation,
): string {
  const all = [...new Set(catalog.items.flatMap(({ bureaus }) => bureaus))];
  const names = by.bureaus.flatMap((bureau) => {
    const words = situation.knowledge.resources.bureaus.get(bureau) ?? [];
    return all.find((name) => words.some((word) => name.includes(word))) ?? bureau;
  });
  return [...new Set(names)].join('、');
}

function filterTitle(by: Filter, catalog: Catalog, situation: Situation, found: number): string {
  const place = catalog.place.short;
  if (by.what === 'added') return `${place}自己增加（标*号）的项目有${found}项`;
  if (by.what === 'type') return `${place}清单里「${by.type}」有${found}项`;
  if (by.what === 'group') return `${place}清单里服务对象写「${by.group}」的有${found}项`;
  if (by.what === 'theme') return `${place}清单里讲到「${by.theme}」方面的有${found}项`;
  if (by.what === 'all') return `${place}的清单一共${found}项`;
  return `${place}清单里${bureauNames(by, catalog, situation)}负责的有${found}项`;
}

function missingColumn(by: Filter, catalog: Catalog): string | undefined {
  const place = catalog.place.short;
  if (by.what === 'type' && catalog.items.every(({ types }) => types.length === 0))
    return `${place}的清单没有「服务类型」这一栏，所以不能按「${by.type}」来分。`;
  if (by.what === 'bureau' && catalog.items.every(({ bureaus }) => bureaus.length === 0))
    return `${place}的清单没有「责任单位」这一栏，没有写每一项归哪个部门。`;
  return undefined;
}

/** What a row is told by: its words; of a whole list only whom it is for. */
const wordsOf = ({ content, group, bureaus }: Item, by: Filter): string => {
  if (by.what === 'all') return group;
  return bureaus.length === 0 ? content : `${content}（${bureaus.join('、')}）`;
};

/** Rows of a list that have something in common, for everybody. */
export function answerFilter(
  situation: Situation,
  catalog: Catalog,
  by: Filter,
  rows: readonly number[],
): ListAnswer {
  const found = catalog.items.filter(({ number }) => rows.includes(number));
  const lacking = missingColumn(by, catalog);
  const items = found.map((item) => ({
    place: catalog.place.code,
    number: item.number,
    name: item.name,
    verdict: null,
    text: wordsOf(item, by),
  }));
  const organiser = catalog.document.statements.find(({ about }) => about === 'organiser');
  const blocks: Block[] = [
    { type: 'point', text: lacking ?? sentence(filterTitle(by, catalog, situation, found.length)) },
    ...draftNotice(catalog),
    ...(lacking !== undefined && organiser !== undefined && by.what === 'bureau'
      ? [
          {
            type: 'quote',
            text: organiser.quote,
            source: sourceOf(catalog, organiser.clause ?? '文末', 0),
          } as const,
        ]
      : []),
    ...(items.length === 0 ? [] : [{ type: 'items', title: '项目', items } as const]),
  ];
  return { items: items.map(({ text: _text, ...item }) => item), blocks, asked: undefined };
}
