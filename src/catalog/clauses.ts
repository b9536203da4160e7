// The words of a clause of a document, found by the way catalogs cite it: 二（一）3, 一3, 四（其他事项）,
// 标题, 公告, 文末, 附件注1, 附件说明.
import { fold } from './fold.ts';
import type { DocumentTable } from './table.ts';

const numerals = '[一二三四五六七八九十]+';
const levels = [
  new RegExp(`^#*(${numerals})、`),
  new RegExp(`^#*(\\(${numerals}\\))`),
  /^#*(\d{1,2})[.、]/,
] as const;

type Clauses = ReadonlyMap<string, string>;

const levelOf = (line: string): { level: number; label: string } | undefined => {
  for (const [level, pattern] of levels.entries()) {
    const label = pattern.exec(line)?.[1];
    if (label !== undefined) return { level, label };
  }
  return undefined;
};

const head = '';

/** The clauses that a line of this one belongs to, from the outermost: 二, 二(一), 二(一)3. */
const keysOf = (path: readonly string[]): string[] => {
  const keys = path.flatMap((label, at) => (label === '' ? [] : path.slice(0, at + 1).join('')));
  return keys.length === 0 ? [head] : keys;
};

const numbered = (lines: readonly string[]): Clauses => {
  const texts = new Map<string, string>();
  const path = ['', '', ''];
  for (const line of lines.map(fold)) {
    const found = levelOf(line);
    if (found && (found.level === 0 || path[0] !== '')) {
      path.fill('', found.level);
      path[found.level] = found.label;
    }
    for (const key of keysOf(path)) texts.set(key, (texts.get(key) ?? '') + line);
  }
  return texts;
};

/** Finds the folded words of a clause; undefined where the document has no such clause. */
export type ClauseFinder = (clause: string) => string | undefined;

const annexWords = (clause: string, after: string): string | undefined =>
  /^附件\d?(注|备注|说明)\d?$/.test(clause) ? after : undefined;

/** A document's parts in; a finder out. */
export const clauseFinder = ({ before, after }: DocumentTable): ClauseFinder => {
  const clauses = numbered(before);
  const annex = after.map(fold).join('');
  const last = [...clauses.keys()].findLast((key) => /^[^(\d]+$/.test(key));
  return (clause) => {
    const key = fold(clause);
    if (key === '标题' || key === '公告') return clauses.get(head);
    if (key === '文末') return clauses.get(last ?? head);
    const [, section, title] = /^([^(]+)\(([^)]*)\)$/.exec(key) ?? [];
    const named = clauses.get(section ?? '');
    return (
      clauses.get(key) ??
      annexWords(key, annex) ??
      (title !== undefined && named?.includes(`、${title}`) ? named : undefined)
    );
  };
};
