// Several items: what a person can get of a place's list.
import type { Catalog, Item } from '../catalog/schema.ts';
import type { Situation } from '../dialogue/situation.ts';
import { type Assessment, applying, assess } from '../rules/assess.ts';
import type { Trace } from '../rules/evaluate.ts';
import type { FactName } from '../rules/facts.ts';
import type { Verdict } from '../rules/truth.ts';
import type { Block, ListedItem, ReplyItem } from './blocks.ts';
import { listOthers } from './list-others.ts';
import { type Asked, askFact, askRare } from './question.ts';
import { draftNotice, factsInWords, labelOf } from './words.ts';

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

/** What was asked for brings nothing unexpected. */
function isAskedFor({ understood, knowledge, asked }: Situation): boolean {
  const { questions } = knowledge.lexicon;
  const name = questions[asked as FactName]?.name;
  return understood.statements.some(({ fact }) => fact === asked || questions[fact]?.name === name);
}

/** 「她还有残疾证」 after a list: what it brings besides, before the whole list again. */
function addedBy(
  situation: Situation,
  catalog: Catalog,
  sure: readonly Judged[],
  near: readonly Judged[],
): string {
  const { conversation, understood, subject, subjectBefore } = situation;
  if (isAskedFor(situation)) return '';
  const { topic, earlier } = conversation;
  const list = [topic, ...earlier].find((one) => one?.act === 'list');
  const before = list?.listed?.filter(({ place }) => place === catalog.place.code) ?? [];
  if (before.length === 0 || understood.statements.length === 0 || subject !== subjectBefore)
    return '';
  const has = (rows: readonly { readonly number: number }[], wanted: number) =>
    rows.some(({ number }) => number === wanted);
  const now = [...sure, ...near].map(({ item }) => item);
  // A shorter list tells of another person, or of a mistake put right.
  if (before.some(({ number }) => !has(now, number))) return '';
  const names = (judged: readonly Judged[]) =>
    judged
      .filter(({ item }) => !has(before, item.number))
      .map(({ item }) => `第${item.number}项「${item.name}」`)
      .join('、');
  const [more, perhaps] = [names(sure), names(near)];
  if (more === '') return perhaps === '' ? '' : `加上这一条，还可能有${perhaps}。`;
  return `加上这一条，多出${more}${perhaps === '' ? '' : `；还可能有${perhaps}`}。`;
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
  const others = listOthers(
    situation,
    catalog,
    new Set([...eligible, ...conditional].map(({ item }) => item.number)),
  );
  const more = addedBy(situation, catalog, [...eligible, ...conditional], near);
  const point =
    settled === 0 && more === ''
      ? `${catalog.place.short}的清单一共${catalog.items.length}项，知道${who}的情况才能定是哪几项。`
      : `按现在知道的，${who}在${catalog.place.short}能享受${eligible.length}项${conditional.length === 0 ? '' : `，另有${conditional.length}项要主管部门认定`}。`;
  const blocks: Block[] = [
    { type: 'point', text: more === '' ? point : `${more}${settled === 0 ? '' : point}` },
    ...draftNotice(catalog),
    ...(facts.length === 0
      ? []
      : [{ type: 'understood', text: `按${who}：${facts.join('、')}来看`, facts } as const]),
    ...group('能享受', eligible, catalog, 'eligible'),
    ...group('看条件，由主管部门认定', conditional, catalog, 'conditional'),
    ...others.blocks,
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
  const theirs = others.items.map(({ text: _text, ...item }) => item);
  return { items: [...items, ...theirs], blocks, asked };
}
