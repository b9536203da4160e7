// The rows of a list that a message is about, one after another, with what is asked next.
import type { Catalog, Item } from '../catalog/schema.ts';
import type { Topic } from '../dialogue/conversation.ts';
import { FLOOR, STRONG } from '../dialogue/move.ts';
import { rankRows, serviceScores } from '../dialogue/rank.ts';
import type { Situation } from '../dialogue/situation.ts';
import { missingFacts } from '../rules/evaluate.ts';
import { answerAspect } from './aspect.ts';
import type { Block } from './blocks.ts';
import { answerDeclined } from './declined.ts';
import { answerItem } from './item.ts';
import { askFirst } from './question.ts';
import type { Said } from './said.ts';
import { answerTogether, asksTogether } from './together.ts';

const MOST_QUESTIONS = 3;

/** Of a row's services the one asked for first: in another place it may have a row of its own. */
function inOrderAsked(situation: Situation, services: readonly string[]): string[] {
  const now = serviceScores(situation).filter(({ score }) => score >= FLOOR);
  const before = situation.conversation.topic?.services ?? [];
  const asked = [...now.map(({ topic }) => topic), ...before];
  const order = (service: string) =>
    asked.includes(service) ? asked.indexOf(service) : asked.length;
  return [...services].sort((a, b) => order(a) - order(b));
}

/** What two answers say alike (a draft, general advice) is said once. */
function once(answers: readonly { readonly blocks: readonly Block[] }[]): readonly Block[] {
  const blocks = answers.flatMap((answer) => answer.blocks);
  if (answers.length < 2) return blocks;
  const said = blocks.map((block) => JSON.stringify(block));
  return blocks.filter((_, index) => said.indexOf(said[index] as string) === index);
}

/** Rows named together stay choices (「后一个」) while one of them is spoken of. */
function named(
  { conversation }: Situation,
  { place }: Catalog,
  rows: readonly Item[],
): Pick<Topic, 'listed'> {
  const before = conversation.topic?.listed ?? [];
  const now = rows.map(({ number }) => ({ place: place.code, number }));
  if (now.length > 1) return { listed: now };
  const among = before.some(
    ({ number, place: of }) => number === now[0]?.number && of === place.code,
  );
  return among ? { listed: before } : {};
}

/** 「那跟甲补贴冲突吗」 asks of the item spoken of as well. */
const WITH_IT = /^(?:那|这)?(?:跟|和|与|同|还能|还可以|再|它|这个)/;

/** A further row that the message names by words of its own. */
function namedBeside(
  situation: Situation,
  catalog: Catalog,
  numbers: readonly number[],
): number | undefined {
  const ranked = rankRows(situation, catalog).filter(({ score }) => score >= STRONG);
  const wordsOf = (service: string | undefined) =>
    (serviceScores(situation).find(({ topic }) => topic === service)?.best.hits ?? []).filter(
      ({ start, end }) => end > start,
    );
  const taken = ranked
    .filter(({ number }) => numbers.includes(number))
    .flatMap(({ service }) => wordsOf(service));
  return ranked.find(
    ({ number, service }) =>
      !numbers.includes(number) &&
      wordsOf(service).some(
        (hit) => !taken.some((one) => hit.start < one.end && one.start < hit.end),
      ),
  )?.number;
}

function rowsMeant(situation: Situation, catalog: Catalog, numbers: readonly number[]): Item[] {
  const { conversation, understood } = situation;
  const before = conversation.topic?.row;
  const both = asksTogether(situation) && numbers.length === 1;
  const other = both ? namedBeside(situation, catalog, numbers) : undefined;
  const spoken =
    WITH_IT.test(understood.text) && before?.place === catalog.place.code
      ? before.number
      : undefined;
  const beside = both ? [other ?? spoken ?? []].flat() : [];
  return [...new Set([...numbers, ...beside])].flatMap(
    (number) => catalog.items.find((item) => item.number === number) ?? [],
  );
}

/** What else a message asks about an item beside having it together with another. */
const ALSO = ['amount', 'ratio', 'conditions', 'materials', 'how', 'frequency'];

/** The short answer, where only one side of an item is asked about. */
function shortOf(
  situation: Situation,
  catalog: Catalog,
  rows: readonly Item[],
): Block[] | undefined {
  const [only] = rows;
  const more = ALSO.some((act) => situation.understood.acts.has(act));
  if (asksTogether(situation) && !more) return answerTogether(rows, catalog, situation);
  return rows.length === 1 && only !== undefined
    ? answerAspect(situation, catalog, only)
    : undefined;
}

/** Answers about one row, or about several in turn. */
export function answerRows(
  situation: Situation,
  catalog: Catalog,
  numbers: readonly number[],
): Said {
  const rows = rowsMeant(situation, catalog, numbers);
  const answers = rows.map((item) => answerItem(situation, catalog, item));
  const [first] = rows;
  const [answer] = answers;
  const declined =
    first !== undefined && answer !== undefined
      ? answerDeclined(situation, catalog, first, answer)
      : undefined;
  const short = declined === undefined ? shortOf(situation, catalog, rows) : undefined;
  const open = answers.find(({ assessment }) => assessment.verdict === 'unknown');
  const tired =
    situation.conversation.asked >= MOST_QUESTIONS && situation.subjectBefore === situation.subject;
  const asked =
    open === undefined || short !== undefined || tired
      ? undefined
      : askFirst(situation, missingFacts(open.assessment.trace));
  const services = first === undefined ? [] : inOrderAsked(situation, first.services);
  return {
    kind: 'answer',
    blocks: declined ?? short ?? once(answers),
    items: answers.map(({ item }) => item),
    asked,
    topic:
      first === undefined
        ? undefined
        : {
            act: 'item',
            services,
            row: { place: catalog.place.code, number: first.number },
            ...named(situation, catalog, rows),
          },
  };
}
