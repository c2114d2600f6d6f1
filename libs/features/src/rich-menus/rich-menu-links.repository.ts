import type { Sql } from '@jsk/platform/database/sql';
import { Injectable } from '@nestjs/common';

/** The menu of their own that a customer should see now, and the one LINE shows; null means the default one. */
export interface CustomerMenu {
  readonly wanted: { readonly editionId: string; readonly lineRichMenuId: string } | null;
  readonly shownEditionId: string | null;
}

/** Customers who have blocked the account see no menu, and LINE keeps no link for them. */
const customersWithMenus = `customers c
  LEFT JOIN sessions s ON s.line_user_id = c.line_user_id AND s.status IN ('WAITING', 'ACTIVE')
  LEFT JOIN rich_menu_editions e ON e.state = 'current' AND NOT c.is_blocked
        AND e.use = CASE s.status WHEN 'WAITING' THEN 'waiting' WHEN 'ACTIVE' THEN 'with_person' END
  LEFT JOIN rich_menu_links l ON l.line_user_id = c.line_user_id`;

/** Which customer is shown a menu of their own. */
@Injectable()
export class RichMenuLinksRepository {
  async find(sql: Sql, lineUserId: string): Promise<CustomerMenu> {
    const rows = await sql.query<{
      editionId: string | null;
      lineRichMenuId: string | null;
      shownEditionId: string | null;
    }>(
      `SELECT e.id AS "editionId", e.line_rich_menu_id AS "lineRichMenuId", l.edition_id AS "shownEditionId"
         FROM ${customersWithMenus} WHERE c.line_user_id = $1`,
      [lineUserId],
    );
    const { editionId = null, lineRichMenuId = null, shownEditionId = null } = rows[0] ?? {};
    return { wanted: editionId && lineRichMenuId ? { editionId, lineRichMenuId } : null, shownEditionId };
  }

  /** Customers who should see another menu than they do. Reads those with an open session and those with a link only. */
  async listWrong(sql: Sql, limit: number): Promise<string[]> {
    const rows = await sql.query<{ lineUserId: string }>(
      `SELECT c.line_user_id AS "lineUserId" FROM ${customersWithMenus}
        WHERE c.line_user_id IN (SELECT line_user_id FROM sessions WHERE status IN ('WAITING', 'ACTIVE')
                                 UNION SELECT line_user_id FROM rich_menu_links)
          AND e.id IS DISTINCT FROM l.edition_id
        LIMIT $1`,
      [limit],
    );
    return rows.map(({ lineUserId }) => lineUserId);
  }

  /** @param editionId null when the customer sees the default menu; one that is gone meanwhile is not recorded. */
  async record(sql: Sql, lineUserId: string, editionId: string | null): Promise<void> {
    if (editionId === null) {
      await sql.query('DELETE FROM rich_menu_links WHERE line_user_id = $1', [lineUserId]);
      return;
    }
    await sql.query(
      `INSERT INTO rich_menu_links (line_user_id, edition_id)
       SELECT $1, id FROM rich_menu_editions WHERE id = $2 FOR KEY SHARE
       ON CONFLICT (line_user_id) DO UPDATE SET edition_id = excluded.edition_id`,
      [lineUserId, editionId],
    );
  }
}
