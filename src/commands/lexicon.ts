// yiwen lexicon check: whether the phrases of intents/ lead where they should.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { parse } from 'yaml';
import { UserError } from '../errors.ts';
import { checkLexicon, type Fault } from '../lexicon/check.ts';
import { loadKnowledge, projectRoot } from '../load-knowledge.ts';
import { understand } from '../understanding/understand.ts';

const FOLDERS = { service: 'services', outside: 'outside', group: 'words' } as const;

type InYaml = keyof typeof FOLDERS;

/** Ages in phrases are in years, so that any day will do. */
const ANY_DAY = '2026-01-01';

/** Id of a topic or name of a group → the file that it stands in, below the project's folder. */
function filesOf(root: string, kind: InYaml): Map<string, string> {
  const folder = join('intents', FOLDERS[kind]);
  const names = readdirSync(join(root, folder)).filter((name) => name.endsWith('.yaml'));
  return new Map(
    names.flatMap((name) => {
      const file = join(folder, name);
      const content = parse(readFileSync(join(root, file), 'utf8')) as Record<string, unknown>;
      const ids = kind === 'group' ? Object.keys(content) : [`${content.id}`];
      return ids.map((id) => [id, file] as const);
    }),
  );
}

/**
 * Checks the lexicon of a project's folder.
 * @returns a line for each fault: file, phrase, what is wrong
 * @throws UserError where a file cannot be read at all
 */
export function lexiconFaults(root: string): string[] {
  const { lexicon, resources } = loadKnowledge(root);
  const faults = checkLexicon(
    lexicon,
    (text) => understand(text, resources, ANY_DAY).topics,
    (text) => understand(text, resources, ANY_DAY).danger?.id,
  );
  const files = {
    service: filesOf(root, 'service'),
    outside: filesOf(root, 'outside'),
    group: filesOf(root, 'group'),
  };
  const fileOf = ({ kind, id }: Fault) =>
    kind === 'cry' ? join('intents', 'cries', `${id}.txt`) : files[kind].get(id);
  return faults.map((fault) => `${fileOf(fault)}：「${fault.phrase}」${fault.what}`);
}

function check(): void {
  const faults = lexiconFaults(projectRoot);
  if (faults.length > 0) throw new UserError([...faults, `共 ${faults.length} 处`].join('\n'));
  console.log('说法都对得上。');
}

export function register(command: Command): void {
  command.command('check').description('查说法：串到别的服务、重复、没人用的').action(check);
}
