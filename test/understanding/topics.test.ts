// Which service a message is about, where words of several stand in it.
import { describe, expect, it } from 'vitest';
import { understand } from '../../src/understanding/understand.ts';
import { knowledge, TODAY } from '../knowledge.ts';

const topicOf = (text: string): string | undefined =>
  understand(text, knowledge.resources, TODAY).topics[0]?.topic;

describe('what is told beside a short question counts less than what is asked', () => {
  it.each([
    ['公家给买的意外险有没有我妈的份 她拿退休工资四千多', 'accident-insurance'],
    ['我妈退休工资三千，能不能把户口迁到我这里', 'parent-household-transfer'],
    ['外婆残疾二级，八十九，高龄津贴有没有', 'oldest-old-allowance'],
  ])('%s', (text, topic) => expect(topicOf(text)).toBe(topic));
});

describe('but what is told is asked for where the question names nothing else', () => {
  it.each([
    ['老伴瘫痪三年了，每月有没有钱补', 'nursing-allowance'],
    ['想住敬老院，我五保，死了有人管吗', 'institutional-support'],
    ['厂里退休，退休金两个月没到，找谁', 'employee-pension'],
  ])('%s', (text, topic) => expect(topicOf(text)).toBe(topic));
});
