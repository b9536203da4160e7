// yiwen chat: a conversation in the terminal; in a pipe, one message a line.
import type { Command } from 'commander';
import { runChat } from '../channels/terminal/chat.ts';
import { loadChannelWords } from '../channels/words.ts';
import { todayIn } from '../language/calendar.ts';
import { loadKnowledge } from '../load-knowledge.ts';

export function register(command: Command): void {
  command
    .option('--today <日期>', '按这一天算年龄，YYYY-MM-DD；不写就是今天')
    .action(async ({ today: fixed }: { today?: string }) => {
      const today = (): string => fixed ?? todayIn('Asia/Shanghai', new Date());
      const knowledge = loadKnowledge();
      const words = loadChannelWords(knowledge, today());
      await runChat({ knowledge, words, today }, { input: process.stdin, output: process.stdout });
    });
}
