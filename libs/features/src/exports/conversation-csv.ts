import { type CsvRow, csvTable } from '@jsk/platform/csv/csv-table';
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

/** A conversation as a table, one row per message. */
export function conversationCsv(
  pages: AsyncIterable<readonly MessageRow[]>,
  transcript: Transcript,
): AsyncGenerator<string> {
  return csvTable(header, rowsOf(pages, transcript));
}

async function* rowsOf(
  pages: AsyncIterable<readonly MessageRow[]>,
  transcript: Transcript,
): AsyncGenerator<CsvRow[]> {
  for await (const page of pages) yield page.map((message) => rowOf(message, transcript));
}

function rowOf(message: MessageRow, transcript: Transcript): CsvRow {
  return [
    message.id,
    transcript.exactTime(message.createdAt),
    message.senderKind,
    transcript.senderOf(message),
    message.type,
    transcript.textOf(message),
    message.state,
    message.via,
    message.sessionId,
  ];
}
