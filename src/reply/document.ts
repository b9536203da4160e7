// What a document says of itself: whether it is in force, its number, version, date and organiser.
import type { Catalog } from '../catalog/schema.ts';
import type { Block } from './blocks.ts';
import { draftNotice, sourceOf } from './words.ts';

const dated = (iso: string): string => {
  const [year, month, day] = iso.split('-').map(Number);
  return `${year}年${month}月${day}日`;
};

type Statement = Catalog['document']['statements'][number];

const stated = (catalog: Catalog, about: Statement['about']): Statement[] =>
  catalog.document.statements.filter((statement) => statement.about === about);

const status = ({ document, place }: Catalog): string =>
  document.status === 'draft'
    ? `${place.short}这份文件是征求意见稿，还不是正式文件。`
    : `${place.short}这份文件是正式印发的文件${document.number === null ? '' : `，文号是${document.number}`}。`;

const issued = ({ document }: Catalog): string =>
  document.issuedOn === null
    ? '文件没有写印发日期。'
    : `${document.issuer ?? ''}${dated(document.issuedOn)}印发。`;

export const since = ({ document }: Catalog): string =>
  document.effectiveFrom === null
    ? '文件没有写从哪天起施行。'
    : `文件写明自${dated(document.effectiveFrom)}起施行。`;

const POINTS: Readonly<Record<string, (catalog: Catalog) => string>> = {
  status,
  'document-number': (catalog) =>
    catalog.document.number === null
      ? `${catalog.document.status === 'draft' ? '这是征求意见稿，' : ''}没有文号。`
      : `文号是${catalog.document.number}。`,
  'document-version': issued,
  'document-issuer': (catalog) =>
    catalog.document.issuer === null
      ? '文件没有写发文机关。'
      : `发文的是${catalog.document.issuer}。`,
  effective: since,
  validity: (catalog) => `文件没有写有效期。${since(catalog)}`,
  'document-change': (catalog) => {
    const [change] = [...stated(catalog, 'change'), ...stated(catalog, 'version')];
    return change === undefined
      ? '文件没有写清单怎么调整。'
      : `${change.quote.replace(/。$/, '')}。`;
  },
  organiser: (catalog) => {
    const [organiser] = stated(catalog, 'organiser');
    return organiser === undefined
      ? '文件没有写由哪个部门牵头组织实施。'
      : `${organiser.quote.replace(/。$/, '')}。`;
  },
};

/** Everything the document says of itself, what was asked for first. */
export function answerDocument(catalog: Catalog, about: string): Block[] {
  const { document } = catalog;
  const self = document.statements.filter((statement) => statement.about !== 'mention');
  const point = POINTS[about]?.(catalog) ?? status(catalog);
  const facts = [status(catalog), issued(catalog), since(catalog)];
  return [
    { type: 'point', text: point },
    ...draftNotice(catalog),
    {
      type: 'text',
      text: `《${document.title}》。${facts.filter((fact) => !point.includes(fact)).join('')}`,
    },
    ...self.map(
      ({ quote, clause }): Block => ({
        type: 'quote',
        text: quote,
        source: sourceOf(catalog, clause ?? '文末', 0),
      }),
    ),
  ];
}
