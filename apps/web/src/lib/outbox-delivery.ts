import { sendMedia, sendMessage, type Message } from '@jsk/contracts/messages';
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
 * Gives an item to the server, once.
 * @returns the stored message, 'later' when nothing was decided, or the code of the refusal.
 */
export async function deliver(
  connection: Connection,
  item: OutboxItem,
  progress: UploadProgress,
): Promise<Message | string> {
  try {
    return await (item.kind === 'text' ? deliverText(connection, item) : deliverFile(item, progress));
  } catch (error) {
    if (error instanceof SocketProblem) return isTemporarySocketProblem(error) ? 'later' : error.code;
    if (!(error instanceof ApiProblem)) return 'internal_error';
    if (error.status === 401) return 'later';
    if (item.kind === 'text') return error.isTemporary ? 'later' : error.code;
    // A text may be sent again and again, a large file only when the operator says so, or the line was down.
    return error.status === 0 && connection.state.get() !== 'online' ? 'later' : error.code;
  }
}

async function deliverText(
  connection: Connection,
  { lineUserId, text, tempId, quoteMessageId }: OutboxText,
): Promise<Message> {
  const content = { lineUserId, text, ...(quoteMessageId && { quoteMessageId }) };
  const overRest = () => call(sendMessage, { ...content, clientId: tempId });
  if (connection.state.get() !== 'online') return overRest();
  return connection.ask('send_message', { ...content, tempId }).catch((error: unknown) => {
    // The socket writes only in the conversation that is open, and right after reconnecting not even there yet.
    if (error instanceof SocketProblem && error.code === 'not_in_room') return overRest();
    throw error;
  });
}

async function deliverFile(
  { lineUserId, tempId, file, fileKind }: OutboxFile,
  progress: UploadProgress,
): Promise<Message> {
  const { describeMedia } = await import('./media-description');
  const { durationMs, preview } = await describeMedia(file, fileKind);
  const fields = { lineUserId, clientId: tempId, ...(durationMs && { durationMs }) };
  return upload(sendMedia, fields, { ...(preview && { preview }), file }, progress);
}

function isTemporarySocketProblem({ code }: SocketProblem): boolean {
  return (
    ['no_answer', 'not_connected', 'rate_limit_exceeded', 'internal_error', 'not_authenticated'].includes(
      code,
    ) || code.startsWith('auth_')
  );
}
