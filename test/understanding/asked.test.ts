// Words that circle around a service give way where the whole message asks for something else.
import { expect, it } from 'vitest';
import { understand } from '../../src/understanding/understand.ts';
import { knowledge, TODAY } from '../knowledge.ts';

const topicOf = (text: string) => understand(text, knowledge.resources, TODAY).topics[0]?.topic;

it.each([
  ['小区门口的公园天天晚上放音响跳舞，我八十了睡不着觉，到底归谁管', 'outside-complaints'],
  ['过年带老娘去公园玩，七十三了身份证也带了，要不要买票', 'parks-and-sights'],
  ['我妈七十了，医院里挂号排不上队，老年人看病有没有优先的窗口', 'medical-priority'],
])('「%s」 asks for %s', (text, topic) => expect(topicOf(text)).toBe(topic));
