// The replies that every channel has to show: every row of every list with and without facts, whole
// lists, every service side by side, and what is said in between.
import { withStamps } from '../../../src/channels/choices.ts';
import type { Conversation } from '../../../src/dialogue/conversation.ts';
import type { Knowledge } from '../../../src/knowledge.ts';
import { loadKnowledge } from '../../../src/load-knowledge.ts';
import type { Reply } from '../../../src/reply/blocks.ts';
import { step } from '../../../src/step.ts';

export const TODAY = '2026-11-22';

/** A reply and the conversation that it leaves. */
export interface Case {
  readonly said: string;
  readonly reply: Reply;
  readonly conversation: Conversation;
}

const FACTS = ['', '我妈83岁，本地户口，低保，失能，一个人住，', '我爸101岁，二级残疾，退役军人，'];

const OTHERS = [
  '你好',
  '谢谢',
  '高龄津贴多少钱',
  '我能领什么',
  '兰州有高龄津贴吗',
  '今天天气怎么样',
  '嗯啊哦',
  '有人叫我转钱到安全账户',
  '我爸喘不上气了',
  '身份证330421194301010017',
];

function sentences(knowledge: Knowledge): string[] {
  const catalogs = knowledge.registry.currents(TODAY).filter(({ items }) => items.length > 0);
  const places = catalogs.map(({ place }) => place.short);
  const rows = catalogs.flatMap(({ place, items }) =>
    items.flatMap(({ name }) => FACTS.map((facts) => `${place.short}，${facts}${name}`)),
  );
  const bureaus = catalogs.flatMap(({ place, items }) =>
    [...new Set(items.flatMap((item) => item.bureaus))].map(
      (bureau) => `${place.short}${bureau}管哪些项目`,
    ),
  );
  const compared = knowledge.lexicon.services.map(
    ({ spoken }) => `${places.join('、')}的${spoken}有什么不一样`,
  );
  const whole = places.flatMap((place) => [
    ...FACTS.map((facts) => `${place}，${facts}能享受什么`),
    `${place}的文件叫什么，什么时候开始执行`,
  ]);
  return [...rows, ...bureaus, ...compared, ...whole, ...OTHERS];
}

let known: { readonly knowledge: Knowledge; readonly cases: readonly Case[] } | undefined;

/** Made once for all channels. */
export function allCases() {
  if (known === undefined) {
    const knowledge = loadKnowledge();
    const cases = sentences(knowledge).map((said) => {
      const turn = withStamps(step(knowledge, undefined, { text: said }, TODAY));
      return { said, reply: turn.reply, conversation: turn.conversation };
    });
    known = { knowledge, cases };
  }
  return known;
}
