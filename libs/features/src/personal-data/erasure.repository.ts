import type { Sql } from '@jsk/platform/database/sql';
import { jobSchema } from '@jsk/platform/queue/job-backend';
import { Injectable } from '@nestjs/common';
import { digestOfErased } from '../customers';
import { blankPayload, laneOfNobody } from '../webhook';

export interface CustomerToErase {
  readonly displayName: string | null;
  readonly hasOpenSession: boolean;
}

/** Somebody under the id by which everybody knows them, and under the made-up one on which their figures stay. */
export interface ErasedIdentity {
  readonly lineUserId: string;
  readonly pseudonym: string;
  readonly at: Date;
}

/** Messages that a figure counts: who wrote on which day, and what was sent at which cost. */
const isCounted = `(m.sender_kind = 'CUSTOMER' OR m.cost IS NOT NULL)`;

/**
 * The whole erasure in one place, so that it can be read what becomes of each table. It runs in one transaction and in
 * this order; tables that are not named have their rows deleted with the customer's (ON DELETE CASCADE).
 */
@Injectable()
export class ErasureRepository {
  /**
   * What LINE delivered, pending or not, in groups as well. First of all: whoever processes events holds them before they
   * lock the customer, and nobody may wait for the other the other way round. Events stay known by their own ids, so
   * that a copy of one has no effect either.
   */
  async blankEvents(sql: Sql, lineUserId: string): Promise<void> {
    await sql.query(
      `UPDATE webhook_events
          SET lane = CASE WHEN lane = $2 THEN '${laneOfNobody}' ELSE lane END, payload = '${blankPayload}', note = NULL,
              status = CASE WHEN status = 'pending' THEN 'ignored' ELSE status END
        WHERE lane = $2 OR (payload::text <> '${blankPayload}' AND position($1 in payload::text) > 0)`,
      [lineUserId, `user:${lineUserId}`],
    );
  }

  /** The strongest lock: whoever wants to hang something on the customer waits, and finds nobody then. */
  async lock(sql: Sql, lineUserId: string): Promise<CustomerToErase | null> {
    const rows = await sql.query<CustomerToErase>(
      `SELECT c.display_name AS "displayName",
              EXISTS (SELECT 1 FROM sessions s WHERE s.line_user_id = c.line_user_id AND s.closed_at IS NULL)
                AS "hasOpenSession"
         FROM customers c WHERE c.line_user_id = $1 AND c.erased_at IS NULL FOR UPDATE`,
      [lineUserId],
    );
    return rows[0] ?? null;
  }

  /** @returns how many files will have to be deleted. */
  async forgetFiles(sql: Sql, lineUserId: string): Promise<number> {
    const rows = await sql.query(
      `INSERT INTO forgotten_files (key)
       SELECT place.key FROM (
         SELECT m.payload->'file' AS file FROM messages m
          WHERE m.line_user_id = $1 AND m.payload->'file' IS NOT NULL
         UNION ALL
         SELECT u.content #> '{payload,file}' FROM uploads u WHERE u.line_user_id = $1
       ) stored CROSS JOIN LATERAL (VALUES (file->>'key'), (file->>'previewKey')) place (key)
        WHERE place.key IS NOT NULL
       ON CONFLICT DO NOTHING RETURNING key`,
      [lineUserId],
    );
    return rows.length;
  }

  /** @returns how many messages there were. */
  async stripMessages(sql: Sql, { lineUserId, pseudonym }: ErasedIdentity): Promise<number> {
    const ofCustomer = `SELECT m.id FROM messages m WHERE m.line_user_id = $1`;
    await sql.query(
      `DELETE FROM early_message_changes WHERE line_message_id IN
         (SELECT m.line_message_id FROM messages m WHERE m.line_user_id = $1 AND m.line_message_id IS NOT NULL)`,
      [lineUserId],
    );
    await sql.query(`DELETE FROM message_edits WHERE message_id IN (${ofCustomer})`, [lineUserId]);
    const gone = await sql.query<{ count: number }>(
      `WITH gone AS (DELETE FROM messages m WHERE m.line_user_id = $1 AND NOT ${isCounted} RETURNING 1)
       SELECT count(*)::int AS count FROM gone`,
      [lineUserId],
    );
    const kept = await sql.query<{ count: number }>(
      `WITH kept AS (
         UPDATE messages SET line_user_id = $2, text = NULL, payload = NULL, sender_name = NULL, client_id = NULL,
                line_message_id = NULL, quote_token = NULL, quoted_message_id = NULL, quoted_token = NULL,
                delivery_id = NULL, error_code = NULL, error_message = NULL, edited_at = NULL
          WHERE line_user_id = $1 RETURNING 1)
       SELECT count(*)::int AS count FROM kept`,
      [lineUserId, pseudonym],
    );
    return (gone[0]?.count ?? 0) + (kept[0]?.count ?? 0);
  }

