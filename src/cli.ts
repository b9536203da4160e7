#!/usr/bin/env node
// The commands: a table of contents. Each is loaded only when it is called.
import { Command } from 'commander';
import { messageOf, UserError } from './errors.ts';

interface Entry {
  readonly name: string;
  readonly description: string;
  /** The command's module: `register` adds its arguments, options and action. */
  readonly load: () => Promise<{ readonly register: (command: Command) => void }>;
}

const entries: readonly Entry[] = [
  {
    name: 'serve',
    description: '开起来：网页、热线台、接口，和配好的聊天渠道',
    load: () => import('./commands/serve.ts'),
  },
  {
    name: 'chat',
    description: '在终端里聊着问；也可以从管道读，一行一句',
    load: () => import('./commands/chat.ts'),
  },
  {
    name: 'ask',
    description: '问一句，答一句；--jsonl 成批问答',
    load: () => import('./commands/ask.ts'),
  },
  {
    name: 'explain',
    description: '一步一步说明一句话是怎么听懂的',
    load: () => import('./commands/explain.ts'),
  },
  {
    name: 'catalog',
    description: '查看、核对、对照各地的清单',
    load: () => import('./commands/catalog.ts'),
  },
  {
    name: 'check',
    description: '成批判断：每行一个人，能不能享受、还缺什么、给多少',
    load: () => import('./commands/check.ts'),
  },
  {
    name: 'lexicon',
    description: '核对说法：会不会串、有没有重复',
    load: () => import('./commands/lexicon.ts'),
  },
];

const titles: Readonly<Record<string, string>> = {
  'Usage:': '用法：',
  'Arguments:': '参数：',
  'Options:': '选项：',
  'Commands:': '命令：',
};

const mistakes: readonly (readonly [RegExp, string])[] = [
  [/unknown command '(.*)'/, '没有 $1 这个命令'],
  [/unknown option '(.*)'/, '没有 $1 这个选项'],
  [/missing required argument '(.*)'/, '缺少参数：$1'],
  [/option '(.*)' argument missing/, '选项 $1 后面要写上值'],
  [/too many arguments.*/, '参数多了'],
  [/command-argument value '(.*)' is invalid for argument '(.*)'\. /, '$2 不能是 $1：'],
  [/\(Did you mean (.*)\?\)/, '是不是 $1？'],
  [/^error: /, ''],
];

const inChinese = (message: string): string =>
  mistakes.reduce((text, [pattern, words]) => text.replace(pattern, words), message);

const createProgram = async (called: readonly string[]): Promise<Command> => {
  const program = new Command('yiwen')
    .description('颐问：问一句，就知道当地老年人能享受哪些基本养老服务、归谁管、依据是什么')
    .configureHelp({ styleTitle: (title) => titles[title] ?? title })
    .configureOutput({ outputError: (message, write) => write(inChinese(message)) })
    .helpOption('-h, --help', '显示用法')
    .helpCommand('help [命令]', '显示一个命令的用法');
  for (const { name, description, load } of entries) {
    const command = program.command(name).description(description);
    if (called.includes(name)) (await load()).register(command);
  }
  return program;
};

const fail = (error: unknown): void => {
  const expected = error instanceof UserError;
  console.error(expected ? error.message : error instanceof Error ? error.stack : messageOf(error));
  process.exitCode = expected ? error.exitCode : 70;
};

// A reader that stops early (yiwen catalog list | head) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

try {
  const program = await createProgram(process.argv.slice(2, 4));
  await program.parseAsync();
} catch (error) {
  fail(error);
}
