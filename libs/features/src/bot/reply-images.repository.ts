import type { Sql } from '@jsk/platform/database/sql';
import { Injectable } from '@nestjs/common';

/** A picture and its size in pixels. */
export interface ReplyImageSize {
  readonly id: string;
  readonly width: number;
  readonly height: number;
}

export interface ReplyImageRow extends ReplyImageSize {
  /** Where it lies in the storage; its other sizes lie beside it. */
  readonly storageKey: string;
  readonly contentType: 'image/jpeg' | 'image/png';
  readonly sizeBytes: number;
}

const columns = `id, width, height, storage_key AS "storageKey", content_type AS "contentType",
  size_bytes::float8 AS "sizeBytes"`;

/** Pictures of saved replies and of canned responses. */
@Injectable()
export class ReplyImagesRepository {
  async insert(sql: Sql, image: ReplyImageRow, keepUntil: Date): Promise<void> {
    await sql.query(
      `INSERT INTO reply_images (id, storage_key, content_type, size_bytes, width, height, keep_until)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [image.id, image.storageKey, image.contentType, image.sizeBytes, image.width, image.height, keepUntil],
    );
  }

  async find(sql: Sql, id: string): Promise<ReplyImageRow | null> {
    const rows = await sql.query<ReplyImageRow>(`SELECT ${columns} FROM reply_images WHERE id = $1`, [id]);
    return rows[0] ?? null;
  }

  /** @returns the picture if a reply may have it: one that is about to be deleted is no choice any more. */
  async findUsable(sql: Sql, id: string, now: Date): Promise<ReplyImageRow | null> {
    const rows = await sql.query<ReplyImageRow>(
      `SELECT ${columns} FROM reply_images WHERE id = $1 AND (keep_until IS NULL OR keep_until > $2) FOR UPDATE`,
      [id, now],
    );
    return rows[0] ?? null;
  }

  /**
   * Says of these pictures whether a saved reply or a canned response has them.
   * @param keepUntil how long those are kept that none has
   */
  async settle(sql: Sql, ids: readonly string[], keepUntil: Date): Promise<void> {
    await sql.query(
      `UPDATE reply_images i
          SET keep_until = CASE WHEN EXISTS (SELECT FROM reply_objects o WHERE o.image_id = i.id)
                                  OR EXISTS (SELECT FROM canned_response_images c WHERE c.image_id = i.id) THEN NULL
                                ELSE $2::timestamptz END
        WHERE id = ANY($1::uuid[])`,
      [ids, keepUntil],
    );
  }

  listUnused(sql: Sql, before: Date, limit: number): Promise<ReplyImageRow[]> {
    return sql.query<ReplyImageRow>(
      `SELECT ${columns} FROM reply_images WHERE keep_until < $1 ORDER BY keep_until LIMIT $2`,
      [before, limit],
    );
  }

  async delete(sql: Sql, id: string): Promise<void> {
    await sql.query(`DELETE FROM reply_images WHERE id = $1`, [id]);
  }
}
