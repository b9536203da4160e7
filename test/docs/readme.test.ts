// The README is held against the project: commands, settings, links and the answers it shows.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { toPlain } from '../../src/render/plain.ts';
import { step } from '../../src/step.ts';
import { knowledge, TODAY } from '../knowledge.ts';

const root = join(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const readme = read('README.md');

const found = (pattern: RegExp, text = readme): string[] => [
  ...new Set([...text.matchAll(pattern)].map((match) => match[1] as string)),
];

describe('README', () => {
  it('names scripts that exist', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const named = found(/\bnpm (?:run (?:--silent )?)?([a-z][a-z-]*)/g);
    expect(named).toContain('chat');
    expect(named.filter((name) => name !== 'ci' && !(name in scripts))).toEqual([]);
  });

  it('names the commands that there are, all of them', () => {
    const own = found(/name: '([a-z]+)'/g, read('src/cli.ts')).sort();
    const table = found(/^\| `yiwen ([a-z]+)/gm).sort();
    const called = found(/yiwen (?:-- )?([a-z]+)\b/g).filter((name) => name !== 'help');
    expect(own.length).toBeGreaterThan(5);
    expect(table).toEqual(own);
    expect(called.filter((name) => !own.includes(name))).toEqual([]);
  });

  it('names subcommands that there are', () => {
    for (const command of ['catalog', 'lexicon']) {
      const named = found(new RegExp(`yiwen (?:-- )?${command} ([a-z]+)`, 'g')).sort();
      const { stdout } = spawnSync(
        process.execPath,
        ['--import', 'tsx', 'src/cli.ts', command, '--help'],
        { cwd: root, encoding: 'utf8' },
      );
      const own = found(/^ {2}([a-z]+) /gm, stdout).filter((name) => name !== 'help');
      expect(named).toEqual(own.sort());
    }
  });

  it('lists the settings that the program reads, no more and no fewer', () => {
    const settings = found(/^ {2}([A-Z][A-Z_]+):/gm, read('src/config.ts')).sort();
    const table = found(/^\| `([A-Z][A-Z_]+)` \|/gm).sort();
    expect(settings.length).toBeGreaterThan(15);
    expect(table).toEqual(settings);
  });

  it('links to files that exist', () => {
    const links = found(/\]\(([^)#]+)\)/g).filter((link) => !/^https?:/.test(link));
    expect(links.length).toBeGreaterThan(10);
    expect(links.filter((link) => !existsSync(join(root, link)))).toEqual([]);
  });

  it('shows the answers that are given', () => {
    const shown = [
      ...readme.matchAll(/```console\n\$ npm run --silent yiwen -- ask "(.+)"\n([^`]+)```/g),
    ];
    expect(shown.length).toBeGreaterThan(1);
    for (const [, text = '', answer = ''] of shown) {
      const { reply } = step(knowledge, undefined, { text }, TODAY);
      expect(answer.trim()).toBe(toPlain(reply).trim());
    }
  });
});
