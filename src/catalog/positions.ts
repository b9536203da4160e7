// Where in a YAML file a field stands.
import { type Document, isMap, isNode, isScalar, isSeq, type LineCounter, type Node } from 'yaml';
import type { Path } from './problems.ts';

interface Step {
  /** Where to point: the key of a field, or the entry of a list. */
  readonly mark: unknown;
  readonly value: unknown;
}

const stepInto = (node: unknown, step: string | number): Step | undefined => {
  if (isMap(node)) {
    const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
    return pair && { mark: pair.key, value: pair.value };
  }
  const entry = isSeq(node) && typeof step === 'number' ? node.items[step] : undefined;
  return entry === undefined ? undefined : { mark: entry, value: entry };
};

const nodeAt = (root: unknown, path: Path): Node | undefined => {
  let mark: unknown = root;
  let value: unknown = root;
  for (const step of path) {
    const next = stepInto(value, step);
    if (!next) break;
    mark = next.mark;
    value = next.value;
  }
  return isNode(mark) ? mark : undefined;
};

/** A parsed file and a path in; its line, from 1, out. A missing field has the line of its parent. */
export const lineOf = (document: Document, lines: LineCounter, path: Path): number => {
  const offset = nodeAt(document.contents, path)?.range?.[0];
  return offset === undefined ? 1 : Math.max(1, lines.linePos(offset).line);
};
