import type { MessageState, MessageType, SenderKind } from '@jsk/contracts/messages';
import type { StoredPayload } from './stored-payload';

/** A message that is about to be stored. */
export interface NewMessage {
  readonly lineUserId: string;
  readonly sessionId: string | null;
  readonly direction: 'INCOMING' | 'OUTGOING';
  readonly senderKind: SenderKind;
  readonly senderOperatorId: string | null;
  readonly senderName: string | null;
  readonly type: MessageType;
  readonly text: string | null;
  readonly payload: StoredPayload | null;
  readonly state: MessageState;
  readonly clientId: string | null;
  readonly lineMessageId: string | null;
  readonly quoteToken: string | null;
  readonly quotedMessageId: string | null;
  /** Lets us tell the customer that it was read. */
  readonly markAsReadToken: string | null;
  /** An outgoing message waits until then for others that could leave in the same call. */
  readonly notBefore: Date | null;
  readonly createdAt: Date;
}

/** What most messages do not have. */
export const blankMessage = {
  senderOperatorId: null,
  senderName: null,
  payload: null,
  clientId: null,
  lineMessageId: null,
  quoteToken: null,
  quotedMessageId: null,
  markAsReadToken: null,
  notBefore: null,
} as const satisfies Partial<NewMessage>;
