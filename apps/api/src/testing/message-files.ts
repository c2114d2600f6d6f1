import { listMessages, type Media, type Message } from '@jsk/contracts/messages';
import type { FakeLineContent } from '@jsk/testing/fake-line-contents';
import { LineCustomer, newLineMessageId } from '@jsk/testing/line-webhooks';
import type { OperatorSession } from '@jsk/testing/operator-session';
import { waitFor } from '@jsk/testing/services/wait-for';
import sharp from 'sharp';
import type { TestSystem } from './start-test-api';

/** A picture of one colour. @param orientation how the camera was held, from 1 to 8 as EXIF counts */
export async function pictureOf(
  width: number,
  height: number,
  format: 'jpeg' | 'png' | 'webp' | 'gif' = 'jpeg',
  orientation?: number,
): Promise<Buffer> {
  const picture = sharp({ create: { width, height, channels: 3, background: '#c2410c' } });
  return (orientation ? picture.withMetadata({ orientation }) : picture)[format]().toBuffer();
}

export function mediaOf({ payload }: Message): Media {
  if (payload?.kind !== 'media') throw new Error('Not a message with a file');
  return payload.media;
}

/** Loads a file as the console does. */
export function openFile(
  operator: OperatorSession,
  url: string | null,
  headers: Record<string, string> = {},
): Promise<Response> {
  const cookie = operator.cookies.find((given) => given.startsWith('jsk_media=')) ?? '';
  return fetch(operator.apiUrl + String(url), { headers: { cookie, ...headers } });
}

/** The newest message of a conversation. */
export async function newestMessage(operator: OperatorSession, lineUserId: string): Promise<Message> {
  const { messages } = await operator.call(listMessages, { lineUserId, limit: 1 });
  const [message] = messages;
  if (!message) throw new Error('There is no message');
  return message;
}

export interface ReceivedFile {
  readonly customer: LineCustomer;
  readonly lineMessageId: string;
}

/** A customer sends a file that LINE has in this way, or has not. */
export async function sendFromPhone(
  system: TestSystem,
  message: Record<string, unknown>,
  content: Partial<FakeLineContent> | null,
): Promise<ReceivedFile> {
  const customer = new LineCustomer();
  const lineMessageId = newLineMessageId();
  if (content) system.line.setContent(lineMessageId, content);
  await system.process(customer.sends({ id: lineMessageId, contentProvider: { type: 'line' }, ...message }));
  return { customer, lineMessageId };
}

/** @returns the newest message of a conversation once the fate of its file is known. */
export function settledMessage(operator: OperatorSession, lineUserId: string): Promise<Message> {
  return waitFor(
    async () => {
      const message = await newestMessage(operator, lineUserId);
      return mediaOf(message).status === 'pending' ? null : message;
    },
    { description: 'the file is copied or given up', timeoutMs: 20_000 },
  );
}
