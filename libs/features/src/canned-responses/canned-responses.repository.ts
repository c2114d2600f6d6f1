import type { CannedPartInput } from '@jsk/contracts/canned-responses';
import type { Sql } from '@jsk/platform/database/sql';
import { Injectable } from '@nestjs/common';

export interface CannedResponseValues {
  readonly shortcut: string;
  readonly title: string;
  readonly category: string;
  /** null: the team's. */
  readonly ownerId: string | null;
  readonly parts: readonly CannedPartInput[];
}

export interface CannedResponseRow extends CannedResponseValues {
  readonly id: string;
  readonly ownerName: string | null;
  readonly images: readonly { id: string; width: number; height: number }[];
  readonly useCount: number;
  readonly lastUsedAt: Date | null;
  readonly updatedAt: Date;
}

const selection = `
  SELECT r.id, r.shortcut, r.title, r.category, r.owner_id AS "ownerId", o.display_name AS "ownerName", r.parts,
         coalesce((SELECT json_agg(json_build_object('id', i.id, 'width', i.width, 'height', i.height))
                     FROM canned_response_images l JOIN reply_images i ON i.id = l.image_id
                    WHERE l.canned_response_id = r.id), '[]') AS images,
         r.use_count AS "useCount", r.last_used_at AS "lastUsedAt", r.updated_at AS "updatedAt"
    FROM canned_responses r LEFT JOIN operators o ON o.id = r.owner_id`;

/** Answers written in advance. */
@Injectable()
export class CannedResponsesRepository {
  /** The team's and those of one operator; what is used most comes first. */
  list(sql: Sql, operatorId: string): Promise<CannedResponseRow[]> {
    return sql.query<CannedResponseRow>(
      `${selection} WHERE r.owner_id IS NULL OR r.owner_id = $1
        ORDER BY r.use_count DESC, r.last_used_at DESC NULLS LAST, r.category, lower(r.shortcut), r.id`,
      [operatorId],
    );
  }

  /** @returns the row, locked, unless it is the personal one of somebody else. */
  async find(sql: Sql, operatorId: string, id: string): Promise<CannedResponseRow | null> {
    const rows = await sql.query<CannedResponseRow>(
      `${selection} WHERE r.id = $2 AND (r.owner_id IS NULL OR r.owner_id = $1) FOR UPDATE OF r`,
      [operatorId, id],
    );
    return rows[0] ?? null;
  }

  async countOf(sql: Sql, ownerId: string | null): Promise<number> {
    const rows = await sql.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM canned_responses WHERE owner_id IS NOT DISTINCT FROM $1::bigint`,
      [ownerId],
    );
    return rows[0]?.count ?? 0;
  }

  /** @returns its id, or null when the shortcut is taken in its scope. */
  async insertOnce(sql: Sql, response: CannedResponseValues): Promise<string | null> {
    const rows = await sql.query<{ id: string }>(
      `INSERT INTO canned_responses (shortcut, title, category, owner_id, parts) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT DO NOTHING RETURNING id`,
      valuesOf(response),
    );
    return rows[0]?.id ?? null;
  }

  /** @returns whether another one of the scope has the shortcut. */
  async isTaken(sql: Sql, { shortcut, ownerId }: CannedResponseValues, exceptId: string): Promise<boolean> {
    const rows = await sql.query(
      `SELECT FROM canned_responses
        WHERE coalesce(owner_id, 0) = coalesce($1::bigint, 0) AND lower(shortcut) = lower($2) AND id <> $3`,
      [ownerId, shortcut, exceptId],
    );
    return rows.length > 0;
  }

  async update(sql: Sql, id: string, response: CannedResponseValues, at: Date): Promise<void> {
    await sql.query(
      `UPDATE canned_responses
          SET shortcut = $1, title = $2, category = $3, owner_id = $4, parts = $5, updated_at = $7 WHERE id = $6`,
      [...valuesOf(response), id, at],
    );
  }

  async delete(sql: Sql, id: string): Promise<void> {
    await sql.query(`DELETE FROM canned_responses WHERE id = $1`, [id]);
  }

  async setImages(sql: Sql, id: string, imageIds: readonly string[]): Promise<void> {
    await sql.query(`DELETE FROM canned_response_images WHERE canned_response_id = $1`, [id]);
    await sql.query(
      `INSERT INTO canned_response_images (canned_response_id, image_id) SELECT $1, unnest($2::uuid[])`,
      [id, imageIds],
    );
  }

  /** @returns the size of a picture if a canned response that the operator may use shows it. */
  async findImage(
    sql: Sql,
    operatorId: string,
    imageId: string,
  ): Promise<{ width: number; height: number } | null> {
    const rows = await sql.query<{ width: number; height: number }>(
      `SELECT i.width, i.height FROM reply_images i
        WHERE i.id = $2 AND EXISTS (SELECT FROM canned_response_images l JOIN canned_responses r
                                        ON r.id = l.canned_response_id
                                     WHERE l.image_id = i.id AND (r.owner_id IS NULL OR r.owner_id = $1))`,
      [operatorId, imageId],
    );
    return rows[0] ?? null;
  }

  /** In the order of their ids, so that two who use the same ones never wait for each other. */
  async countUses(sql: Sql, operatorId: string, ids: readonly string[], at: Date): Promise<void> {
    await sql.query(
      `WITH used AS (
         SELECT id FROM canned_responses
          WHERE id = ANY($2::bigint[]) AND (owner_id IS NULL OR owner_id = $1) ORDER BY id FOR UPDATE
       )
       UPDATE canned_responses r SET use_count = r.use_count + 1, last_used_at = $3 FROM used WHERE r.id = used.id`,
      [operatorId, ids, at],
    );
  }
}

function valuesOf({ shortcut, title, category, ownerId, parts }: CannedResponseValues): unknown[] {
  return [shortcut, title, category, ownerId, JSON.stringify(parts)];
}
