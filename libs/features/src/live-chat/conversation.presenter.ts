import type { Conversation } from '@jsk/contracts/conversations';
import type { Tag } from '@jsk/contracts/tags';
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
  readonly isBarred: boolean;
  readonly isOnStandby: boolean;
  readonly customerMessageCount: number;
  readonly unreadCount: number;
  readonly isPinned: boolean;
  readonly unansweredSince: Date | null;
  readonly createdAt: Date;
  readonly freeReplyUntil: Date | null;
  readonly session: WithTimesAsText<SessionRow> | null;
  readonly lastMessage: WithTimesAsText<MessageRow> | null;
  readonly ticket: { id: string; createdAt: string; skill: string | null } | null;
  readonly tags: Tag[];
  readonly scheduled: { nextAt: string | null; held: number };
  readonly hasOpenMention: boolean;
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
    isBarred: row.isBarred,
    isOnStandby: row.isOnStandby,
    session,
    ticket: row.ticket && {
      ...row.ticket,
      createdAt: new Date(row.ticket.createdAt).toISOString(),
      entersQueueAt: opensAt,
    },
    lastMessage: row.lastMessage && presentMessage(messageFromJson(row.lastMessage)),
    unreadCount: row.unreadCount,
    isPinned: row.isPinned,
    customerMessageCount: row.customerMessageCount,
    tags: row.tags,
    scheduled: {
      nextAt: dateOrNull(row.scheduled.nextAt)?.toISOString() ?? null,
      held: row.scheduled.held,
    },
    hasOpenMention: row.hasOpenMention,
    waitingSince: session?.status === 'WAITING' ? session.createdAt : null,
    unansweredSince: row.unansweredSince?.toISOString() ?? null,
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
    snoozedAt: dateOrNull(json.snoozedAt),
    snoozedUntil: dateOrNull(json.snoozedUntil),
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
