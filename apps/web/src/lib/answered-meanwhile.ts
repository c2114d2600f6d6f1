import type { QueryClient } from '@tanstack/react-query';
import type { OutboxItem } from './outbox-item';
import { threadKey, type Thread } from './thread-cache';

/** What is sent within this time did not wait. */
const waitedMs = 5_000;

/**
 * Whether a colleague has answered the customer while an answer waited in this browser, so that its writer should look at
 * it again before it leaves.
 * @param aheadMs how far the server's clock is ahead of this browser's
 */
export function isAnsweredMeanwhile(
  client: QueryClient,
  { lineUserId, kind, writtenAt }: OutboxItem,
  operatorId: string,
  aheadMs: number,
): boolean {
  const writtenMs = Date.parse(writtenAt);
  if (kind === 'note' || Date.now() - writtenMs < waitedMs) return false;
  const messages = client.getQueryData<Thread>(threadKey(lineUserId))?.messages ?? [];
  return messages.some(
    ({ sender, type, createdAt }) =>
      sender.kind === 'OPERATOR' &&
      sender.id !== operatorId &&
      type !== 'note' &&
      Date.parse(createdAt) > writtenMs + aheadMs,
  );
}
