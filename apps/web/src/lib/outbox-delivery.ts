import { sendCannedPicture } from '@jsk/contracts/canned-responses';
import { sendMessage, sendSticker, type Message } from '@jsk/contracts/messages';
import { writeNote } from '@jsk/contracts/notes';
import { sendUpload, uploadFile } from '@jsk/contracts/uploads';
import { call, upload } from './api-client';
import { ApiProblem } from './api-problem';
import type { OutboxFile, OutboxItem, OutboxText } from './outbox-item';
import { SocketProblem, type LiveConnection } from './socket';

type Connection = Pick<LiveConnection, 'ask' | 'state'>;

export interface UploadProgress {
  signal: AbortSignal;
  onProgress: (part: number) => void;
}

/**
 * Sends an item, once; the file of one that has one is uploaded already.
 * @returns the stored message, 'later' when nothing was decided, or the code of the refusal.
 */
export async function deliver(connection: Connection, item: OutboxItem): Promise<Message | string> {
  const { lineUserId, tempId: clientId } = item;
  try {
    switch (item.kind) {
      case 'text':
        return await deliverText(connection, item);
      case 'note': {
        const { text, mentions } = item;
        return await call(writeNote, { lineUserId, text, mentions, clientId });
      }
      case 'sticker': {
        const { packageId, stickerId, cannedResponseIds } = item;
        return await call(sendSticker, { lineUserId, clientId, packageId, stickerId, cannedResponseIds });
      }
      case 'picture': {
        const { image, cannedResponseIds } = item;
        return await call(sendCannedPicture, {
          lineUserId,
          clientId,
          imageId: image.id,
          cannedResponseIds,
        });
      }
      case 'file':
        return await call(sendUpload, { lineUserId, clientId });
    }
  } catch (error) {
    if (error instanceof SocketProblem) return isTemporarySocketProblem(error) ? 'later' : error.code;
    if (!(error instanceof ApiProblem)) return 'internal_error';
    return error.status === 401 || error.isTemporary ? 'later' : error.code;
  }
}

/**
 * Brings the file of an item to the server, where it waits to be sent.
 * @returns null when it is there, 'later' when nothing was decided, or the code of the refusal.
 */
export async function uploadFileOf(
  connection: Connection,
  item: OutboxFile,
  progress: UploadProgress,
): Promise<string | null> {
  const { lineUserId, tempId: clientId, file, fileKind } = item;
  try {
    const { describeMedia } = await import('./media-description');
    const { durationMs, preview } = await describeMedia(file, fileKind);
    const fields = { lineUserId, clientId, ...(durationMs && { durationMs }) };
    await upload(uploadFile, fields, { ...(preview && { preview }), file }, progress);
    return null;
  } catch (error) {
    if (!(error instanceof ApiProblem)) return 'internal_error';
    if (error.status === 401) return 'later';
    // A text may be sent again and again, a large file only when the operator says so, or the line was down.
    return error.status === 0 && connection.state.get() !== 'online' ? 'later' : error.code;
  }
}

async function deliverText(
  connection: Connection,
  { lineUserId, text, tempId, quoteMessageId, cannedResponseIds }: OutboxText,
): Promise<Message> {
  const content = {
    lineUserId,
    text,
    ...(quoteMessageId && { quoteMessageId }),
    ...(cannedResponseIds.length > 0 && { cannedResponseIds }),
  };
  const overRest = () => call(sendMessage, { ...content, clientId: tempId });
  if (connection.state.get() !== 'online') return overRest();
  return connection.ask('send_message', { ...content, tempId }).catch((error: unknown) => {
    // The socket writes only in the conversation that is open, and right after reconnecting not even there yet.
    if (error instanceof SocketProblem && error.code === 'not_in_room') return overRest();
    throw error;
  });
}

function isTemporarySocketProblem({ code }: SocketProblem): boolean {
  return (
    ['no_answer', 'not_connected', 'rate_limit_exceeded', 'internal_error', 'not_authenticated'].includes(
      code,
    ) || code.startsWith('auth_')
  );
}
