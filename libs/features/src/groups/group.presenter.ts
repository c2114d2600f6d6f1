import type { Group, GroupEvent, GroupMessage } from '@jsk/contracts/groups';
import type { MessagePayload, MessageType } from '@jsk/contracts/messages';

/** A message as `groupMessageColumns` selects it. */
export interface GroupMessageRow {
  readonly id: string;
  readonly groupId: string;
  readonly lineUserId: string | null;
  readonly memberName: string | null;
  readonly type: MessageType;
  readonly text: string | null;
  readonly payload: MessagePayload | null;
  readonly event: GroupEvent | null;
  readonly state: 'received' | 'unsent';
  readonly editedAt: Date | null;
  readonly createdAt: Date;
}

/** Columns of `group_messages m` and its author `group_members w`, under the names of `GroupMessageRow`. */
export const groupMessageColumns = `m.id::text AS id, m.group_id AS "groupId", m.line_user_id AS "lineUserId",
  w.name AS "memberName", m.type, m.text, m.payload, m.event, m.state, m.edited_at AS "editedAt",
  m.created_at AS "createdAt"`;

/** JSON knows no dates. */
type NestedMessageRow = Omit<GroupMessageRow, 'editedAt' | 'createdAt'> & {
  readonly editedAt: string | null;
  readonly createdAt: string;
};

export interface GroupRow {
  readonly id: string;
  readonly kind: 'group' | 'room';
  readonly name: string | null;
  readonly pictureUrl: string | null;
  readonly isMember: boolean;
  readonly lastActivityAt: Date;
  /** With all its digits, for the cursor. */
  readonly lastActivityKey: string;
  readonly lastMessage: NestedMessageRow | null;
}

/** Columns of `line_groups g`. */
export const groupColumns = `g.id, g.kind, g.name, g.picture_url AS "pictureUrl",
  (g.left_at IS NULL OR g.joined_at > g.left_at) IS TRUE AS "isMember", g.last_activity_at AS "lastActivityAt",
  to_char(g.last_activity_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "lastActivityKey"`;

export function presentGroup(row: GroupRow): Group {
  const { id, kind, name, pictureUrl, isMember, lastMessage } = row;
  return {
    id,
    kind,
    name,
    pictureUrl,
    isMember,
    lastMessage: lastMessage && presentGroupMessage(fromJson(lastMessage)),
    lastActivityAt: row.lastActivityAt.toISOString(),
  };
}

export function presentGroupMessage(row: GroupMessageRow): GroupMessage {
  const { id, groupId, lineUserId, memberName, type, text, payload, event, state } = row;
  return {
    id,
    groupId,
    member: { lineUserId, name: memberName },
    type,
    text,
    payload,
    event,
    state,
    editedAt: row.editedAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
  };
}

function fromJson(row: NestedMessageRow): GroupMessageRow {
  return {
    ...row,
    editedAt: row.editedAt === null ? null : new Date(row.editedAt),
    createdAt: new Date(row.createdAt),
  };
}
