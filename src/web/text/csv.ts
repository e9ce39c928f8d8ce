/** What spreadsheets take for a formula, full-width forms included, even behind spaces or controls. */
const FORMULA = /^[\s\p{Cc}]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n\0]/u;
const NUMBER = /^-?\d+(?:[.,]\d+)?$/;

/** A text; or a number with its decimal mark, to be counted with, whatever it begins with. */
export type Cell = string | { readonly number: string };

/** French spreadsheets take the semicolon, since the comma stands within numbers. */
type Separator = ',' | ';';

/** RFC 4180 with a byte order mark, so that spreadsheets read the accents. A text that could be a formula begins with an apostrophe. */
export function toCsv(rows: readonly (readonly Cell[])[], separator: Separator = ','): string {
  const toLine = (row: readonly Cell[]) => row.map((cell) => toCell(cell, separator)).join(separator);
  return `\uFEFF${rows.map((row) => `${toLine(row)}\r\n`).join('')}`;
}

function toCell(cell: Cell, separator: Separator): string {
  if (typeof cell === 'string') return quoted(FORMULA.test(cell) ? `'${cell}` : cell);
  const { number } = cell;
  return NUMBER.test(number) && !number.includes(separator) ? number : toCell(number, separator);
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
