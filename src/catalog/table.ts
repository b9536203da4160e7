// Finds the rows of the list in a document's text. The text was taken from pages: a row is one line
// with tabs, or each cell is a line of its own that starts with a tab; cells that span rows are empty
// but for the first, headings repeat on each page, names and cells break over lines.
import { fold } from './fold.ts';

export interface DocumentRow {
  readonly number: number;
  /** Carries the mark of what the place has added. */
  readonly added: boolean;
  /** As the layout has it: the last heading above or beside. */
  readonly group: string;
  /** The headings before and after: where a spanning cell lost its lines, the row may belong there. */
  readonly neighbours: readonly string[];
  readonly name: string;
  readonly content: string;
  /** Undefined where the table has no such column. */
  readonly types: string | undefined;
  readonly bureaus: string | undefined;
  /** Words in cells beyond the columns that the heading names. */
  readonly surplus: string;
}

export interface DocumentTable {
  readonly rows: readonly DocumentRow[];
  readonly before: readonly string[];
  readonly after: readonly string[];
}

interface Columns {
  readonly types: boolean;
  readonly bureaus: boolean;
}

const isHeading = (cell: string): boolean =>
  /^((服务)?对象|服务项目|服务内容(及标准)?|服务类型|(牵头)?责任(单位|部门)(\(.{0,20}\))?)$/.test(
    fold(cell),
  );
const isTableHead = (line: string): boolean => /^(服务)?对象(服务项目.{0,40})?$/.test(fold(line));
const isTableEnd = (line: string): boolean => /^(注|备注|说明|抄送):/.test(fold(line));
const isPageNumber = (line: string): boolean => /^[-—]\d{1,4}[-—]$/.test(fold(line));

const splitDocument = (text: string) => {
  const lines = text.split(/\r?\n/);
  const start = lines.findIndex((line) => line.includes('\t') && isTableHead(line));
  if (start < 0) return { before: lines, table: [], after: [] };
  const length = lines.slice(start).findIndex(isTableEnd);
  const end = length < 0 ? lines.length : start + length;
  return { before: lines.slice(0, start), table: lines.slice(start, end), after: lines.slice(end) };
};

/** Cells in reading order; a line without a tab goes on with the cell above. */
const cellsOf = (lines: readonly string[]): string[] => {
  const cells: string[] = [];
  for (const line of lines) {
    if (line.trim() === '' && !line.includes('\t')) continue;
    if (isPageNumber(line)) continue;
    if (!line.includes('\t') && cells.length > 0) cells.push(`${cells.pop() ?? ''}${line}`);
    else if (/^\t[^\t]*$/.test(line)) cells.push(line.slice(1));
    else cells.push(...line.split('\t'));
  }
  return cells;
};

/** 13, *5 or, where a tab was lost, 「13 家庭适老化改造」. */
const numberCell = (
  cell: string,
): { number: number; marked: boolean; rest: string } | undefined => {
  const match = /^\s*(\\?\*?)\s*(\d{1,3})(?:\s+(\D.*))?\s*$/s.exec(cell.normalize('NFKC'));
  if (!match) return undefined;
  const [, mark = '', digits = '', rest = ''] = match;
  return { number: Number(digits), marked: mark !== '', rest };
};

const numberPositions = (cells: readonly string[]): number[] =>
  cells.flatMap((cell, index) => (index > 0 && numberCell(cell) !== undefined ? [index] : []));

interface Raw {
  readonly head: string;
  readonly cell: string;
  readonly rest: readonly string[];
}

const rawRows = (cells: readonly string[]): Raw[] => {
  const starts = numberPositions(cells);
  return starts.map((start, index) => {
    const next = starts[index + 1];
    return {
      head: cells[start - 1] ?? '',
      cell: cells[start] ?? '',
      rest: cells.slice(start + 1, next === undefined ? cells.length : next - 1),
    };
  });
};

const readRow = (raw: Raw, columns: Columns) => {
  const found = numberCell(raw.cell);
  const cells = found?.rest ? [found.rest, ...raw.rest] : [...raw.rest];
  const [name = '', content = '', ...others] = cells;
  const types = columns.types ? (others.shift() ?? '') : undefined;
  const bureaus = columns.bureaus ? (others.shift() ?? '') : undefined;
  return {
    number: found?.number ?? 0,
    added: (found?.marked ?? false) || name.trim().startsWith('*'),
    name,
    content,
    types,
    bureaus,
    surplus: others.join('').trim(),
  };
};

const groupsOf = (raws: readonly Raw[]): Pick<DocumentRow, 'group' | 'neighbours'>[] => {
  const headings: string[] = [];
  const places = raws.map(({ head }) => {
    if (head.trim() !== '' && fold(head) !== fold(headings.at(-1) ?? '')) headings.push(head);
    return headings.length - 1;
  });
  return places.map((at) => ({
    group: headings[at] ?? '',
    neighbours: [headings[at - 1], headings[at + 1]].filter((heading) => heading !== undefined),
  }));
};

/** The text of a document in; its list's rows and what stands before and after the table out. */
export const readTable = (text: string): DocumentTable => {
  const { before, table, after } = splitDocument(text);
  const cells = cellsOf(table);
  const heads = cells.filter(isHeading).map(fold);
  const columns = {
    types: heads.some((head) => head === '服务类型'),
    bureaus: heads.some((head) => head.includes('责任')),
  };
  const raws = rawRows(cells.filter((cell) => !isHeading(cell)));
  const groups = groupsOf(raws);
  const rows = raws.map((raw, index) => ({
    ...readRow(raw, columns),
    ...(groups[index] ?? { group: '', neighbours: [] }),
  }));
  return { rows, before, after };
};
