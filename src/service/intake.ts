// What becomes of a text before it is kept: cut to a sane length, well-formed, without numbers of persons.
import { createHash } from 'node:crypto';
import type { Redact } from './engine.ts';

const unkeepable = /\0|\p{Surrogate}/gu;

/** Cuts to at most `length` UTF-16 units, never through a character. */
const cut = (text: string, length: number): string => {
  const end = /[\ud800-\udbff]/.test(text[length - 1] ?? '') ? length - 1 : length;
  return text.length <= length ? text : text.slice(0, end);
};

/**
 * A text fit to be kept.
 * @param length The most UTF-16 units to keep.
 */
export const tidy = (text: string, length: number, redact: Redact): ReturnType<Redact> => {
  // Numbers are cut out of a longer piece first, so that none is cut in two and overlooked.
  const piece = cut(text, 4 * length).replace(unkeepable, '\ufffd');
  const redacted = redact(piece);
  return { text: cut(redacted.text, length), removed: redacted.removed };
};

/** An event's id as it can be kept: ids that are long or strange are replaced by their hash. */
export const keepableId = (id: string): string =>
  /^[\x21-\x7e]{1,100}$/.test(id) ? id : `sha256:${createHash('sha256').update(id).digest('hex')}`;
