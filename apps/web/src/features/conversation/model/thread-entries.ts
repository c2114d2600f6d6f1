import type { User } from '@jsk/contracts/auth';
import type { Message } from '@jsk/contracts/messages';
import { compareIds } from '@jsk/contracts/primitives';
import { startOfDay } from '@/lib/format';
import type { OutboxFile, OutboxItem } from '@/lib/outbox-item';
import { albumsTogether, type Line } from './albums';

/** One line of the thread as it is drawn. */
export type ThreadEntry =
  | { kind: 'day'; key: string; at: string }
  | { kind: 'system'; key: string; at: string; message: Message }
  | {
      kind: 'bubble';
      key: string;
      at: string;
      message: Message;
      /** The images of an album in their order, `message` being the newest of them; else empty. */
      album: readonly Message[];
      refusal: string | null;
      isFirst: boolean;
      isLast: boolean;
      /** Beside it stand others with the same trouble: they probably left in the same call. */
      sharesTrouble: boolean;
    };

export type BubbleEntry = Extract<ThreadEntry, { kind: 'bubble' }>;

const groupWithinMs = 2 * 60_000;

/**
 * What the thread shows, top to bottom: stored messages in their order, then texts that still wait in the outbox; days
 * apart, albums as one, and bubbles of one sender within two minutes together.
 */
export function threadEntriesOf(
  messages: readonly Message[],
  waiting: readonly OutboxItem[],
  user: User,
): ThreadEntry[] {
  const stored = new Set(messages.map(({ tempId }) => tempId));
  const unsent = waiting.filter(isWritten).filter(({ tempId }) => !stored.has(tempId));
  const lines: Line[] = [
    ...albumsTogether(messages),
    ...unsent.map((item) => ({ message: messageOf(item, user), album: [], refusal: item.refusal })),
  ];

  const entries: ThreadEntry[] = [];
  for (const [index, { message, album, refusal }] of lines.entries()) {
    const previous = lines[index - 1]?.message;
    const next = lines[index + 1]?.message;
    const at = message.createdAt;
    if (!previous || dayOf(previous) !== dayOf(message)) {
      entries.push({ kind: 'day', key: `day ${dayOf(message)}`, at });
    }
    const key = keyOf(message, album);
    if (message.type === 'system') entries.push({ kind: 'system', key, at, message });
    else {
      const isFirst = !previous || !isSameGroup(previous, message);
      const isLast = !next || !isSameGroup(message, next);
      const sharesTrouble = isSameTrouble(previous, message) || isSameTrouble(next, message);
      entries.push({ kind: 'bubble', key, at, message, album, refusal, isFirst, isLast, sharesTrouble });
    }
  }
  return entries;
}

/** The entry in which a message is shown, also as one of an album. */
export function indexShowing(entries: readonly ThreadEntry[], messageId: string): number {
  return entries.findIndex(
    (entry) =>
      entry.kind === 'bubble' &&
      (entry.message.id === messageId || entry.album.some(({ id }) => id === messageId)),
  );
}

/**
 * The tempId stays the same from the first optimistic bubble to the stored message, so the bubble stays too; an album
 * is known by the image that was stored first, as others come before and after it.
 */
function keyOf(message: Message, album: readonly Message[]): string {
  const [first] = album.map(({ id }) => id).sort(compareIds);
  return first ?? message.tempId ?? message.id;
}

type WrittenItem = Exclude<OutboxItem, OutboxFile>;

function isWritten(item: OutboxItem): item is WrittenItem {
  return item.kind !== 'file';
}

function isSameGroup(before: Message, after: Message): boolean {
  return (
    before.type !== 'system' &&
    after.type !== 'system' &&
    (before.type === 'note') === (after.type === 'note') &&
    before.sender.kind === after.sender.kind &&
    before.sender.id === after.sender.id &&
    Date.parse(after.createdAt) - Date.parse(before.createdAt) <= groupWithinMs &&
    dayOf(before) === dayOf(after)
  );
}

function isSameTrouble(other: Message | undefined, { state, error }: Message): boolean {
  return (
    error !== null &&
    error.code !== 'earlier_failed' &&
    other?.state === state &&
    other.error?.code === error.code &&
    other.error.message === error.message
  );
}

function dayOf({ createdAt }: Message): number {
  return startOfDay(new Date(createdAt));
}

/** An outbox item in the shape of the message it will become. */
function messageOf(item: WrittenItem, user: User): Message {
  return {
    id: `outbox ${item.tempId}`,
    lineUserId: item.lineUserId,
    sessionId: null,
    direction: 'OUTGOING',
    sender: { kind: 'OPERATOR', id: user.id, name: user.displayName },
    ...contentOf(item),
    state: item.refusal === null ? 'queued' : 'failed',
    via: null,
    cost: null,
    isQuotable: false,
    editedAt: null,
    tempId: item.tempId,
    quotedMessageId: item.kind === 'text' ? item.quoteMessageId : null,
    error: null,
    createdAt: item.writtenAt,
  };
}

function contentOf(item: WrittenItem): Pick<Message, 'type' | 'text' | 'payload'> {
  switch (item.kind) {
    case 'sticker': {
      const { packageId, stickerId } = item;
      return {
        type: 'sticker',
        text: null,
        payload: { kind: 'sticker', packageId, stickerId, keywords: [] },
      };
    }
    case 'picture': {
      const { id: imageId, url, width, height } = item.image;
      const picture = { imageId, url, width, height, altText: null, areas: null };
      return { type: 'image', text: null, payload: { kind: 'reply_image', ...picture } };
    }
    default:
      return { type: item.kind, text: item.text, payload: null };
  }
}
