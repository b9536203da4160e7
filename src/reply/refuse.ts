// What is not known or not ours: said plainly, with the nearest that helps and who to ask.
import type { Catalog } from '../catalog/schema.ts';
import type { Pending, Topic } from '../dialogue/conversation.ts';
import { serviceScores } from '../dialogue/rank.ts';
import type { Situation } from '../dialogue/situation.ts';
import { listOf } from '../knowledge.ts';
import type { Block, Option } from './blocks.ts';
import type { Said } from './said.ts';
import { draftNotice, sourceOf } from './words.ts';

/** Characters of a message kept until it is understood. */
const LONGEST_WAITING = 200;

const covered = ({ knowledge, today }: Situation): string =>
  knowledge.registry
    .currents(today)
    .filter(({ items }) => items.length > 0)
    .map(({ place }) => place.short)
    .join('、');

const hotline = ({ knowledge }: Situation): string => knowledge.lexicon.advice.hotline;

/** What was asked of the place, to be taken up for another. */
function topicNamed(situation: Situation): Topic | undefined {
  const top = serviceScores(situation)[0];
  return top === undefined || top.score < NAMED
    ? undefined
    : { act: 'item', services: [top.topic] };
}

const NAMED = 0.85;

/** A place without a list: never another place's rules. */
export function notCovered(situation: Situation): Said {
  const { uncovered, knowledge, today } = situation;
  const name = uncovered?.name ?? '这个地方';
  const draft = knowledge.registry.current(uncovered?.code ?? '', today);
  const known: Block[] =
    draft === undefined
      ? []
      : [
          {
            type: 'text',
            text: `${draft.place.short}只有一份《${draft.document.title}》，里面没有清单，不能拿来当依据。`,
          },
        ];
  return {
    kind: 'not-covered',
    place: null,
    blocks: [
      { type: 'point', text: `我这里还没有${name}的清单，不能拿别处的规定来答。` },
      ...known,
      {
        type: 'text',
        text: `请打${hotline(situation)}问当地；我能查的有：${covered(situation)}。`,
      },
    ],
    topic: topicNamed(situation) ?? situation.conversation.topic,
  };
}

/** Whether the list's lack was told right before. */
function saidBefore({ conversation, places }: Situation, service: string): boolean {
  const { topic } = conversation;
  return places.length === 0 && topic?.lacking === service;
}

/** A service that this place's list has no row for. */
export function notInList(situation: Situation, service: string): Said {
  const catalog = listOf(situation.knowledge, situation.place, situation.today);
  const words = situation.knowledge.lexicon.services.find(({ id }) => id === service);
  if (catalog === undefined) return notCovered(situation);
  const spoken = words?.spoken ?? '这一项';
  const related = catalog.items.filter(({ services }) =>
    services.some((id) => words?.related.includes(id)),
  );
  const near = related.slice(0, 2).map(({ number, name }) => `第${number}项「${name}」`);
  const mentions = catalog.document.statements.filter(
    (statement) => statement.about === 'mention' && statement.service === service,
  );
  if (saidBefore(situation, service))
    return {
      kind: 'not-in-list',
      blocks: [
        {
          type: 'point',
          text: `「${spoken}」不在${catalog.place.short}的清单里，怎么办、带什么、给多少也就都没有写。`,
        },
        { type: 'text', text: `这件事请打${hotline(situation)}问。` },
      ],
      topic: situation.conversation.topic,
    };
  return {
    kind: 'not-in-list',
    blocks: [
      { type: 'point', text: `${catalog.place.short}的清单里没有「${spoken}」这一项。` },
      ...draftNotice(catalog),
      ...mentions.map(
        ({ quote, clause }) =>
          ({ type: 'quote', text: quote, source: sourceOf(catalog, clause ?? '文末', 0) }) as const,
      ),
      ...(near.length === 0
        ? []
        : [{ type: 'text', text: `相近的有${near.join('和')}，要看哪一项请说一声。` } as const]),
      { type: 'text', text: `清单没有写，不等于当地一定没有，可以打${hotline(situation)}问一问。` },
    ],
    topic: { act: 'item', services: [service], lacking: service },
  };
}

/** A number beyond the list's last row. */
export function noRow(situation: Situation, catalog: Catalog, number: number): Said {
  const last = catalog.items.length;
  return {
    kind: 'not-in-list',
    blocks: [
      { type: 'point', text: `${catalog.place.short}的清单一共${last}项，没有第${number}项。` },
      ...draftNotice(catalog),
    ],
    topic: situation.conversation.topic,
  };
}

/** Not about services for elders. */
export function outside(situation: Situation, topic: string): Said {
  const words = situation.knowledge.lexicon.outside.find(({ id }) => id === topic);
  return {
    kind: 'out-of-scope',
    place: null,
    blocks: [
      { type: 'point', text: words?.decline ?? '这件事不归我管。' },
      { type: 'text', text: `我只答老年人的基本养老服务；别的事可以打${hotline(situation)}。` },
    ],
    topic: situation.conversation.topic,
  };
}

/** Nothing understood: what it might be, with an example; the second time, the human way. */
export function unclear(situation: Situation, near: readonly string[]): Said {
  const { talk, services } = situation.knowledge.lexicon;
  const again = situation.conversation.misses > 0;
  const topics = services.filter(({ id }) => near.includes(id));
  const options: Option[] = topics.map(({ id, brief }) => ({
    id: `s${services.findIndex((service) => service.id === id)}`,
    label: brief,
    say: brief,
  }));
  const about = situation.understood.text.slice(0, LONGEST_WAITING);
  const waiting: Pending = { asks: 'topic', options, about };
  const empty = situation.understood.text.trim() === '';
  const point = empty ? talk.empty : again ? talk.lost : talk.unclear;
  const examples: Block = { type: 'text', text: `比如可以这样问：${talk.examples.join('；')}。` };
  return {
    kind: options.length > 0 ? 'ask' : empty ? 'smalltalk' : 'out-of-scope',
    blocks: [{ type: 'point', text: point }, ...(again || options.length > 0 ? [] : [examples])],
    ...(options.length === 0
      ? {}
      : {
          asked: {
            name: 'topic',
            question: { type: 'question', text: '是下面哪一件？', options },
            pending: waiting,
          },
        }),
    waiting,
    missed: true,
    topic: situation.conversation.topic,
  };
}

/** Two rows that the words fit alike. */
export function whichRow(situation: Situation, catalog: Catalog, numbers: readonly number[]): Said {
  const rows = catalog.items.filter(({ number }) => numbers.includes(number));
  const options: Option[] = rows.map(({ number, name, group }) => ({
    id: `r${number}`,
    label: `${name}（${group}）`,
    say: `第${number}项`,
  }));
  return {
    kind: 'list',
    blocks: [
      {
        type: 'point',
        text: `${catalog.place.short}的清单里有${rows.length}项说得上，您问的是哪一项？`,
      },
      ...draftNotice(catalog),
      {
        type: 'items',
        title: '可能是',
        items: rows.map(({ number, name, content }) => ({
          place: catalog.place.code,
          number,
          name,
          verdict: null,
          text: content,
        })),
      },
    ],
    items: rows.map(({ number, name }) => ({
      place: catalog.place.code,
      number,
      name,
      verdict: null,
    })),
    asked: {
      name: 'topic',
      question: { type: 'question', text: '请选一项', options },
      pending: { asks: 'topic', options },
    },
    topic: situation.conversation.topic,
  };
}