  /** Nobody is behind this row: what is counted hangs on it. */
  async createPseudonym(sql: Sql, { lineUserId, pseudonym, at }: ErasedIdentity): Promise<void> {
    await sql.query(
      `INSERT INTO customers (line_user_id, created_at, last_message_at, erased_at)
       SELECT $2, created_at, created_at, $3 FROM customers WHERE line_user_id = $1`,
      [lineUserId, pseudonym, at],
    );
  }

  /** Times, scores and who served stay; what somebody wrote goes. @returns how many sessions there were. */
  async stripSessions(sql: Sql, { lineUserId, pseudonym }: ErasedIdentity): Promise<number> {
    await sql.query(
      `UPDATE session_transfers SET reason = NULL
        WHERE reason IS NOT NULL AND session_id IN (SELECT id FROM sessions WHERE line_user_id = $1)`,
      [lineUserId],
    );
    // What was not sent yet must not be.
    await sql.query(`DELETE FROM csat_surveys WHERE line_user_id = $1 AND sent_at IS NULL`, [lineUserId]);
    await sql.query(
      `UPDATE csat_surveys SET line_user_id = $2, comment = NULL, commented_at = NULL, comment_until = NULL,
              comment_message_id = NULL
        WHERE line_user_id = $1`,
      [lineUserId, pseudonym],
    );
    const rows = await sql.query(
      `UPDATE sessions SET line_user_id = $2 WHERE line_user_id = $1 RETURNING 1`,
      [lineUserId, pseudonym],
    );
    return rows.length;
  }

  /** What they wrote into groups, and that they came and left: groups have no figures. */
  async leaveGroups(sql: Sql, lineUserId: string): Promise<void> {
    await sql.query(`DELETE FROM group_messages WHERE line_user_id = $1`, [lineUserId]);
    await sql.query(`DELETE FROM group_members WHERE line_user_id = $1`, [lineUserId]);
  }

  /** With everything that hangs on it still: tags, fields, drafts, what was to be sent, calls to LINE, and so on. */
  async deleteCustomer(sql: Sql, lineUserId: string): Promise<void> {
    await sql.query(`DELETE FROM customers WHERE line_user_id = $1`, [lineUserId]);
  }

  /** What LINE delivers late must not bring them back. */
  async rememberErasure(sql: Sql, { lineUserId, at }: ErasedIdentity): Promise<void> {
    await sql.query(
      `INSERT INTO customer_erasures (id_digest, erased_at) VALUES (${digestOfErased}, $2)
       ON CONFLICT (id_digest) DO UPDATE SET erased_at = excluded.erased_at`,
      [lineUserId, at],
    );
  }

  /** @returns those of the ids that no customer has. */
  async listUnknown(sql: Sql, lineUserIds: readonly string[]): Promise<string[]> {
    const rows = await sql.query<{ id: string }>(
      `SELECT given.id FROM unnest($1::text[]) AS given (id)
        WHERE NOT EXISTS (SELECT 1 FROM customers c WHERE c.line_user_id = given.id)`,
      [lineUserIds],
    );
    return rows.map(({ id }) => id);
  }

  /** Only where jobs are kept in PostgreSQL. */
  async deleteJobEvents(sql: Sql, queue: string): Promise<void> {
    await sql.query(`DELETE FROM ${jobSchema}.event WHERE queue = $1`, [queue]);
  }

  async forgetErasures(sql: Sql, before: Date): Promise<void> {
    await sql.query(`DELETE FROM customer_erasures WHERE erased_at < $1`, [before]);
  }
}
