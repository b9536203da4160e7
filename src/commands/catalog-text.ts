// What the commands on lists print for people to read.
import { benefitText } from '../catalog/benefit-text.ts';
import type { ComparedPlace, ComparedRow } from '../catalog/compare.ts';
import { leadsOf } from '../catalog/compare.ts';
import { describeCondition, type NameOfDivision } from '../catalog/describe.ts';
import { locusOf, quotesOf } from '../catalog/quotes.ts';
import type { Catalog, Item, SourceDocument } from '../catalog/schema.ts';
import type { Verification } from '../catalog/verify.ts';
import { inColumns } from './columns.ts';

const statusText = ({ status }: Pick<SourceDocument, 'status'>): string =>
  status === 'draft' ? '征求意见稿，尚未施行' : '现行';

/** 《题名》（文号），发文单位，日期，现行. */
export const sourceText = (document: SourceDocument): string =>
  [
    `《${document.title}》${document.number === null ? '（无文号）' : document.number}`,
    document.issuer ?? '（未写明）',
    ...(document.issuedOn === null ? [] : [`${document.issuedOn} 印发`]),
    ...(document.effectiveFrom === null ? [] : [`${document.effectiveFrom} 起施行`]),
    statusText(document),
  ].join('，');

/** All places in a line or two each. */
export const placesText = (catalogs: readonly Catalog[]): string[] =>
  catalogs.flatMap(({ place, document, items }) => [
    `${place.code} ${place.name}　${items.length === 0 ? '没有清单' : `${items.length} 项`}`,
    `　${sourceText(document)}`,
  ]);

/** One place's list. */
export const listText = (catalog: Catalog): string[] => [
  `${catalog.place.name}（${catalog.place.code}）`,
  sourceText(catalog.document),
  ...(catalog.items.length === 0 ? ['这份文件没有附清单。'] : []),
  ...catalog.items.map(
    ({ number, name, added, bureaus }) =>
      `${String(number).padStart(3)}${added ? '*' : ' '} ${name}${
        bureaus.length === 0 ? '' : `　${bureaus.join('、')}`
      }`,
  ),
];

const bureauText = (item: Item, catalog: Catalog): string => {
  if (item.bureaus.length === 0) return '清单没有写';
  const leads = leadsOf(item, catalog);
  return leads.length === 0
    ? `${item.bureaus.join('、')}（文件没有说哪个牵头）`
    : item.bureaus.map((name) => (leads.includes(name) ? `${name}（牵头）` : name)).join('、');
};

const quotesText = (item: Item): string[] => [
  ...new Set(
    quotesOf(item).map(({ quote, clause }) => `“${quote}”——${locusOf(clause, item.number)}`),
  ),
];

const section = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : [`${title}：`, ...lines.map((line) => `　${line}`)];

/** One row with its rule, what it gives, and the words it rests on. */
export const itemText = (item: Item, catalog: Catalog, nameOf: NameOfDivision): string[] => [
  `${catalog.place.name}第${item.number}项　${item.name}${item.added ? '（本地增加）' : ''}`,
  `对象：${item.group}`,
  `内容：${item.content}`,
  `类型：${item.types.join('、') || '清单没有这一栏'}`,
  `责任单位：${bureauText(item, catalog)}`,
  ...section('谁能享受', describeCondition(item.rule, catalog.place.name, nameOf)),
  ...section(
    '给什么',
    item.benefits.map((benefit) => benefitText(benefit, catalog.place.name, nameOf)),
  ),
  ...section(
    '不能同时享受',
    item.exclusive.map(({ text }) => text),
  ),
  ...section(
    '另外说明',
    item.notes.map(({ text, quote }) => text ?? quote),
  ),
  ...section('依据', quotesText(item)),
  `出处：${sourceText(catalog.document)}`,
];

const aspects: readonly (readonly [string, (row: ComparedRow) => string])[] = [
  ['项目', ({ number, name }) => `${number} ${name}`],
  ['对象', ({ group }) => group],
  ['内容', ({ content }) => content],
  ['谁能享受', ({ conditions }) => conditions.join('\n')],
  ['给什么', ({ benefits }) => benefits.join('\n')],
  ['类型', ({ types }) => types.join('、') || '没有这一栏'],
  ['责任单位', ({ bureaus }) => bureaus.join('、') || '没有写'],
];

const absence = ({ hasList, mentions }: ComparedPlace): string =>
  [
    hasList ? '清单没有这一项' : '文件没有附清单',
    ...mentions.map((quote) => `正文提到：${quote}`),
  ].join('\n');

const cell = (place: ComparedPlace, tell: (row: ComparedRow) => string, first: boolean): string =>
  place.rows.length > 0 ? place.rows.map(tell).join('\n') : first ? absence(place) : '';

/** Places side by side. */
export const comparedText = (title: string, places: readonly ComparedPlace[]): string[] => {
  const widths = [8, ...places.map(() => 26)];
  const rule = widths.map((width) => '-'.repeat(width)).join('  ');
  const heads = places.map(
    (place) => `${place.name}${place.status === 'draft' ? '（意见稿）' : ''}`,
  );
  return [
    title,
    ...inColumns([['', ...heads]], widths),
    ...aspects.flatMap(([label, tell], index) => [
      rule,
      ...inColumns([[label, ...places.map((place) => cell(place, tell, index === 0))]], widths),
    ]),
  ];
};

/** What was held against the document, and what does not stand in it. */
export const verificationText = (
  catalog: Catalog,
  { rows, quotes, mismatches }: Verification,
): string[] => {
  const checked = `${catalog.place.name}：核对了 ${rows} 行、${quotes} 处引文和其中的数字`;
  if (mismatches.length === 0) return [`${checked}，都与文件一致。`];
  return [
    `${checked}，有 ${mismatches.length} 处与文件不符：`,
    ...mismatches.map(({ where, what }) => `- ${where}：${what}`),
  ];
};
