import {
  type Customer,
  type CustomerFilter,
  type CustomerSort,
  type LastContact,
  lastContactSpans,
} from '@jsk/contracts/customers';
import type { Sql } from '@jsk/platform/database/sql';
import { Injectable } from '@nestjs/common';
import { customerSearchCondition } from '../customers';
import type { VisibilityCondition } from '../visibility';

/** Which customers are meant. */
export interface CustomerSelection {
  readonly operatorId: string;
  /** What the operator may see. */
  readonly isVisible: VisibilityCondition;
  readonly filter?: CustomerFilter;
  /** Only these. */
  readonly lineUserIds?: readonly string[];
  readonly now: Date;
}

export interface CustomerPage {
  readonly sort: CustomerSort;
  readonly order: 'asc' | 'desc';
  /** Sort key and id of the last row of the page before. */
  readonly after: { readonly key: string; readonly id: string } | null;
  readonly limit: number;
}

export interface CustomerRow extends Omit<Customer, 'displayName' | 'firstSeenAt' | 'lastContactAt'> {
  readonly displayName: string | null;
  readonly firstSeenAt: Date;
  readonly lastContactAt: Date;
  /** To the microsecond, as PostgreSQL compares it. */
  readonly sortKey: string;
}

export interface TaggedCustomers {
  readonly changedCount: number;
  /** Those for whom something has changed, as long as they are few. */
  readonly lineUserIds: readonly string[];
}

type Bind = (value: unknown) => string;

/** The expressions are those of the indexes. */
const sortExpressions: Record<CustomerSort, string> = {
  last_contact: 'c.last_message_at',
  first_seen: 'c.created_at',
  name: `coalesce(c.display_name, '') COLLATE "und-x-icu"`,
};

const dayMs = 24 * 60 * 60 * 1000;

/** While everybody sees everything PostgreSQL leaves the join out, because nothing is asked of it. */
const fromCustomers = `FROM customers c LEFT JOIN sessions newest ON newest.id = c.latest_session_id`;

@Injectable()
export class CustomerDirectoryRepository {
  /** One page and one row more, if there is one. */
  async list(sql: Sql, selection: CustomerSelection, page: CustomerPage): Promise<CustomerRow[]> {
    const { values, bind } = bindingFor(selection);
    const key = sortExpressions[page.sort];
    const timeKey = page.sort === 'name' ? 'c.created_at' : key;
    const conditions = conditionsOf(selection, bind);
    if (page.after) conditions.push(afterCondition(page.sort, page.order, page.after, bind));
    const direction = page.order === 'asc' ? 'ASC' : 'DESC';
    return sql.query<CustomerRow>(
      `SELECT c.line_user_id AS "lineUserId", c.display_name AS "displayName", c.picture_url AS "pictureUrl",
              c.language, c.follow_state AS "followState", c.created_at AS "firstSeenAt",
              c.last_message_at AS "lastContactAt",
              to_char(${timeKey} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "sortKey",
              (SELECT count(*)::int FROM sessions s WHERE s.line_user_id = c.line_user_id) AS "sessionCount",
              coalesce((SELECT json_agg(json_build_object('id', t.id::text, 'name', t.name, 'color', t.color)
                                        ORDER BY t.name)
                          FROM customer_tags ct JOIN tags t ON t.id = ct.tag_id
                         WHERE ct.line_user_id = c.line_user_id), '[]') AS tags
         ${fromCustomers}
        WHERE ${conditions.join(' AND ')}
        ORDER BY ${key} ${direction}, c.line_user_id ${direction}
        LIMIT ${bind(page.limit + 1)}`,
      values,
    );
  }

  async count(sql: Sql, selection: CustomerSelection): Promise<number> {
    const { values, bind } = bindingFor(selection);
    const rows = await sql.query<{ total: number }>(
      `SELECT count(*)::int AS total ${fromCustomers} WHERE ${conditionsOf(selection, bind).join(' AND ')}`,
      values,
    );
    return rows[0]?.total ?? 0;
  }

  /**
   * Puts a tag on all who are meant, or takes it off.
   * @param few up to how many ids are answered
   */
  async tag(
    sql: Sql,
    selection: CustomerSelection,
    { tagId, isOn, few }: { tagId: string; isOn: boolean; few: number },
  ): Promise<TaggedCustomers> {
    const { values, bind } = bindingFor(selection);
    const meant = `SELECT c.line_user_id ${fromCustomers} WHERE ${conditionsOf(selection, bind).join(' AND ')}`;
    const tag = bind(tagId);
    const change = isOn
      ? `INSERT INTO customer_tags (line_user_id, tag_id) SELECT line_user_id, ${tag} FROM (${meant}) meant
         ON CONFLICT DO NOTHING RETURNING line_user_id`
      : `DELETE FROM customer_tags WHERE tag_id = ${tag} AND line_user_id IN (${meant}) RETURNING line_user_id`;
    const rows = await sql.query<TaggedCustomers & Record<string, unknown>>(
      `WITH changed AS (${change})
       SELECT (SELECT count(*)::int FROM changed) AS "changedCount",
              ARRAY(SELECT line_user_id FROM changed LIMIT ${bind(few)}) AS "lineUserIds"`,
      values,
    );
    if (!rows[0]) throw new Error('Counting gave no row');
    return rows[0];
  }
}

/** $1 is always the operator, so that the visibility condition can name it; it is used even where everything is visible. */
function bindingFor({ operatorId }: CustomerSelection): { values: unknown[]; bind: Bind } {
  const values: unknown[] = [operatorId];
  return { values, bind: (value) => `$${values.push(value)}` };
}

function conditionsOf({ isVisible, filter = {}, lineUserIds, now }: CustomerSelection, bind: Bind): string[] {
  const conditions = ['$1::bigint IS NOT NULL', 'c.erased_at IS NULL', isVisible('$1')];
  if (lineUserIds) conditions.push(`c.line_user_id = ANY(${bind(lineUserIds)}::text[])`);
  if (filter.q) conditions.push(customerSearchCondition(filter.q, bind));
  if (filter.tag) {
    conditions.push(
      `c.line_user_id IN (SELECT ct.line_user_id FROM customer_tags ct WHERE ct.tag_id = ${bind(filter.tag)})`,
    );
  }
  if (filter.followState) conditions.push(`c.follow_state = ${bind(filter.followState)}`);
  if (filter.lastContact) conditions.push(lastContactCondition(filter.lastContact, now, bind));
  if (filter.language) conditions.push(`split_part(c.language, '-', 1) = ${bind(filter.language)}`);
  return conditions;
}

function lastContactCondition(lastContact: LastContact, now: Date, bind: Bind): string {
  const span = lastContact === 'older' ? 'quarter' : lastContact;
  const since = bind(new Date(now.getTime() - lastContactSpans[span] * dayMs));
  return `c.last_message_at ${lastContact === 'older' ? '<' : '>='} ${since}`;
}

/** By name the cursor only names the customer: a name may be longer than a cursor, and hardly ever changes. */
function afterCondition(
  sort: CustomerSort,
  order: CustomerPage['order'],
  { key, id }: { key: string; id: string },
  bind: Bind,
): string {
  const comparison = order === 'asc' ? '>' : '<';
  const lastId = bind(id);
  const lastKey =
    sort === 'name'
      ? `(SELECT coalesce(last.display_name, '') FROM customers last WHERE last.line_user_id = ${lastId})`
      : `${bind(key)}::timestamptz`;
  return `(${sortExpressions[sort]}, c.line_user_id) ${comparison} (${lastKey}, ${lastId})`;
}
