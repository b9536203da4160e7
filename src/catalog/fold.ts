// Makes words comparable that were taken from pages: widths, white space, marks and escapes aside.

/** Text in; NFKC without white space, * and backslashes out. */
export const fold = (text: string): string =>
  text.normalize('NFKC').replace(/[\s*\\\u200b\ufeff]/g, '');
