import type { Tag, UsedTag } from '@jsk/contracts/tags';
import type { Sql } from '@jsk/platform/database/sql';
import { Injectable } from '@nestjs/common';

type TagFields = Pick<Tag, 'name' | 'color'>;

const selectTags = `
  SELECT t.id, t.name, t.color,
         (SELECT count(*)::int FROM customer_tags ct WHERE ct.tag_id = t.id) AS "customerCount"
    FROM tags t`;

@Injectable()
export class TagsRepository {
  async list(sql: Sql): Promise<UsedTag[]> {
    return sql.query<UsedTag>(`${selectTags} ORDER BY t.name`);
  }

  async find(sql: Sql, tagId: string): Promise<UsedTag | null> {
    const rows = await sql.query<UsedTag>(`${selectTags} WHERE t.id = $1`, [tagId]);
    return rows[0] ?? null;
  }

  async count(sql: Sql): Promise<number> {
    const rows = await sql.query<{ total: number }>('SELECT count(*)::int AS total FROM tags');
    return rows[0]?.total ?? 0;
  }

  /** Nobody else adds, changes or deletes tags until the transaction ends; readers and taggers do not wait. */
  async lockAll(sql: Sql): Promise<void> {
    await sql.query('LOCK TABLE tags IN SHARE ROW EXCLUSIVE MODE');
  }

  async isNameTaken(sql: Sql, name: string, exceptId: string | null): Promise<boolean> {
    const rows = await sql.query(
      'SELECT 1 FROM tags WHERE lower(name) = lower($1) AND id IS DISTINCT FROM $2::bigint',
      [name, exceptId],
    );
    return rows.length > 0;
  }

  async insert(sql: Sql, { name, color }: TagFields): Promise<string> {
    const rows = await sql.query<{ id: string }>(
      'INSERT INTO tags (name, color) VALUES ($1, $2) RETURNING id',
      [name, color],
    );
    if (!rows[0]) throw new Error('A tag that was inserted has no id');
    return rows[0].id;
  }

  async update(sql: Sql, tagId: string, { name, color }: TagFields): Promise<void> {
    await sql.query('UPDATE tags SET name = $2, color = $3 WHERE id = $1', [tagId, name, color]);
  }

  /** Until the transaction ends nobody puts it on a customer or takes it off. */
  async lock(sql: Sql, tagId: string): Promise<void> {
    await sql.query('SELECT 1 FROM tags WHERE id = $1 FOR UPDATE', [tagId]);
  }

  /** Whoever carries it does so no more. */
  async delete(sql: Sql, tagId: string): Promise<void> {
    await sql.query('DELETE FROM tags WHERE id = $1', [tagId]);
  }

  /** Whoever carries the one carries the other, too. */
  async copyCustomers(sql: Sql, fromTagId: string, intoTagId: string): Promise<void> {
    await sql.query(
      `INSERT INTO customer_tags (line_user_id, tag_id)
       SELECT line_user_id, $2 FROM customer_tags WHERE tag_id = $1 ON CONFLICT DO NOTHING`,
      [fromTagId, intoTagId],
    );
  }

  /** @returns the tag, which is there until the transaction ends; null when there is none. */
  async keep(sql: Sql, tagId: string): Promise<Tag | null> {
    const rows = await sql.query<Tag>('SELECT id, name, color FROM tags WHERE id = $1 FOR KEY SHARE', [
      tagId,
    ]);
    return rows[0] ?? null;
  }

  /** The same, and nobody else puts it on many or takes it off many meanwhile: two orders of rows would deadlock. */
  async keepForMany(sql: Sql, tagId: string): Promise<Tag | null> {
    const rows = await sql.query<Tag>('SELECT id, name, color FROM tags WHERE id = $1 FOR NO KEY UPDATE', [
      tagId,
    ]);
    return rows[0] ?? null;
  }

  /** @returns whether the customer did not carry it before. */
  async putOn(sql: Sql, tagId: string, lineUserId: string): Promise<boolean> {
    const rows = await sql.query(
      `INSERT INTO customer_tags (line_user_id, tag_id) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING tag_id`,
      [lineUserId, tagId],
    );
    return rows.length > 0;
  }

  /** @returns whether the customer carried it before. */
  async takeOff(sql: Sql, tagId: string, lineUserId: string): Promise<boolean> {
    const rows = await sql.query(
      'DELETE FROM customer_tags WHERE line_user_id = $1 AND tag_id = $2 RETURNING tag_id',
      [lineUserId, tagId],
    );
    return rows.length > 0;
  }

  async listOf(sql: Sql, lineUserId: string): Promise<Tag[]> {
    return sql.query<Tag>(
      `SELECT t.id, t.name, t.color FROM customer_tags ct JOIN tags t ON t.id = ct.tag_id
        WHERE ct.line_user_id = $1 ORDER BY t.name`,
      [lineUserId],
    );
  }
}
