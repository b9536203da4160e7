// Rows as CSV that Excel opens rightly: a BOM before UTF-8, CRLF, and cells that could be read as
// formulas made plain text.
import { stringify } from 'csv-stringify/sync';
import { benefitText } from '../../../catalog/benefit-text.ts';
import { leadsOf } from '../../../catalog/compare.ts';
import { describeCondition } from '../../../catalog/describe.ts';
import type { Knowledge } from '../../../knowledge.ts';
import { factLabels } from './fact-words.ts';
import { type Judged, verdictWords } from './verdicts.ts';

const columns = [
  '地方',
  '序号',
  '名称',
  '本地增加',
  '对象',
  '服务内容',
  '类型',
  '责任单位',
  '牵头',
  '条件',
  '待遇',
  '判断',
  '还差',
  '文件',
  '文号',
  '状态',
] as const;

const record = ({ catalog, item, assessment }: Judged, { registry }: Knowledge): string[] => {
  const { place, document } = catalog;
  return [
    place.name,
    `${item.number}`,
    item.name,
    item.added ? '是' : '',
    item.group,
    item.content,
    item.types.join('、'),
    item.bureaus.join('、'),
    leadsOf(item, catalog).join('、'),
    describeCondition(item.rule, place.name, registry.nameOf).join('\n'),
    item.benefits.map((each) => benefitText(each, place.name, registry.nameOf)).join('\n'),
    assessment === undefined ? '' : verdictWords[assessment.verdict],
    (assessment?.missing ?? []).map((fact) => factLabels[fact]).join('、'),
    document.title,
    document.number ?? '',
    document.status === 'draft' ? '征求意见稿' : '现行',
  ];
};

/** Records as CSV text; a cell that begins with =, +, -, @, a tab or a return gets an apostrophe. */
export const toCsv = (records: readonly (readonly string[])[]): string =>
  stringify(
    records.map((cells) => [...cells]),
    // Everything quoted: a line break within a cell would otherwise end the row.
    { bom: true, record_delimiter: 'windows', escape_formulas: true, quoted: true },
  );

/** A heading and the rows. */
export const rowsCsv = (rows: readonly Judged[], knowledge: Knowledge): string =>
  toCsv([columns, ...rows.map((row) => record(row, knowledge))]);
