import type { RichMenuUse } from '@jsk/contracts/rich-menus';
import type { Sql } from '@jsk/platform/database/sql';
import { Injectable } from '@nestjs/common';

/** One menu at LINE, or one that is to be there: what a rich menu was when it was published. */
export interface RichMenuEdition {
  readonly id: string;
  readonly use: RichMenuUse;
  readonly revision: number;
  /** Null until LINE has answered; it may have the menu all the same. */
  readonly lineRichMenuId: string | null;
  readonly isUploadBegun: boolean;
  readonly hasImage: boolean;
}

const editionColumns = `id, use, revision, line_rich_menu_id AS "lineRichMenuId", is_upload_begun AS "isUploadBegun",
  has_image AS "hasImage"`;

/** preparing: on its way to LINE. current: customers see it. superseded: to be deleted at LINE, then here. */
@Injectable()
export class RichMenuEditionsRepository {
  async findPreparing(sql: Sql, menuId: string): Promise<RichMenuEdition | null> {
    const rows = await sql.query<RichMenuEdition>(
      `SELECT ${editionColumns} FROM rich_menu_editions WHERE rich_menu_id = $1 AND state = 'preparing'`,
      [menuId],
    );
    return rows[0] ?? null;
  }

  async insertPreparing(
    sql: Sql,
    edition: { id: string; menuId: string; use: RichMenuUse; revision: number },
  ): Promise<RichMenuEdition> {
    const rows = await sql.query<RichMenuEdition>(
      `INSERT INTO rich_menu_editions (id, rich_menu_id, use, revision, state) VALUES ($1, $2, $3, $4, 'preparing')
       RETURNING ${editionColumns}`,
      [edition.id, edition.menuId, edition.use, edition.revision],
    );
    if (!rows[0]) throw new Error('An edition of a rich menu was not stored');
    return rows[0];
  }

  async recordLineId(sql: Sql, id: string, lineRichMenuId: string): Promise<void> {
    await sql.query('UPDATE rich_menu_editions SET line_rich_menu_id = $2 WHERE id = $1', [
      id,
      lineRichMenuId,
    ]);
  }

  async recordUpload(sql: Sql, id: string, upload: { isConfirmed: boolean }): Promise<void> {
    await sql.query('UPDATE rich_menu_editions SET is_upload_begun = true, has_image = $2 WHERE id = $1', [
      id,
      upload.isConfirmed,
    ]);
  }

  /** Whatever was there for the same use must have been superseded before. */
  async makeCurrent(sql: Sql, id: string): Promise<void> {
    await sql.query(`UPDATE rich_menu_editions SET state = 'current' WHERE id = $1`, [id]);
  }

  async supersedePreparing(sql: Sql, menuId: string): Promise<void> {
    await sql.query(
      `UPDATE rich_menu_editions SET state = 'superseded' WHERE rich_menu_id = $1 AND state = 'preparing'`,
      [menuId],
    );
  }

  async supersedeCurrentOf(sql: Sql, menuId: string): Promise<void> {
    await sql.query(
      `UPDATE rich_menu_editions SET state = 'superseded' WHERE rich_menu_id = $1 AND state = 'current'`,
      [menuId],
    );
  }

  /** @returns the menu whose edition customers have seen until now, or null. */
  async supersedeCurrentFor(sql: Sql, use: RichMenuUse): Promise<string | null> {
    const rows = await sql.query<{ menuId: string | null }>(
      `UPDATE rich_menu_editions SET state = 'superseded' WHERE use = $1 AND state = 'current'
       RETURNING rich_menu_id AS "menuId"`,
      [use],
    );
    return rows[0]?.menuId ?? null;
  }

  /** Those that no customer is linked to any more: deleting one takes it from those who are. */
  listUnused(sql: Sql): Promise<RichMenuEdition[]> {
    return sql.query<RichMenuEdition>(
      `SELECT ${editionColumns} FROM rich_menu_editions e WHERE state = 'superseded'
          AND NOT EXISTS (SELECT FROM rich_menu_links l WHERE l.edition_id = e.id) ORDER BY created_at`,
    );
  }

  /** @returns LINE's id of the menu that everybody sees who has no other one. */
  async findCurrentDefault(sql: Sql): Promise<string | null> {
    const rows = await sql.query<{ lineRichMenuId: string | null }>(
      `SELECT line_rich_menu_id AS "lineRichMenuId" FROM rich_menu_editions
        WHERE use = 'default' AND state = 'current'`,
    );
    return rows[0]?.lineRichMenuId ?? null;
  }

  /** Whether it was superseded and the last customer has left it. */
  async isUnused(sql: Sql, id: string): Promise<boolean> {
    const rows = await sql.query(
      `SELECT FROM rich_menu_editions e WHERE id = $1 AND state = 'superseded'
          AND NOT EXISTS (SELECT FROM rich_menu_links l WHERE l.edition_id = e.id)`,
      [id],
    );
    return rows.length > 0;
  }

  async delete(sql: Sql, id: string): Promise<void> {
    await sql.query('DELETE FROM rich_menu_editions WHERE id = $1', [id]);
  }

  /** @returns the menu of which it was the current edition, or null when it was not. */
  async deleteCurrent(sql: Sql, id: string): Promise<string | null> {
    const rows = await sql.query<{ menuId: string | null }>(
      `DELETE FROM rich_menu_editions WHERE id = $1 AND state = 'current' RETURNING rich_menu_id AS "menuId"`,
      [id],
    );
    return rows[0]?.menuId ?? null;
  }
}
