import type { Sql } from '@jsk/platform/database/sql';
import { Injectable } from '@nestjs/common';
import { messageColumns, type MessageRow } from '../messages';
import { sessionColumns, type SessionRow } from '../sessions';

/** What is known of somebody besides what was said. */
export interface KnownOfCustomer {
  readonly lineUserId: string;
  readonly displayName: string | null;
  readonly pictureUrl: string | null;
  readonly statusMessage: string | null;
  readonly language: string | null;
  readonly profileFetchedAt: Date | null;
  readonly firstSeenAt: Date;
  readonly isBlocked: boolean;
  readonly barredAt: Date | null;
  readonly barredReason: string | null;
  readonly tags: string[];
  readonly fields: { readonly name: string; readonly value: string }[];
  readonly follows: { readonly kind: string; readonly at: string }[];
  readonly groups: { readonly id: string; readonly name: string | null }[];
}

export type ExportedSession = SessionRow & {
  readonly waitSeconds: number | null;
  readonly firstResponseSeconds: number | null;
  readonly resolutionSeconds: number | null;
  readonly score: number | null;
  readonly comment: string | null;
};

export type ExportedMessage = MessageRow & { readonly earlierTexts: string[] };

export interface ExportedGroupMessage {
  readonly id: string;
  readonly groupId: string;
  readonly at: Date;
  readonly type: string;
  readonly text: string | null;
  readonly payload: unknown;
  readonly earlierTexts: string[];
}

@Injectable()
export class PersonalDataExportRepository {
  async find(sql: Sql, lineUserId: string): Promise<KnownOfCustomer | null> {
    const rows = await sql.query<KnownOfCustomer & Record<string, unknown>>(
      `SELECT c.line_user_id AS "lineUserId", c.display_name AS "displayName", c.picture_url AS "pictureUrl",
              c.status_message AS "statusMessage", c.language, c.profile_fetched_at AS "profileFetchedAt",
              c.created_at AS "firstSeenAt", c.is_blocked AS "isBlocked", c.barred_at AS "barredAt",
              c.barred_reason AS "barredReason",
              ARRAY(SELECT t.name FROM customer_tags ct JOIN tags t ON t.id = ct.tag_id
                     WHERE ct.line_user_id = c.line_user_id ORDER BY t.name) AS tags,
              coalesce((SELECT json_agg(json_build_object('name', f.name, 'value', v.value) ORDER BY f.id)
                          FROM customer_field_values v JOIN customer_fields f ON f.id = v.field_id
                         WHERE v.line_user_id = c.line_user_id AND v.value IS NOT NULL), '[]') AS fields,
              coalesce((SELECT json_agg(json_build_object('kind', e.kind, 'at', e.occurred_at) ORDER BY e.occurred_at)
                          FROM customer_follow_events e WHERE e.line_user_id = c.line_user_id), '[]') AS follows,
              coalesce((SELECT json_agg(json_build_object('id', g.id, 'name', g.name) ORDER BY g.id)
                          FROM group_members m JOIN line_groups g ON g.id = m.group_id
                         WHERE m.line_user_id = c.line_user_id), '[]') AS groups
         FROM customers c WHERE c.line_user_id = $1 AND c.erased_at IS NULL`,
      [lineUserId],
    );
    return rows[0] ?? null;
  }

  /** Oldest first. @param afterId the last one of the page before; `0`: from the beginning */
  async listSessions(
    sql: Sql,
    lineUserId: string,
    afterId: string,
    limit: number,
  ): Promise<ExportedSession[]> {
    return sql.query<ExportedSession & Record<string, unknown>>(
      `SELECT ${sessionColumns}, s.wait_seconds AS "waitSeconds", s.first_response_seconds AS "firstResponseSeconds",
              s.resolution_seconds AS "resolutionSeconds", v.score, v.comment
         FROM sessions s LEFT JOIN operators o ON o.id = s.operator_id
         LEFT JOIN csat_surveys v ON v.session_id = s.id
        WHERE s.line_user_id = $1 AND s.id > $2 ORDER BY s.id LIMIT $3`,
      [lineUserId, afterId, limit],
    );
  }

  /** In the order in which they were stored, notes included. @param afterId as for sessions */
  async listMessages(
    sql: Sql,
    lineUserId: string,
    afterId: string,
    limit: number,
  ): Promise<ExportedMessage[]> {
    return sql.query<ExportedMessage & Record<string, unknown>>(
      `SELECT ${messageColumns},
              ARRAY(SELECT e.text FROM message_edits e WHERE e.message_id = m.id ORDER BY e.id) AS "earlierTexts"
         FROM messages m WHERE m.line_user_id = $1 AND m.id > $2 ORDER BY m.id LIMIT $3`,
      [lineUserId, afterId, limit],
    );
  }

  /** What they wrote into groups, in the order in which it was stored. @param afterId as for sessions */
  async listGroupMessages(
    sql: Sql,
    lineUserId: string,
    afterId: string,
    limit: number,
  ): Promise<ExportedGroupMessage[]> {
    return sql.query<ExportedGroupMessage & Record<string, unknown>>(
      `SELECT m.id, m.group_id AS "groupId", m.created_at AS at, m.type, m.text, m.payload,
              m.earlier_texts AS "earlierTexts"
         FROM group_messages m
        WHERE m.line_user_id = $1 AND m.event IS NULL AND m.state <> 'unsent' AND m.id > $2 ORDER BY m.id LIMIT $3`,
      [lineUserId, afterId, limit],
    );
  }
}
