import type { User } from '@jsk/contracts/auth';
import type { Message } from '@jsk/contracts/messages';
import { startOfDay } from '@/lib/format';
import type { OutboxItem } from '@/lib/outbox';

/** One line of the thread as it is drawn. */
export type ThreadEntry =
  | { kind: 'day'; key: string; at: string }
  | { kind: 'system'; key: string; at: string; message: Message }
  | {
      kind: 'bubble';
      key: string;
      at: string;
      message: Message;
      refusal: string | null;
      isFirst: boolean;
      isLast: boolean;
    };

export type BubbleEntry = Extract<ThreadEntry, { kind: 'bubble' }>;

const groupWithinMs = 2 * 60_000;

/**
 * What the thread shows, top to bottom: stored messages in their order, then what still waits in the outbox; days
 * apart, and bubbles of one sender within two minutes together.
 */
export function threadEntriesOf(
  messages: readonly Message[],
  waiting: readonly OutboxItem[],
  user: User,
): ThreadEntry[] {
  const stored = new Set(messages.map(({ tempId }) => tempId));
  const unsent = waiting.filter(({ tempId }) => !stored.has(tempId));
  const lines = [
    ...messages.map((message) => ({ message, refusal: null })),
    ...unsent.map((item) => ({ message: messageOf(item, user), refusal: item.refusal })),
  ];

  const entries: ThreadEntry[] = [];
  for (const [index, { message, refusal }] of lines.entries()) {
    const previous = lines[index - 1]?.message;
    const next = lines[index + 1]?.message;
    const at = message.createdAt;
    if (!previous || dayOf(previous) !== dayOf(message)) {
      entries.push({ kind: 'day', key: `day ${dayOf(message)}`, at });
    }
    // The tempId stays the same from the first optimistic bubble to the stored message, so the bubble stays too.
    const key = message.tempId ?? message.id;
    if (message.type === 'system') entries.push({ kind: 'system', key, at, message });
    else {
      const isFirst = !previous || !isSameGroup(previous, message);
      const isLast = !next || !isSameGroup(message, next);
      entries.push({ kind: 'bubble', key, at, message, refusal, isFirst, isLast });
    }
  }
  return entries;
}

function isSameGroup(before: Message, after: Message): boolean {
  return (
    before.type !== 'system' &&
    after.type !== 'system' &&
    before.sender.kind === after.sender.kind &&
    before.sender.id === after.sender.id &&
    Date.parse(after.createdAt) - Date.parse(before.createdAt) <= groupWithinMs &&
    dayOf(before) === dayOf(after)
  );
}

function dayOf({ createdAt }: Message): number {
  return startOfDay(new Date(createdAt));
}

/** An outbox item in the shape of the message it will become. */
function messageOf({ tempId, lineUserId, text, writtenAt, refusal }: OutboxItem, user: User): Message {
  return {
    id: `outbox ${tempId}`,
    lineUserId,
    sessionId: null,
    direction: 'OUTGOING',
    sender: { kind: 'OPERATOR', id: user.id, name: user.displayName },
    type: 'text',
    text,
    payload: null,
    state: refusal === null ? 'queued' : 'failed',
    via: null,
    tempId,
    quotedMessageId: null,
    error: null,
    createdAt: writtenAt,
  };
}
