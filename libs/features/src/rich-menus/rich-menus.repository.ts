import type { RichMenuFailure, RichMenuInput, RichMenuState, RichMenuUse } from '@jsk/contracts/rich-menus';
import type { Sql } from '@jsk/platform/database/sql';
import { Injectable } from '@nestjs/common';

export interface RichMenuRow extends RichMenuInput {
  readonly id: string;
  readonly revision: number;
  readonly state: RichMenuState;
  readonly failure: RichMenuFailure | null;
  /** Size of the picture that was uploaded instead of the drawn one. */
  readonly uploadedSize: { readonly width: number; readonly height: number } | null;
  /** Revision that customers see; null when they see none. */
  readonly revisionAtLine: number | null;
  readonly isLeavingLine: boolean;
  readonly publishedAt: Date | null;
  readonly updatedAt: Date;
}

export interface UploadedImage {
  readonly bytes: Buffer;
  readonly contentType: 'image/jpeg' | 'image/png';
  readonly width: number;
  readonly height: number;
}

const menuColumns = `m.id, m.name, m.chat_bar_text AS "chatBarText", m.is_open_at_first AS "isOpenAtFirst", m.use,
  m.template, m.areas, m.colors, m.revision, m.state, m.failure, m.published_at AS "publishedAt",
  m.updated_at AS "updatedAt",
  CASE WHEN m.uploaded_image_width IS NULL THEN NULL
       ELSE json_build_object('width', m.uploaded_image_width, 'height', m.uploaded_image_height) END AS "uploadedSize",
  (SELECT max(e.revision) FROM rich_menu_editions e WHERE e.rich_menu_id = m.id AND e.state = 'current')
    AS "revisionAtLine",
  EXISTS (SELECT FROM rich_menu_editions e WHERE e.rich_menu_id = m.id AND e.state = 'superseded') AS "isLeavingLine"`;

/** Rich menus as administrators write them. */
@Injectable()
export class RichMenusRepository {
  list(sql: Sql): Promise<RichMenuRow[]> {
    return sql.query<RichMenuRow>(`SELECT ${menuColumns} FROM rich_menus m ORDER BY m.id`);
  }

  async find(sql: Sql, id: string): Promise<RichMenuRow | null> {
    const rows = await sql.query<RichMenuRow>(`SELECT ${menuColumns} FROM rich_menus m WHERE m.id = $1`, [
      id,
    ]);
    return rows[0] ?? null;
  }

  /** Locks the menu until the transaction ends. */
  async lock(sql: Sql, id: string): Promise<RichMenuRow | null> {
    await sql.query('SELECT FROM rich_menus WHERE id = $1 FOR UPDATE', [id]);
    return this.find(sql, id);
  }

  async insert(sql: Sql, menu: RichMenuInput): Promise<string> {
    const rows = await sql.query<{ id: string }>(
      `INSERT INTO rich_menus (name, chat_bar_text, is_open_at_first, use, template, areas, colors)
       VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id`,
      valuesOf(menu),
    );
    if (!rows[0]) throw new Error('A rich menu was not stored');
    return rows[0].id;
  }

  async update(sql: Sql, id: string, menu: RichMenuInput): Promise<void> {
    await sql.query(
      `UPDATE rich_menus SET name = $1, chat_bar_text = $2, is_open_at_first = $3, use = $4, template = $5, areas = $6,
              colors = $7, revision = revision + 1, updated_at = now() WHERE id = $8`,
      [...valuesOf(menu), id],
    );
  }

  async copyImage(sql: Sql, fromId: string, toId: string): Promise<void> {
    await sql.query(
      `UPDATE rich_menus m SET uploaded_image = o.uploaded_image, uploaded_image_type = o.uploaded_image_type,
              uploaded_image_width = o.uploaded_image_width, uploaded_image_height = o.uploaded_image_height
         FROM rich_menus o WHERE o.id = $1 AND m.id = $2`,
      [fromId, toId],
    );
  }

  /** @param image null to have it drawn. */
  async setImage(sql: Sql, id: string, image: UploadedImage | null): Promise<void> {
    await sql.query(
      `UPDATE rich_menus SET uploaded_image = $2, uploaded_image_type = $3, uploaded_image_width = $4,
              uploaded_image_height = $5, revision = revision + 1, updated_at = now() WHERE id = $1`,
      [id, image?.bytes ?? null, image?.contentType ?? null, image?.width ?? null, image?.height ?? null],
    );
  }

  async findImage(sql: Sql, id: string): Promise<UploadedImage | null> {
    const rows = await sql.query<UploadedImage>(
      `SELECT uploaded_image AS bytes, uploaded_image_type AS "contentType", uploaded_image_width AS width,
              uploaded_image_height AS height FROM rich_menus WHERE id = $1 AND uploaded_image IS NOT NULL`,
      [id],
    );
    return rows[0] ?? null;
  }

  async setState(
    sql: Sql,
    id: string,
    state: RichMenuState,
    failure: RichMenuFailure | null = null,
  ): Promise<void> {
    await sql.query(
      `UPDATE rich_menus SET state = $2, failure = $3,
              published_at = CASE $2 WHEN 'published' THEN now() WHEN 'draft' THEN NULL ELSE published_at END
        WHERE id = $1`,
      [id, state, failure && JSON.stringify(failure)],
    );
  }

  async delete(sql: Sql, id: string): Promise<void> {
    await sql.query('DELETE FROM rich_menus WHERE id = $1', [id]);
  }

  /** Of two that are published for one use at once, the second waits here and then finds the first. */
  async isPublishingAnother(sql: Sql, { id, use }: { id: string; use: RichMenuUse }): Promise<boolean> {
    await sql.query(`SELECT pg_advisory_xact_lock(hashtext('rich-menus ' || $1))`, [use]);
    const rows = await sql.query(
      `SELECT FROM rich_menus WHERE use = $1 AND state = 'publishing' AND id <> $2`,
      [use, id],
    );
    return rows.length > 0;
  }

  async listPublishing(sql: Sql): Promise<string[]> {
    const rows = await sql.query<{ id: string }>(
      `SELECT id FROM rich_menus WHERE state = 'publishing' ORDER BY id`,
    );
    return rows.map(({ id }) => id);
  }
}

function valuesOf(menu: RichMenuInput): unknown[] {
  const { name, chatBarText, isOpenAtFirst, use, template, areas, colors } = menu;
  return [name, chatBarText, isOpenAtFirst, use, template, JSON.stringify(areas), JSON.stringify(colors)];
}
