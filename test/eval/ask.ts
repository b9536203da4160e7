// Puts every case to the assistant, in this process, and keeps what it understood.

import { afterMove } from '../../src/dialogue/after-move.ts';
import type { Conversation } from '../../src/dialogue/conversation.ts';
import { newConversation } from '../../src/dialogue/conversation.ts';
import { decide } from '../../src/dialogue/decide.ts';
import { hear } from '../../src/dialogue/hear.ts';
import { atHome } from '../../src/dialogue/home.ts';
import { takeIn } from '../../src/dialogue/situation.ts';
import type { Knowledge } from '../../src/knowledge.ts';
import { toPlain } from '../../src/render/plain.ts';
import { step } from '../../src/step.ts';
import type { Case, CaseSet, Expect } from './case.ts';
import { documentsOf } from './documents.ts';
import { grade, type Spoken } from './grade.ts';

/** One graded turn. */
export interface Graded {
  readonly set: string;
  readonly id: string;
  readonly turn: number;
  readonly persona: string;
  readonly style: readonly string[];
  readonly text: string;
  readonly expect: Expect;
  readonly reply: Spoken;
  readonly failed: readonly string[];
  readonly milliseconds: number;
  /** What was understood, in one line; only of a turn that failed. */
  readonly understood: string;
}

/** What a message was taken for, in one line: what mending starts from. */
export function understoodLine(
  knowledge: Knowledge,
  before: Conversation,
  text: string,
  today: string,
): string {
  const understood = hear(knowledge, before, text, today);
  const situation = atHome(afterMove(takeIn(knowledge, before, understood, today)));
  const topics = understood.topics
    .slice(0, 3)
    .map(({ topic, score, best }) => `${topic} ${score.toFixed(2)}（${best.phrase.text}）`);
  return [
    `像 ${topics.join('、') || '没有'}`,
    `用意 ${[...understood.acts].join('、') || '没有'}`,
    `${situation.subject} ${JSON.stringify(situation.facts)}`,
    `决定 ${JSON.stringify(decide(situation)).slice(0, 160)}`,
  ].join('；');
}

function askCase(knowledge: Knowledge, set: string, one: Case, today: string): Graded[] {
  let before = newConversation(today);
  let said = '';
  return one.turns.map((text, index) => {
    said += `\n${text}`;
    const began = performance.now();
    const turn = step(knowledge, before, { text }, today);
    const spoken = { ...turn.reply, text: toPlain(turn.reply) };
    const milliseconds = performance.now() - began;
    const { kind, place, items, asks, profile } = spoken;
    const reply: Spoken = { kind, place, items, asks, profile, text: spoken.text };
    const expect = one.expect[index] ?? {};
    const failed = grade(expect, reply, documentsOf(reply) + said);
    const understood = failed.length === 0 ? '' : understoodLine(knowledge, before, text, today);
    before = turn.conversation;
    const { id, persona, style } = one;
    return {
      set,
      id,
      turn: index + 1,
      persona,
      style,
      text,
      expect,
      reply,
      failed,
      milliseconds,
      understood,
    };
  });
}

/** All turns of all sets, in order. */
export const askAll = (knowledge: Knowledge, sets: readonly CaseSet[], today: string): Graded[] =>
  sets.flatMap(({ name, cases }) => cases.flatMap((one) => askCase(knowledge, name, one, today)));
