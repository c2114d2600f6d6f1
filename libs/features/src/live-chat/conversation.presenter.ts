import type { Conversation, Tag } from '@jsk/contracts/conversations';
import type { MessageRow } from '../messages';
import { presentMessage } from '../messages';
import { presentSession, type SessionRow } from '../sessions';

/** A conversation as `conversationColumns` selects it; the nested parts come as JSON. */
export interface ConversationRow {
  readonly lineUserId: string;
  readonly displayName: string | null;
  readonly pictureUrl: string | null;
  readonly statusMessage: string | null;
  readonly language: string | null;
  readonly chatMode: 'BOT' | 'HUMAN';
  readonly isBlocked: boolean;
  readonly isOnStandby: boolean;
  readonly customerMessageCount: number;
  readonly unreadCount: number;
  readonly lastActivityKey: string;
  readonly createdAt: Date;
  readonly freeReplyUntil: Date | null;
  readonly session: WithTimesAsText<SessionRow> | null;
  readonly lastMessage: WithTimesAsText<MessageRow> | null;
  readonly ticket: { id: string; createdAt: string; skill: string | null } | null;
  readonly tags: Tag[];
}

type WithTimesAsText<Row> = {
  [Key in keyof Row]: Row[Key] extends Date
    ? string
    : Row[Key] extends Date | null
      ? string | null
      : Row[Key];
};

/** @param opensAt the next opening, when an open ticket enters the queue */
export function presentConversation(row: ConversationRow, opensAt: string | null): Conversation {
  const session = row.session && presentSession(sessionFromJson(row.session));
  return {
    lineUserId: row.lineUserId,
    displayName: row.displayName ?? '',
    pictureUrl: row.pictureUrl,
    statusMessage: row.statusMessage,
    language: row.language,
    chatMode: row.chatMode,
    isBlocked: row.isBlocked,
    isOnStandby: row.isOnStandby,
    session,
    ticket: row.ticket && {
      ...row.ticket,
      createdAt: new Date(row.ticket.createdAt).toISOString(),
      entersQueueAt: opensAt,
    },
    lastMessage: row.lastMessage && presentMessage(messageFromJson(row.lastMessage)),
    unreadCount: row.unreadCount,
    customerMessageCount: row.customerMessageCount,
    tags: row.tags,
    waitingSince: session?.status === 'WAITING' ? session.createdAt : null,
    freeReplyUntil: row.freeReplyUntil?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
  };
}

function sessionFromJson(json: WithTimesAsText<SessionRow>): SessionRow {
  return {
    ...json,
    sessionId: String(json.sessionId),
    operatorId: json.operatorId === null ? null : String(json.operatorId),
    sessionCreatedAt: new Date(json.sessionCreatedAt),
    claimedAt: dateOrNull(json.claimedAt),
    firstResponseAt: dateOrNull(json.firstResponseAt),
    lastActivityAt: new Date(json.lastActivityAt),
    warnedAt: dateOrNull(json.warnedAt),
    closesAt: dateOrNull(json.closesAt),
    closedAt: dateOrNull(json.closedAt),
  };
}

function messageFromJson(json: WithTimesAsText<MessageRow>): MessageRow {
  return {
    ...json,
    id: String(json.id),
    sessionId: textOrNull(json.sessionId),
    senderOperatorId: textOrNull(json.senderOperatorId),
    quotedMessageId: textOrNull(json.quotedMessageId),
    editedAt: dateOrNull(json.editedAt),
    createdAt: new Date(json.createdAt),
  };
}

function dateOrNull(value: string | null): Date | null {
  return value === null ? null : new Date(value);
}

/** Inside JSON an id is a number. */
function textOrNull(value: string | number | null): string | null {
  return value === null ? null : String(value);
}
