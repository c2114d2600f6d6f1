import type { SavedView, ViewFilters } from '@jsk/contracts/saved-views';
import type { Sql } from '@jsk/platform/database/sql';
import { Injectable } from '@nestjs/common';

/** @param ownerId null for a view that everybody has */
export interface NewSavedView {
  readonly ownerId: string | null;
  readonly name: string;
  readonly filters: ViewFilters;
  readonly at: Date;
}

const columns = 'v.id, v.name, v.filters, v.operator_id IS NULL AS "isShared"';

@Injectable()
export class SavedViewsRepository {
  /** Those of an operator and those for everybody, by name. */
  async list(sql: Sql, operatorId: string): Promise<SavedView[]> {
    return sql.query<SavedView>(
      `SELECT ${columns} FROM saved_views v WHERE v.operator_id = $1 OR v.operator_id IS NULL
        ORDER BY v.operator_id IS NULL DESC, lower(v.name)`,
      [operatorId],
    );
  }

  /** Locked until the transaction ends. @returns null when this operator has no such view. */
  async findForUpdate(sql: Sql, operatorId: string, id: string): Promise<SavedView | null> {
    const rows = await sql.query<SavedView>(
      `SELECT ${columns} FROM saved_views v
        WHERE v.id = $2 AND (v.operator_id = $1 OR v.operator_id IS NULL) FOR UPDATE`,
      [operatorId, id],
    );
    return rows[0] ?? null;
  }

  /** Names and numbers of views do not change until the transaction ends; readers do not wait. */
  async lockAll(sql: Sql): Promise<void> {
    await sql.query('LOCK TABLE saved_views IN SHARE ROW EXCLUSIVE MODE');
  }

  async count(sql: Sql, ownerId: string | null): Promise<number> {
    const rows = await sql.query<{ count: number }>(
      'SELECT count(*)::int AS count FROM saved_views WHERE operator_id IS NOT DISTINCT FROM $1::bigint',
      [ownerId],
    );
    return rows[0]?.count ?? 0;
  }

  /** @returns whether the owner has another view of this name; case does not matter. */
  async isNameTaken(
    sql: Sql,
    ownerId: string | null,
    name: string,
    exceptId: string | null,
  ): Promise<boolean> {
    const rows = await sql.query(
      `SELECT FROM saved_views WHERE operator_id IS NOT DISTINCT FROM $1::bigint AND lower(name) = lower($2)
                                 AND id IS DISTINCT FROM $3::bigint`,
      [ownerId, name, exceptId],
    );
    return rows.length > 0;
  }

  async insert(sql: Sql, { ownerId, name, filters, at }: NewSavedView): Promise<SavedView> {
    const rows = await sql.query<SavedView>(
      `INSERT INTO saved_views AS v (operator_id, name, filters, created_at) VALUES ($1, $2, $3, $4)
       RETURNING ${columns}`,
      [ownerId, name, JSON.stringify(filters), at],
    );
    if (!rows[0]) throw new Error('A view that was just stored cannot be found');
    return rows[0];
  }

  async update(sql: Sql, { id, name, filters }: Pick<SavedView, 'id' | 'name' | 'filters'>): Promise<void> {
    await sql.query('UPDATE saved_views SET name = $2, filters = $3 WHERE id = $1', [
      id,
      name,
      JSON.stringify(filters),
    ]);
  }

  /** Takes a tag out of all filters, or puts another one in its place. */
  async replaceTag(sql: Sql, tagId: string, intoTagId: string | null): Promise<void> {
    await sql.query(
      `UPDATE saved_views v
          SET filters = jsonb_set(v.filters, '{tagIds}', (
                SELECT coalesce(jsonb_agg(kept.id ORDER BY kept.place), '[]')
                  FROM (SELECT changed.id, min(named.place) AS place
                          FROM jsonb_array_elements_text(v.filters -> 'tagIds') WITH ORDINALITY named(id, place)
                         CROSS JOIN LATERAL (SELECT CASE named.id WHEN $1 THEN $2 ELSE named.id END AS id) changed
                         WHERE changed.id IS NOT NULL GROUP BY changed.id) kept))
        WHERE v.filters -> 'tagIds' @> to_jsonb($1::text)`,
      [tagId, intoTagId],
    );
  }

  async delete(sql: Sql, id: string): Promise<void> {
    await sql.query('DELETE FROM saved_views WHERE id = $1', [id]);
  }
}
