import { stringify } from 'csv-stringify/sync';

/** A number stays a number, also below zero; null is an empty cell. */
export type CsvCell = string | number | null;
export type CsvRow = readonly CsvCell[];

/** The first thing in the file: without it Excel takes UTF-8 for something else. */
export const byteOrderMark = '\uFEFF';

/**
 * A table as it is written to a file, for spreadsheets and programs alike: UTF-8 with a byte order mark, rows that end
 * with CR LF (RFC 4180). No more than one page is in memory, and none is asked for before the one before it is taken.
 * @param header the names of the columns
 * @param pages the rows, some at a time
 */
export async function* csvTable(
  header: readonly string[],
  pages: AsyncIterable<readonly CsvRow[]>,
): AsyncGenerator<string> {
  yield byteOrderMark + csvRows([header]);
  for await (const rows of pages) yield csvRows(rows);
}

/** A line break of whichever kind: by itself csv-stringify quotes none but the one that ends its rows. */
const lineBreak = /[\r\n]/;

/**
 * @returns the rows as text. A cell that a spreadsheet would take for a formula begins with an apostrophe: people write
 * what they like. https://owasp.org/www-community/attacks/CSV_Injection
 */
export function csvRows(rows: readonly CsvRow[]): string {
  return stringify([...rows], {
    escape_formulas: true,
    quoted_match: lineBreak,
    record_delimiter: 'windows',
  });
}
