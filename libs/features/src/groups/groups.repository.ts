import type { Sql } from '@jsk/platform/database/sql';
import { Injectable } from '@nestjs/common';
import { groupColumns, groupMessageColumns, type GroupMessageRow, type GroupRow } from './group.presenter';

export interface GroupProfile {
  readonly name: string;
  readonly pictureUrl: string | null;
}

/** Groups and rooms, and who was seen in them. */
@Injectable()
export class GroupsRepository {
  /**
   * Locks the group's row until the transaction ends; creates it on first contact.
   * @returns when its name was last asked for.
   */
  async lockOrCreate(
    sql: Sql,
    group: { id: string; kind: 'group' | 'room'; at: Date },
  ): Promise<{ profileFetchedAt: Date | null }> {
    const rows = await sql.query<{ profileFetchedAt: Date | null }>(
      `INSERT INTO line_groups AS g (id, kind, last_activity_at) VALUES ($1, $2, $3)
       ON CONFLICT (id) DO UPDATE SET last_activity_at = greatest(g.last_activity_at, excluded.last_activity_at)
       RETURNING profile_fetched_at AS "profileFetchedAt"`,
      [group.id, group.kind, group.at],
    );
    return { profileFetchedAt: rows[0]?.profileFetchedAt ?? null };
  }

  async recordJoin(sql: Sql, groupId: string, at: Date): Promise<void> {
    await sql.query(`UPDATE line_groups SET joined_at = greatest(joined_at, $2) WHERE id = $1`, [
      groupId,
      at,
    ]);
  }

  async recordLeave(sql: Sql, groupId: string, at: Date): Promise<void> {
    await sql.query(`UPDATE line_groups SET left_at = greatest(left_at, $2) WHERE id = $1`, [groupId, at]);
  }

  /** @returns whether this member has not been seen before. */
  async insertMemberOnce(sql: Sql, groupId: string, lineUserId: string): Promise<boolean> {
    const rows = await sql.query(
      `INSERT INTO group_members (group_id, line_user_id) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING group_id`,
      [groupId, lineUserId],
    );
    return rows.length > 0;
  }

  /** @param profile null when LINE has none, so that it is not asked again with every message. */
  async saveGroupProfile(
    sql: Sql,
    groupId: string,
    profile: GroupProfile | null,
    fetchedAt: Date,
  ): Promise<void> {
    await sql.query(
      `UPDATE line_groups SET name = coalesce($2, name), picture_url = CASE WHEN $2 IS NULL THEN picture_url ELSE $3 END,
              profile_fetched_at = $4
        WHERE id = $1`,
      [groupId, profile?.name ?? null, profile?.pictureUrl ?? null, fetchedAt],
    );
  }

  async saveMemberProfile(
    sql: Sql,
    groupId: string,
    lineUserId: string,
    profile: GroupProfile | null,
    fetchedAt: Date,
  ): Promise<void> {
    await sql.query(
      `UPDATE group_members SET name = $3, picture_url = $4, profile_fetched_at = $5
        WHERE group_id = $1 AND line_user_id = $2`,
      [groupId, lineUserId, profile?.name ?? null, profile?.pictureUrl ?? null, fetchedAt],
    );
  }

  async exists(sql: Sql, groupId: string): Promise<boolean> {
    const rows = await sql.query('SELECT FROM line_groups WHERE id = $1', [groupId]);
    return rows.length > 0;
  }

  /** @returns newest activity first. */
  async list(sql: Sql, after: { key: string; id: string } | null, limit: number): Promise<GroupRow[]> {
    return sql.query<GroupRow>(
      `SELECT ${groupColumns}, to_jsonb(last) AS "lastMessage"
         FROM line_groups g
         LEFT JOIN LATERAL (
           SELECT ${groupMessageColumns} FROM group_messages m
             LEFT JOIN group_members w ON w.group_id = m.group_id AND w.line_user_id = m.line_user_id
            WHERE m.group_id = g.id ORDER BY m.created_at DESC, m.id DESC LIMIT 1
         ) last ON true
        WHERE $1::timestamptz IS NULL OR (g.last_activity_at, g.id) < ($1, $2)
        ORDER BY g.last_activity_at DESC, g.id DESC LIMIT $3`,
      [after?.key ?? null, after?.id ?? null, limit],
    );
  }

  /** The newest messages, or those that stand before one in the thread. @returns newest first. */
  async listMessagesBefore(
    sql: Sql,
    groupId: string,
    beforeId: string | null,
    limit: number,
  ): Promise<GroupMessageRow[]> {
    return sql.query<GroupMessageRow>(
      `SELECT ${groupMessageColumns} FROM group_messages m
         LEFT JOIN group_members w ON w.group_id = m.group_id AND w.line_user_id = m.line_user_id
        WHERE m.group_id = $1
          AND ($2::bigint IS NULL
               OR (m.created_at, m.id) < (SELECT created_at, id FROM group_messages WHERE group_id = $1 AND id = $2))
        ORDER BY m.created_at DESC, m.id DESC LIMIT $3`,
      [groupId, beforeId, limit],
    );
  }
}
