// The conversation in a terminal and in a pipe.
import { PassThrough, Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { createChat, runChat } from '../../../src/channels/terminal/chat.ts';
import { wrap } from '../../../src/channels/terminal/wrap.ts';
import { measures, sizeOf } from '../../../src/render/measure.ts';
import { shared, TODAY } from '../telegram/bot.ts';

const parts = () => ({ ...shared(), today: () => TODAY });

async function piped(input: string): Promise<string> {
  const output = new PassThrough();
  const chunks: Buffer[] = [];
  output.on('data', (chunk: Buffer) => chunks.push(chunk));
  await runChat(parts(), { input: Readable.from([Buffer.from(input)]), output });
  return Buffer.concat(chunks).toString('utf8');
}

describe('in a pipe', () => {
  test('one message a line, the last without a newline, and nothing but answers', async () => {
    const text = await piped('嘉善高龄津贴多少钱\n\n谢谢');
    expect(text).toContain('60元');
    expect(text).toContain('不客气');
    expect(text).not.toContain(shared().words.terminal.prompt);
    expect(text).not.toContain('\u001b');
  });

  test('/quit ends it', async () => {
    const text = await piped('/quit\n嘉善高龄津贴多少钱\n');
    expect(text.trim()).toBe(shared().words.terminal.bye);
  });
});

describe('commands', () => {
  test('/place with and without a name, /forget, /help and what there is not', () => {
    const say = createChat(parts());
    const { words } = shared();
    expect(say('/help').text).toContain(words.places.join('、'));
    for (const place of words.places) expect(say('/place').text).toContain(`/place ${place}`);
    say('高龄津贴多少钱');
    expect(say('/place 嘉善').text).toContain('60元');
    expect(say('/forget').text).toBe(words.forgotten);
    expect(say('高龄津贴多少钱').text).toContain('哪个地方');
    expect(say('/nothing').text).toBe(words.unknownCommand);
  });

  test('a fault is told and the conversation goes on', () => {
    const { knowledge, words } = shared();
    let broken = true;
    const say = createChat({
      knowledge,
      words,
      today: () => {
        if (!broken) return TODAY;
        broken = false;
        throw new Error('no day');
      },
    });
    expect(say('你好').text).toBe(knowledge.lexicon.talk.error);
    expect(say('你好').text).toContain('颐问');
  });
});

describe('wrap', () => {
  test('counts Chinese as two columns and hangs what goes on', () => {
    const lines = wrap(`  · ${'每月六十元。'.repeat(6)}`, 30).split('\n');
    expect(lines.length).toBeGreaterThan(2);
    for (const line of lines) {
      expect(sizeOf(line, measures.columns)).toBeLessThanOrEqual(30);
      expect(line.startsWith(line === lines[0] ? '  · ' : '    ')).toBe(true);
    }
  });

  test('leaves lines whole in a pipe, and shows no control characters', () => {
    expect(wrap('一'.repeat(200), undefined)).toBe('一'.repeat(200));
    expect(wrap('a\u001b[31mb\rc', 40)).toBe('a[31mbc');
  });
});
