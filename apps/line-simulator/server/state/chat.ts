import type { RingBuffer } from './ring-buffer';

/** Documented: a stranger who wrote to the account can be answered by push for this long. */
const STRANGER_REACHABLE_MS = 7 * 24 * 60 * 60_000;

export type DeliveryRoute = 'reply' | 'push' | 'multicast' | 'narrowcast' | 'broadcast';

/** One bubble on the phone. */
export interface ChatMessage {
  /** LINE's message id; the display text of a postback has none, as in LINE. */
  readonly id: string | null;
  readonly direction: 'fromCustomer' | 'toCustomer';
  readonly type: string;
  /** Who wrote it, by user id; null for the account. */
  readonly senderId: string | null;
  /** The message object as it was sent, or as the webhook carries it; null once it was unsent. */
  message: Record<string, unknown> | null;
  /** How the account sent it; null for what the customer wrote. */
  readonly via: DeliveryRoute | null;
  /** True when this message's call counted towards the monthly quota. */
  readonly paid: boolean;
  readonly requestId: string | null;
  /** Where the phone finds image, video, audio or file; null for other types. */
  contentPath: string | null;
  readonly sentAt: string;
  readAt: string | null;
  editedAt: string | null;
  unsentAt: string | null;
}

interface AnyChat {
  /** The user, group or room id that a push names in `to`. */
  readonly id: string;
  /** Set by a webhook in standby mode: nothing may be sent until the next active one. */
  isStandby: boolean;
  /** End of the loading animation on the phone, or null. */
  loadingUntil: string | null;
  readonly chat: RingBuffer<ChatMessage>;
}

/** A person, with the one-on-one chat on his or her phone. */
export interface Customer extends AnyChat {
  readonly kind: 'user';
  readonly userId: string;
  displayName: string;
  /** Null: the profile carries no picture. */
  pictureUrl: string | null;
  statusMessage: string | null;
  language: string | null;
  /** False: a stranger who never added the account, or somebody who blocked it. */
  isFollowing: boolean;
  isBlocked: boolean;
  /** True: the LINE account is gone; pushes are accepted and go nowhere. */
  isDeleted: boolean;
  /** False: LINE answers 404 for the profile, as for people who gave no consent. */
  profileAvailable: boolean;
  /** False: webhooks carry no userId, as for people who gave no consent. */
  sharesUserId: boolean;
  /** Milliseconds since the epoch; null when this person never wrote one-on-one. */
  lastWroteAt: number | null;
}

/** A group chat, or a "room" of several people without a name. */
export interface Group extends AnyChat {
  readonly kind: 'group' | 'room';
  displayName: string;
  pictureUrl: string | null;
  readonly memberIds: Set<string>;
  /** Whether the account is in it. */
  isJoined: boolean;
}

export type Chat = Customer | Group;

/** Whether what the account sends arrives. LINE answers 200 for one person either way. */
export function receives(chat: Chat, now: number): boolean {
  if (chat.kind !== 'user') return chat.isJoined;
  if (chat.isBlocked || chat.isDeleted) return false;
  if (chat.isFollowing) return true;
  return chat.lastWroteAt !== null && now - chat.lastWroteAt <= STRANGER_REACHABLE_MS;
}

/** How many persons one message to this chat counts for: everybody in a group, nobody who cannot get it. */
export function recipientsOf(chat: Chat, now: number): number {
  if (!receives(chat, now)) return 0;
  return chat.kind === 'user' ? 1 : chat.memberIds.size;
}

/** Puts a message on the phone and ends the loading animation if it came from the account. */
export function appendMessage(
  chat: Chat,
  message: Pick<ChatMessage, 'id' | 'direction' | 'type' | 'message'> & Partial<ChatMessage>,
  now: number,
): ChatMessage {
  const entry: ChatMessage = {
    senderId: null,
    via: null,
    paid: false,
    requestId: null,
    contentPath: null,
    sentAt: new Date(now).toISOString(),
    readAt: null,
    editedAt: null,
    unsentAt: null,
    ...message,
  };
  chat.chat.add(entry);
  if (entry.direction === 'toCustomer') chat.loadingUntil = null;
  else if (chat.kind === 'user') chat.lastWroteAt = now;
  return entry;
}
