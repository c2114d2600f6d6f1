import { maskedTail } from '@jsk/contracts/masking';
import type { MessageRow } from '../messages';
import type { ExportedConversation } from './conversation-export.repository';
import type { Transcript } from './transcript';
import { TranscriptSheet } from './transcript-sheet';

export interface TranscriptHead {
  readonly conversation: ExportedConversation;
  readonly exportedBy: string;
  readonly exportedAt: Date;
}

/** Where words stand, to the right of their time. */
const indent = 44;

/** With the line of its day, its sender and what it is above it. */
const roomForPicture = 250;

const senderColors: Record<MessageRow['senderKind'], string> = {
  CUSTOMER: '#1a1a1a',
  OPERATOR: '#166534',
  BOT: '#1e4f8a',
  SYSTEM: '#6b6b6b',
};

/**
 * A conversation to read and to print: by days, with the time beside each message and the sender above the first of a
 * row. It is drawn as fast as it is read.
 * @param thumbnailOf the small JPEG of a picture, or null when there is none
 */
export async function* conversationPdf(
  head: TranscriptHead,
  pages: AsyncIterable<readonly MessageRow[]>,
  transcript: Transcript,
  thumbnailOf: (message: MessageRow) => Promise<Buffer | null>,
): AsyncGenerator<Buffer> {
  const { words } = transcript;
  const name = head.conversation.displayName || idOf(head, transcript);
  const title = `${words.title} · ${name}`;
  const sheet = await TranscriptSheet.open(transcript.language, title, title, words.page);
  writeHead(sheet, head, transcript);
  let previous: MessageRow | null = null;
  for await (const page of pages) {
    for (const message of page) {
      const picture = await pictureOf(message, thumbnailOf);
      // What a picture is stands above it, not on the page before.
      if (picture) sheet.keepTogether(roomForPicture);
      writeMessage(sheet, message, previous, transcript);
      if (picture) sheet.picture(picture.jpeg, picture, indent);
      previous = message;
    }
    const finished = sheet.take();
    if (finished) yield finished;
  }
  if (!previous) sheet.write(words.empty, { color: '#6b6b6b' });
  yield* sheet.end();
}

function idOf({ conversation }: Pick<TranscriptHead, 'conversation'>, { masksContacts }: Transcript): string {
  return masksContacts ? maskedTail(conversation.lineUserId) : conversation.lineUserId;
}

function writeHead(
  sheet: TranscriptSheet,
  { conversation, exportedBy, exportedAt }: TranscriptHead,
  transcript: Transcript,
): void {
  const { words } = transcript;
  const { displayName, firstAt, lastAt } = conversation;
  const id = idOf({ conversation }, transcript);
  sheet.write(words.title, { font: 'bold', size: 16 });
  sheet.write(displayName || id, { font: 'bold', size: 12 });
  const facts = [`${words.lineUserId}: ${id}`];
  if (firstAt && lastAt) {
    facts.push(`${words.period}: ${transcript.dayName(firstAt)} – ${transcript.dayName(lastAt)}`);
  }
  facts.push(`${words.exported}: ${transcript.zonedTime(exportedAt)} · ${exportedBy}`);
  for (const fact of facts) sheet.write(fact, { size: 9, color: '#6b6b6b' });
  sheet.space(8);
  sheet.line();
}

function writeMessage(
  sheet: TranscriptSheet,
  message: MessageRow,
  previous: MessageRow | null,
  transcript: Transcript,
): void {
  const isNewDay =
    !previous || transcript.dayKey(previous.createdAt) !== transcript.dayKey(message.createdAt);
  sheet.keepTogether(isNewDay ? 80 : 44);
  if (isNewDay) {
    sheet.space(8);
    sheet.write(transcript.dayName(message.createdAt), { font: 'bold', size: 10.5 });
    sheet.space(2);
  }
  const time = transcript.clockTime(message.createdAt);
  if (message.senderKind === 'SYSTEM' && message.type === 'system') {
    sheet.writeBeside(time);
    sheet.write(transcript.textOf(message), { size: 9, color: '#6b6b6b', indent });
    return;
  }
  const isSameSender = !isNewDay && previous?.type !== 'system' && transcript.isSameSender(previous, message);
  if (!isSameSender) {
    sheet.space(4);
    sheet.write(transcript.senderOf(message), {
      font: 'bold',
      size: 9.5,
      color: senderColors[message.senderKind],
      indent,
    });
  }
  sheet.writeBeside(time);
  const text = transcript.textOf(message);
  sheet.write(message.state === 'failed' ? `${text} (${transcript.words.failed})` : text, { indent });
}

async function pictureOf(
  message: MessageRow,
  thumbnailOf: (message: MessageRow) => Promise<Buffer | null>,
): Promise<{ jpeg: Buffer; width: number; height: number } | null> {
  if (message.payload?.kind !== 'media') return null;
  const { width, height } = message.payload.media;
  const jpeg = width && height ? await thumbnailOf(message) : null;
  return width && height && jpeg ? { jpeg, width, height } : null;
}
