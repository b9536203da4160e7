// yiwen explain "问题": how a message was understood, step by step; what mending a lexicon starts from.
import type { Command } from 'commander';
import { newConversation } from '../dialogue/conversation.ts';
import { decide } from '../dialogue/decide.ts';
import { rankRows } from '../dialogue/rank.ts';
import { takeIn } from '../dialogue/situation.ts';
import { type Knowledge, listOf } from '../knowledge.ts';
import { todayIn } from '../language/calendar.ts';
import { classify, piecesOf, tellingPieces } from '../language/text-model.ts';
import { NO_DANGER } from '../lexicon/schema.ts';
import { loadKnowledge } from '../load-knowledge.ts';
import { alarmsIn } from '../understanding/danger.ts';
import type { Resources } from '../understanding/resources.ts';
import { type Understood, understand } from '../understanding/understand.ts';

const MOST = 6;

const score = (value: number): string => value.toFixed(2);

function wordLines({ hits }: Understood): string[] {
  const byPlace = [...hits.values()].flat().sort((a, b) => a.start - b.start || b.end - a.end);
  return byPlace.map(({ word, concept, strength, start, end }) => {
    const as = concept === word ? '' : ` → ${concept}`;
    return `  ${start}–${end} ${word}${as}${strength < 1 ? `（像，${score(strength)}）` : ''}`;
  });
}

function topicLines({ topics, text }: Understood, { asked }: Resources): string[] {
  const shareOf = classify(asked, piecesOf(text));
  return topics.slice(0, MOST).map(({ topic, score: value, best }) => {
    const words = best.hits.map(({ word }) => word).join('+');
    return `  ${score(value)} ${topic}：「${best.phrase.text}」中了 ${words}（${Math.round(best.coverage * 100)}%），整句听着像 ${score(shareOf(topic))}`;
  });
}

function factLines({ statements, people, places, ages }: Understood): string[] {
  return [
    `地方：${places.map(({ name, code, role }) => `${name}=${code}(${role})`).join('，') || '没有'}`,
    `人物：${people.map(({ owner, start }) => `${owner}@${start}`).join('，') || '没有'}`,
    `年龄：${ages.map(({ age, kind }) => `${age.join('–')}(${kind})`).join('，') || '没有'}`,
    `情况：${
      statements
        .map(
          ({ fact, value, owner, words, supposed }) =>
            `${fact}=${JSON.stringify(value)}（${owner ?? '所问的人'}，「${words}」${supposed ? '，假设' : ''}）`,
        )
        .join('，') || '没有'
    }`,
  ];
}

const MOST_PIECES = 8;

/** How likely a danger is heard, and from what. */
function dangerLine({ text }: Understood, resources: Resources): string {
  const { share, danger, passage } = alarmsIn(text, resources).loudest;
  const pieces = tellingPieces(resources.cries, passage, danger.id, NO_DANGER);
  const heard = pieces.slice(0, MOST_PIECES).map((piece) => `「${piece}」`);
  return `危急：${score(share)}，最像 ${danger.id}，「${passage}」里的${heard.join('')}`;
}

/** The steps as lines; pure but for the knowledge given. */
export function explain(knowledge: Knowledge, text: string, today: string): string[] {
  const understood = understand(text, knowledge.resources, today);
  const situation = takeIn(knowledge, newConversation(today), understood, today);
  const catalog = listOf(knowledge, situation.place, today);
  const rows = catalog === undefined ? [] : rankRows(situation, catalog).slice(0, MOST);
  return [
    `整理后：${understood.text}`,
    `词（${knowledge.resources.segmenter.engine}）：${knowledge.resources.segmenter.cut(understood.text).join('/')}`,
    '认出的说法：',
    ...wordLines(understood),
    ...factLines(understood),
    dangerLine(understood, knowledge.resources),
    `用意：${[...understood.acts].join('，') || '没有'}`,
    '像哪些服务：',
    ...topicLines(understood, knowledge.resources),
    ...(rows.length === 0 ? [] : [`清单里的排名（${situation.place}）：`]),
    ...rows.map(
      ({ number, score: value }) =>
        `  ${score(value)} 第${number}项 ${catalog?.items.find((item) => item.number === number)?.name}`,
    ),
    `归到：${situation.subject}，${JSON.stringify(situation.facts)}`,
    `决定：${JSON.stringify(decide(situation))}`,
  ];
}

export function register(command: Command): void {
  command
    .argument('<问题...>', '要解释的话')
    .option('--today <日期>', '按这一天算年龄，YYYY-MM-DD', todayIn('Asia/Shanghai', new Date()))
    .action((words: string[], { today }: { today: string }) => {
      console.log(explain(loadKnowledge(), words.join(' '), today).join('\n'));
    });
}
