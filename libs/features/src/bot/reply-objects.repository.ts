import type { ReplyContent } from '@jsk/contracts/reply-objects';
import type { Sql } from '@jsk/platform/database/sql';
import { Injectable } from '@nestjs/common';
import type { ReplyImageSize } from './reply-images.repository';

export interface ReplyObjectInput {
  readonly code: string;
  readonly name: string;
  readonly content: ReplyContent;
}

export interface ReplyObjectRow extends ReplyObjectInput {
  readonly id: string;
  readonly image: ReplyImageSize | null;
  readonly updatedAt: Date;
}

const selection = `SELECT o.id, o.code, o.name, o.content, o.updated_at AS "updatedAt",
    CASE WHEN i.id IS NULL THEN NULL
         ELSE json_build_object('id', i.id, 'width', i.width, 'height', i.height) END AS image
  FROM reply_objects o LEFT JOIN reply_images i ON i.id = o.image_id`;

/** What administrators have saved to be said in answers. */
@Injectable()
export class ReplyObjectsRepository {
  list(sql: Sql): Promise<ReplyObjectRow[]> {
    return sql.query<ReplyObjectRow>(`${selection} ORDER BY o.code`);
  }

  async find(sql: Sql, id: string): Promise<ReplyObjectRow | null> {
    const rows = await sql.query<ReplyObjectRow>(`${selection} WHERE o.id = $1`, [id]);
    return rows[0] ?? null;
  }

  async insert(sql: Sql, object: ReplyObjectInput): Promise<string> {
    const rows = await sql.query<{ id: string }>(
      `INSERT INTO reply_objects (code, name, type, content, image_id) VALUES ($1, $2, $3, $4, $5) RETURNING id`,
      valuesOf(object),
    );
    if (!rows[0]) throw new Error('A saved reply was not stored');
    return rows[0].id;
  }

  async update(sql: Sql, id: string, object: ReplyObjectInput, at: Date): Promise<void> {
    await sql.query(
      `UPDATE reply_objects SET code = $1, name = $2, type = $3, content = $4, image_id = $5, updated_at = $7
        WHERE id = $6`,
      [...valuesOf(object), id, at],
    );
  }

  async delete(sql: Sql, id: string): Promise<void> {
    await sql.query(`DELETE FROM reply_objects WHERE id = $1`, [id]);
  }
}

/** The picture of a saved reply, if it is one that has one. */
export function imageIdOf(content: ReplyContent): string | null {
  return 'imageId' in content ? content.imageId : null;
}

function valuesOf({ code, name, content }: ReplyObjectInput): unknown[] {
  return [code, name, content.type, JSON.stringify(content), imageIdOf(content)];
}
