// Holds a list against the document it was taken from: every quote, every row, every figure.
import { type ClauseFinder, clauseFinder } from './clauses.ts';
import { fold } from './fold.ts';
import { type Quote, quotesOf, statementQuotes } from './quotes.ts';
import type { Catalog, Item, SourceDocument } from './schema.ts';
import { type DocumentRow, readTable } from './table.ts';
import { benefitFigures, conditionFigures, textFigures } from './verify-figures.ts';

/** Something that does not stand in the document. */
export interface Mismatch {
  /** Such as 第11项 benefits[0], or document.title. */
  readonly where: string;
  readonly what: string;
}

export interface Verification {
  /** Rows that the document's table has. */
  readonly rows: number;
  readonly quotes: number;
  readonly mismatches: readonly Mismatch[];
}

interface Source {
  readonly text: string;
  readonly clause: ClauseFinder;
}

const shown = (words: string): string => words.replace(/\s+/g, ' ').trim();

const differs = (
  where: string,
  field: string,
  ours: string,
  printed: string | undefined,
): Mismatch[] =>
  fold(ours) === fold(printed ?? '')
    ? []
    : [{ where, what: `${field}是“${ours}”，文件里是“${shown(printed ?? '')}”` }];

const groupMismatch = (where: string, item: Item, row: DocumentRow): Mismatch[] =>
  [row.group, ...row.neighbours].some((heading) => fold(heading) === fold(item.group))
    ? []
    : differs(where, '对象（group）', item.group, row.group);

const rowMismatches = (item: Item, row: DocumentRow): Mismatch[] => {
  const where = `第${item.number}项`;
  const mark = row.added ? '有' : '没有';
  return [
    ...differs(where, '名称（name）', item.name, row.name),
    ...differs(where, '内容（content）', item.content, row.content),
    ...differs(where, '类型（types）', item.types.join(''), row.types),
    ...differs(where, '责任单位（bureaus）', item.bureaus.join('、'), row.bureaus),
    ...groupMismatch(where, item, row),
    ...(item.added === row.added ? [] : [{ where, what: `added 不对：文件里这一项${mark}*号` }]),
    ...(row.surplus === '' ? [] : [{ where, what: `文件里这一行还多出“${shown(row.surplus)}”` }]),
  ];
};

const tableMismatches = (items: readonly Item[], rows: readonly DocumentRow[]): Mismatch[] => {
  const numbers = new Set(items.map(({ number }) => number));
  const printed = new Set(rows.map(({ number }) => number));
  return [
    ...rows
      .filter(({ number }) => !numbers.has(number))
      .map(({ number, name }) => ({
        where: `第${number}项`,
        what: `文件的表里有“${shown(name)}”，清单漏了这一项`,
      })),
    ...rows
      .filter(({ number }, index) => rows.findIndex((row) => row.number === number) < index)
      .map(({ number, name }) => ({
        where: `第${number}项`,
        what: `文件的表里这个项号出现了不止一次（“${shown(name)}”）`,
      })),
    ...items.flatMap((item) => {
      const row = rows.find(({ number }) => number === item.number);
      if (row) return rowMismatches(item, row);
      return printed.has(item.number)
        ? []
        : [{ where: `第${item.number}项`, what: `文件的表里没有这一项（${item.name}）` }];
    }),
  ];
};

const rowText = (item: Item, row: DocumentRow | undefined): string | undefined =>
  row && fold([item.group, row.name, row.content, row.types, row.bureaus].join(''));

const quoteMismatch = (
  { quote, clause }: Quote,
  source: Source,
  own: string | undefined,
): string | undefined => {
  const words = fold(quote);
  if (words === '') return '引文是空的';
  if (!source.text.includes(words)) return `文件里没有“${quote}”`;
  if (clause === undefined) {
    return own === undefined || own.includes(words)
      ? undefined
      : `“${quote}”不在清单的这一行里；在正文里的，请写明 clause`;
  }
  const stated = source.clause(clause);
  if (stated === undefined) return `文件里找不到 ${clause} 这一条`;
  return stated.includes(words) ? undefined : `“${quote}”在文件里，但不在 ${clause}`;
};

const quoteMismatches = (
  quotes: readonly Quote[],
  label: string,
  source: Source,
  own?: string,
): Mismatch[] =>
  quotes.flatMap((quote) => {
    const what = quoteMismatch(quote, source, own);
    return what === undefined ? [] : [{ where: `${label}${quote.field}`, what }];
  });

const figureMismatches = (item: Item): Mismatch[] => {
  const at = (field: string, found: readonly string[]) =>
    found.map((what) => ({ where: `第${item.number}项 ${field}`, what }));
  return [
    ...at('rule', conditionFigures(item.rule)),
    ...item.benefits.flatMap((benefit, index) => at(`benefits[${index}]`, benefitFigures(benefit))),
    ...item.notes.flatMap((note, index) =>
      at(`notes[${index}]`, textFigures(note.text, note.quote)),
    ),
    ...item.exclusive.flatMap((rule, index) =>
      at(`exclusive[${index}]`, textFigures(rule.text, rule.quote)),
    ),
  ];
};

const dayInWords = (day: string): string => {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
};

const documentMismatches = (document: SourceDocument, text: string): Mismatch[] => {
  const { title, number, list, issuedOn, effectiveFrom } = document;
  const claims: readonly (readonly [string, string | null])[] = [
    ['title', title],
    ['number', number],
    ['list', list],
    ['issuedOn', issuedOn && dayInWords(issuedOn)],
    ['effectiveFrom', effectiveFrom && dayInWords(effectiveFrom)],
  ];
  return claims
    .filter(([, words]) => words !== null && !text.includes(fold(words)))
    .map(([field, words]) => ({ where: `document.${field}`, what: `文件里没有“${words}”` }));
};

/**
 * Compares after NFKC, without white space, * and backslashes.
 * @param documentText the document as extracted from its pages
 */
export const verifyCatalog = (catalog: Catalog, documentText: string): Verification => {
  const table = readTable(documentText);
  const source: Source = { text: fold(documentText), clause: clauseFinder(table) };
  const statements = statementQuotes(catalog.document);
  const quotes = catalog.items.map(quotesOf);
  const mismatches = [
    ...documentMismatches(catalog.document, source.text),
    ...quoteMismatches(statements, '', source),
    ...tableMismatches(catalog.items, table.rows),
    ...catalog.items.flatMap((item, index) => {
      const row = table.rows.find(({ number }) => number === item.number);
      return [
        ...quoteMismatches(quotes[index] ?? [], `第${item.number}项 `, source, rowText(item, row)),
        ...figureMismatches(item),
      ];
    }),
  ];
  return { rows: table.rows.length, quotes: statements.length + quotes.flat().length, mismatches };
};
