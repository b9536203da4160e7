// Text in columns for a terminal, where a Chinese character is two wide.

const wide =
  /[\u1100-\u115f\u2014\u201c\u201d\u2026\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/;

const widthOf = (text: string): number =>
  [...text].reduce((width, character) => width + (wide.test(character) ? 2 : 1), 0);

const pad = (text: string, width: number): string =>
  text + ' '.repeat(Math.max(0, width - widthOf(text)));

const wrapLine = (line: string, width: number): string[] => {
  const lines = [''];
  for (const [piece] of line.matchAll(/[\d.]{1,12}|[\s\S]/gu)) {
    const last = lines.at(-1) ?? '';
    if (widthOf(last + piece) <= width) lines[lines.length - 1] = last + piece;
    else lines.push(piece);
  }
  return lines;
};

const wrap = (text: string, width: number): string[] =>
  text.split('\n').flatMap((line) => wrapLine(line, width));

/** Rows of cells and the width of each column in; lines out, cells wrapped within their column. */
export const inColumns = (
  rows: readonly (readonly string[])[],
  widths: readonly number[],
): string[] =>
  rows.flatMap((row) => {
    const cells = row.map((cell, index) => wrap(cell, widths[index] ?? 20));
    const height = Math.max(...cells.map((lines) => lines.length));
    return Array.from({ length: height }, (_, line) =>
      cells
        .map((lines, index) => pad(lines[line] ?? '', widths[index] ?? 20))
        .join('  ')
        .trimEnd(),
    );
  });
