import { useQuery } from '@tanstack/react-query';
import type { Message } from '@jsk/contracts/messages';
import { messageOptions, threadOptions } from './thread-cache';

/**
 * One message of a conversation, from the loaded thread or else fetched alone.
 * @returns undefined while it is being fetched, null when there is no such message.
 */
export function useMessage(lineUserId: string, messageId: string | null): Message | null | undefined {
  const thread = useQuery({
    ...threadOptions(lineUserId),
    enabled: false,
    select: ({ messages }) => messages.find(({ id }) => id === messageId) ?? null,
  });
  const isElsewhere = messageId !== null && thread.data === null;
  const alone = useQuery({ ...messageOptions(lineUserId, messageId ?? ''), enabled: isElsewhere });
  if (!isElsewhere) return thread.data;
  return alone.isError ? null : alone.data;
}
