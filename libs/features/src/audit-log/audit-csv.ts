import { type CsvRow, csvTable } from '@jsk/platform/csv/csv-table';
import type { AuditRow } from './audit-log.repository';

/** The log as a table, one row per entry, with times by the clock of the account. */
export function auditCsv(
  pages: AsyncIterable<readonly AuditRow[]>,
  timeZone: string,
): AsyncGenerator<string> {
  const header = [
    'Entry ID',
    `Time (${timeZone})`,
    'Person ID',
    'Person',
    'Action',
    'Subject Type',
    'Subject ID',
    'Subject Name',
    'LINE User ID',
    'Detail',
    'IP Address',
    'User Agent',
  ];
  return csvTable(header, rowsOf(pages, timeZone));
}

async function* rowsOf(
  pages: AsyncIterable<readonly AuditRow[]>,
  timeZone: string,
): AsyncGenerator<CsvRow[]> {
  // Swedish writes a time as tables and programs read it.
  const time = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium', timeZone });
  for await (const page of pages) yield page.map((entry) => rowOf(entry, time));
}

function rowOf(entry: AuditRow, time: Intl.DateTimeFormat): CsvRow {
  return [
    entry.id,
    time.format(entry.happenedAt),
    entry.operatorId,
    entry.operatorName,
    entry.action,
    entry.subjectType,
    entry.subjectId,
    entry.subjectName,
    entry.lineUserId,
    Object.keys(entry.detail).length > 0 ? JSON.stringify(entry.detail) : null,
    entry.ip,
    entry.userAgent,
  ];
}
