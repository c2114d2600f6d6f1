import type { IntentKeyword } from '@jsk/contracts/bot-rules';
import { keywordRow, type Row } from './intent-draft';

type KeywordRow = Row<IntentKeyword>;

/**
 * Puts a pasted list into the rows, one keyword a line, each compared as the row it was pasted into. Lines that are
 * there already are left out, and so is what is too many.
 * @param at the row; what it holds already is kept before the first line
 * @returns the rows, and which of them is to be written next
 */
export function withPastedKeywords(
  rows: readonly KeywordRow[],
  at: number,
  pasted: string,
  max: number,
): { rows: KeywordRow[]; next: string } {
  const row = rows[at] ?? keywordRow();
  const others = new Set(rows.filter((_, index) => index !== at).map(({ keyword }) => keyword.trim()));
  const lines = `${row.keyword}${pasted}`
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter((line, index, all) => line !== '' && !others.has(line) && all.indexOf(line) === index);
  const room = max - (rows.length - 1);
  const added = lines
    .slice(0, room)
    .map((line, index) => ({ ...(index === 0 ? row : keywordRow('', row.matchKind)), keyword: line }));
  const written = added.length > 0 ? added : [{ ...row, keyword: '' }];
  return {
    rows: [...rows.slice(0, at), ...written, ...rows.slice(at + 1)],
    next: written.at(-1)?.rowId ?? row.rowId,
  };
}
