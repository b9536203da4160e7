// The documents that figures are checked against, by division code.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../catalog/documents');

/** Code → the document's text. */
export const documents: ReadonlyMap<string, string> = new Map(
  readdirSync(folder).map((name) => [name.slice(0, 6), readFileSync(join(folder, name), 'utf8')]),
);

/** The texts of the places that a reply speaks from, together. */
export function documentsOf(reply: {
  readonly place: string | null;
  readonly items: readonly { readonly place: string }[];
}): string {
  const codes = new Set([reply.place, ...reply.items.map(({ place }) => place)]);
  return [...codes].map((code) => documents.get(code ?? '') ?? '').join('\n');
}
