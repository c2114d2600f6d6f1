import { stringify } from 'csv-stringify/sync';
import type { MessageRow } from '../messages';
import type { Transcript } from './transcript';

const header = [
  'Message ID',
  'Time',
  'Sender',
  'Sender Name',
  'Type',
  'Text',
  'State',
  'Sent As',
  'Session ID',
];

/** Without it Excel takes UTF-8 for something else. */
const byteOrderMark = '\uFEFF';

/**
 * A conversation as a table, one row per message. A cell that a spreadsheet would take for a formula begins with an
 * apostrophe: customers write what they like.
 * https://owasp.org/www-community/attacks/CSV_Injection
 */
export async function* conversationCsv(
  pages: AsyncIterable<readonly MessageRow[]>,
  transcript: Transcript,
): AsyncGenerator<string> {
  yield byteOrderMark + rowsOf([header]);
  for await (const page of pages) yield rowsOf(page.map((message) => cellsOf(message, transcript)));
}

function cellsOf(message: MessageRow, transcript: Transcript): string[] {
  return [
    message.id,
    transcript.exactTime(message.createdAt),
    message.senderKind,
    transcript.senderOf(message),
    message.type,
    transcript.textOf(message),
    message.state,
    message.via ?? '',
    message.sessionId ?? '',
  ];
}

function rowsOf(rows: readonly (readonly string[])[]): string {
  return stringify([...rows], { escape_formulas: true, record_delimiter: 'windows' });
}
