// yiwen ask "问题": one answer; --jsonl: the batch protocol, one JSON object a line in and out.
import { createInterface } from 'node:readline';
import type { Command } from 'commander';
import { z } from 'zod';
import type { Conversation } from '../dialogue/conversation.ts';
import type { Knowledge } from '../knowledge.ts';
import { todayIn } from '../language/calendar.ts';
import { loadKnowledge } from '../load-knowledge.ts';
import { toPlain } from '../render/plain.ts';
import { step } from '../step.ts';

const lineSchema = z.object({ conversation: z.union([z.string(), z.number()]), text: z.string() });

/** Answers lines of the batch protocol; conversations live as long as the asker. */
export function createBatch(knowledge: Knowledge, today: string): (line: string) => string {
  const conversations = new Map<string, Conversation>();
  return (line) => {
    const parsed = parseLine(line);
    if ('error' in parsed) return JSON.stringify(parsed);
    const { conversation, text } = parsed;
    const turn = step(knowledge, conversations.get(`${conversation}`), { text }, today);
    conversations.set(`${conversation}`, turn.conversation);
    const { kind, place, items, asks, profile } = turn.reply;
    return JSON.stringify({
      conversation,
      kind,
      place,
      items,
      asks,
      profile,
      text: toPlain(turn.reply),
    });
  };
}

function parseLine(line: string): z.infer<typeof lineSchema> | { error: string } {
  try {
    const parsed = lineSchema.safeParse(JSON.parse(line));
    return parsed.success ? parsed.data : { error: '每行要有 conversation 和 text，text 是一句话' };
  } catch {
    return { error: '这一行不是 JSON 对象' };
  }
}

async function batch(knowledge: Knowledge, today: string): Promise<void> {
  const answer = createBatch(knowledge, today);
  for await (const line of createInterface({ input: process.stdin }))
    if (line.trim() !== '') process.stdout.write(`${answer(line)}\n`);
}

export function register(command: Command): void {
  command
    .argument('[问题...]', '要问的话')
    .option('--jsonl', '成批：每行一个 {"conversation","text"}，每行一个回答')
    .option('--today <日期>', '按这一天算年龄，YYYY-MM-DD', todayIn('Asia/Shanghai', new Date()))
    .action(async (words: string[], options: { jsonl?: boolean; today: string }) => {
      const knowledge = loadKnowledge();
      if (options.jsonl === true) await batch(knowledge, options.today);
      else
        console.log(
          toPlain(step(knowledge, undefined, { text: words.join(' ') }, options.today).reply),
        );
    });
}
