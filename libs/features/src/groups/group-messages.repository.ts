import type { GroupEvent } from '@jsk/contracts/groups';
import type { MessagePayload, MessageType } from '@jsk/contracts/messages';
import type { Sql } from '@jsk/platform/database/sql';
import { Injectable } from '@nestjs/common';

export interface NewGroupMessage {
  readonly groupId: string;
  readonly lineUserId: string | null;
  readonly lineMessageId: string;
  readonly type: MessageType;
  readonly text: string | null;
  readonly payload: MessagePayload | null;
  readonly at: Date;
}

/** What is written in groups. LINE may deliver that a message was edited or unsent before the message itself. */
@Injectable()
export class GroupMessagesRepository {
  /** @returns what became of the message, or null when it is stored already. */
  async insertOnce(sql: Sql, message: NewGroupMessage): Promise<'received' | 'unsent' | null> {
    const rows = await sql.query<{ state: 'received' | 'unsent' }>(
      `INSERT INTO group_messages AS m (group_id, line_user_id, line_message_id, type, text, payload, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT (line_message_id) DO UPDATE
         SET has_arrived = true, created_at = excluded.created_at, type = excluded.type,
             line_user_id = coalesce(excluded.line_user_id, m.line_user_id),
             earlier_texts = CASE WHEN m.state = 'unsent' THEN '{}'
                                  ELSE array_prepend(coalesce(excluded.text, ''), m.earlier_texts) END
         WHERE NOT m.has_arrived AND m.group_id = excluded.group_id
       RETURNING state`,
      [
        message.groupId,
        message.lineUserId,
        message.lineMessageId,
        message.type,
        message.text,
        message.payload && JSON.stringify(message.payload),
        message.at,
      ],
    );
    return rows[0]?.state ?? null;
  }

  /** Of several edits the one that happened last holds. @returns false when the message was unsent. */
  async edit(
    sql: Sql,
    edit: { groupId: string; lineUserId: string | null; lineMessageId: string; text: string; at: Date },
  ): Promise<boolean> {
    const rows = await sql.query(
      `INSERT INTO group_messages AS m (group_id, line_user_id, line_message_id, type, text, edited_at, created_at, has_arrived)
       VALUES ($1, $2, $3, 'text', $4, $5, $5, false)
       ON CONFLICT (line_message_id) DO UPDATE
         SET text = CASE WHEN m.edited_at >= excluded.edited_at THEN m.text ELSE excluded.text END,
             earlier_texts = CASE WHEN m.edited_at = excluded.edited_at THEN m.earlier_texts
                                  WHEN m.edited_at > excluded.edited_at THEN m.earlier_texts || excluded.text
                                  ELSE m.earlier_texts || coalesce(m.text, '') END,
             edited_at = greatest(m.edited_at, excluded.edited_at)
         WHERE m.state = 'received' AND m.type = 'text' AND m.group_id = excluded.group_id
       RETURNING id`,
      [edit.groupId, edit.lineUserId, edit.lineMessageId, edit.text, edit.at],
    );
    return rows.length > 0;
  }

  /** Nothing of it may remain but the fact, also when it comes afterwards. */
  async markUnsent(
    sql: Sql,
    unsent: { groupId: string; lineUserId: string | null; lineMessageId: string; at: Date },
  ): Promise<void> {
    await sql.query(
      `INSERT INTO group_messages AS m (group_id, line_user_id, line_message_id, type, state, created_at, has_arrived)
       VALUES ($1, $2, $3, 'unsupported', 'unsent', $4, false)
       ON CONFLICT (line_message_id) DO UPDATE
         SET state = 'unsent', text = NULL, payload = NULL, earlier_texts = '{}'
         WHERE m.group_id = excluded.group_id`,
      [unsent.groupId, unsent.lineUserId, unsent.lineMessageId, unsent.at],
    );
  }

  /** One line for each who came or left; null stands for somebody without a usable id. */
  async insertEvents(
    sql: Sql,
    groupId: string,
    event: GroupEvent,
    lineUserIds: readonly (string | null)[],
    at: Date,
  ): Promise<void> {
    await sql.query(
      `INSERT INTO group_messages (group_id, line_user_id, type, event, created_at)
       SELECT $1, who, 'system', $2, $3 FROM unnest($4::text[]) AS who`,
      [groupId, event, at, lineUserIds],
    );
  }
}
