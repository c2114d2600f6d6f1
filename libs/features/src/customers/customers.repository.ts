import type { FollowEvent } from '@jsk/contracts/customers';
import type { Sql } from '@jsk/platform/database/sql';
import { Injectable } from '@nestjs/common';

/** What the rest of a transaction needs to know of the customer it has locked. */
export interface LockedCustomer {
  readonly lineUserId: string;
  readonly displayName: string | null;
  readonly chatMode: 'BOT' | 'HUMAN';
  readonly isBlocked: boolean;
  readonly isOnStandby: boolean;
  /** An operator does not want to hear from the customer. */
  readonly isBarred: boolean;
  readonly customerMessageCount: number;
  readonly profileFetchedAt: Date | null;
  readonly latestSessionId: string | null;
  /** How many texts in a row the bot had no answer for. */
  readonly botMisses: number;
  /** Was erased then, and is somebody new since: what happened before has no effect. */
  readonly ignoresBefore: Date | null;
}

export interface CustomerProfile {
  readonly displayName: string;
  readonly pictureUrl: string | null;
  readonly statusMessage: string | null;
  readonly language: string | null;
}

/** The customer follows the account, or has blocked it. */
export interface FollowChange {
  readonly isBlocked: boolean;
  readonly isUnblocked: boolean;
  readonly occurredAt: Date;
}

export interface FollowEventRow {
  readonly kind: FollowEvent['kind'];
  readonly occurredAt: Date;
}

const lockedColumns = `line_user_id AS "lineUserId", display_name AS "displayName", chat_mode AS "chatMode",
  is_blocked AS "isBlocked", is_on_standby AS "isOnStandby", barred_at IS NOT NULL AS "isBarred",
  customer_message_count AS "customerMessageCount",
  profile_fetched_at AS "profileFetchedAt", latest_session_id AS "latestSessionId",
  bot_misses AS "botMisses", ignores_before AS "ignoresBefore"`;

/** In SQL: under what it is remembered that the customer with the id $1 was erased. */
export const digestOfErased = `encode(sha256(convert_to($1, 'UTF8')), 'hex')`;

@Injectable()
export class CustomersRepository {
  /**
   * Locks the customer's row until the transaction ends; creates it on first contact.
   * @param at when the contact happened
   * @returns null when the customer was erased since: LINE delivers some events late, and they must bring nobody back.
   */
  async lockOrCreate(sql: Sql, lineUserId: string, at: Date): Promise<LockedCustomer | null> {
    const known = await this.findForUpdate(sql, lineUserId);
    if (known) return isNews(known.ignoresBefore, at) ? known : null;
    const erasedAt = await this.findErasure(sql, lineUserId);
    if (!isNews(erasedAt, at)) return null;
    await sql.query(
      'INSERT INTO customers (line_user_id, ignores_before) VALUES ($1, $2) ON CONFLICT DO NOTHING',
      [lineUserId, erasedAt],
    );
    const created = await this.findForUpdate(sql, lineUserId);
    if (!created) throw new Error('A customer that was just created cannot be found');
    return created;
  }

  /** @returns when somebody with this id was last erased, as long as that is remembered. */
  private async findErasure(sql: Sql, lineUserId: string): Promise<Date | null> {
    const rows = await sql.query<{ erasedAt: Date }>(
      `SELECT erased_at AS "erasedAt" FROM customer_erasures WHERE id_digest = ${digestOfErased}`,
      [lineUserId],
    );
    return rows[0]?.erasedAt ?? null;
  }

  /** @returns null without a customer or a name. */
  async findName(sql: Sql, lineUserId: string): Promise<string | null> {
    const rows = await sql.query<{ name: string | null }>(
      `SELECT display_name AS name FROM customers WHERE line_user_id = $1`,
      [lineUserId],
    );
    return rows[0]?.name ?? null;
  }

  async findForUpdate(sql: Sql, lineUserId: string): Promise<LockedCustomer | null> {
    const rows = await sql.prepared<LockedCustomer>(
      `SELECT ${lockedColumns} FROM customers WHERE line_user_id = $1 AND erased_at IS NULL FOR NO KEY UPDATE`,
      [lineUserId],
    );
    return rows[0] ?? null;
  }

  /**
   * Follow and block state, by LINE's clock: an older event that arrives late changes nothing.
   * @param isUnblocked LINE says that whoever follows had blocked the account
   * @returns whether the state was changed.
   */
  async setBlocked(
    sql: Sql,
    lineUserId: string,
    { isBlocked, isUnblocked, occurredAt }: FollowChange,
  ): Promise<boolean> {
    const rows = await sql.query(
      `UPDATE customers
          SET is_blocked = $2, follow_changed_at = $3,
              has_come_back = has_come_back OR (NOT $2 AND (is_blocked OR $4))
        WHERE line_user_id = $1 AND (follow_changed_at IS NULL OR follow_changed_at < $3)
        RETURNING line_user_id`,
      [lineUserId, isBlocked, occurredAt, isUnblocked],
    );
    return rows.length > 0;
  }

  /** History, of late events too: it is in the order in which things happened. */
  async addFollowEvent(
    sql: Sql,
    lineUserId: string,
    { isBlocked, isUnblocked, occurredAt }: FollowChange,
  ): Promise<void> {
    await sql.query(
      `INSERT INTO customer_follow_events (line_user_id, kind, occurred_at)
       VALUES ($1, CASE WHEN $2 THEN 'blocked'
                        WHEN $4 OR EXISTS (SELECT 1 FROM customer_follow_events
                                            WHERE line_user_id = $1 AND kind = 'blocked' AND occurred_at < $3)
                        THEN 'came_back' ELSE 'followed' END, $3)
       ON CONFLICT DO NOTHING`,
      [lineUserId, isBlocked, occurredAt, isUnblocked],
    );
  }

  /** Newest first. */
  async listFollowEvents(sql: Sql, lineUserId: string, limit: number): Promise<FollowEventRow[]> {
    return sql.query<FollowEventRow>(
      `SELECT kind, occurred_at AS "occurredAt" FROM customer_follow_events
        WHERE line_user_id = $1 ORDER BY occurred_at DESC, kind LIMIT $2`,
      [lineUserId, limit],
    );
  }

  /**
   * Whether another module holds the chat, by LINE's clock: an older event that arrives late changes nothing. A follow
   * that came in between is newer, too.
   * @returns whether the event is news.
   */
  async setStandby(sql: Sql, lineUserId: string, isOnStandby: boolean, occurredAt: Date): Promise<boolean> {
    const rows = await sql.query(
      `UPDATE customers SET is_on_standby = $2, standby_changed_at = $3
        WHERE line_user_id = $1 AND coalesce(greatest(standby_changed_at, follow_changed_at) <= $3, true)
        RETURNING line_user_id`,
      [lineUserId, isOnStandby, occurredAt],
    );
    return rows.length > 0;
  }

  /** @param bar null: the customer is heard again */
  async setBar(
    sql: Sql,
    lineUserId: string,
    bar: { readonly at: Date; readonly operatorId: string; readonly reason: string } | null,
  ): Promise<void> {
    await sql.query(
      'UPDATE customers SET barred_at = $2, barred_by = $3, barred_reason = $4 WHERE line_user_id = $1',
      [lineUserId, bar?.at ?? null, bar?.operatorId ?? null, bar?.reason ?? null],
    );
  }

  /** Whoever has spoken to a person meanwhile begins anew with the bot. */
  async setChatMode(sql: Sql, lineUserId: string, chatMode: 'BOT' | 'HUMAN'): Promise<void> {
    await sql.query('UPDATE customers SET chat_mode = $2, bot_misses = 0 WHERE line_user_id = $1', [
      lineUserId,
      chatMode,
    ]);
  }

  /** @returns how many texts in a row the bot had no answer for, this one included. */
  async countBotMiss(sql: Sql, lineUserId: string): Promise<number> {
    const rows = await sql.prepared<{ misses: number }>(
      `UPDATE customers SET bot_misses = bot_misses + 1 WHERE line_user_id = $1 RETURNING bot_misses AS misses`,
      [lineUserId],
    );
    return rows[0]?.misses ?? 0;
  }

  async forgetBotMisses(sql: Sql, lineUserId: string): Promise<void> {
    await sql.prepared('UPDATE customers SET bot_misses = 0 WHERE line_user_id = $1 AND bot_misses > 0', [
      lineUserId,
    ]);
  }

  /** Whatever the customer last wrote needs no answer any more. */
  async forgetUnanswered(sql: Sql, lineUserId: string): Promise<void> {
    await sql.query('UPDATE customers SET unanswered_since = NULL WHERE line_user_id = $1', [lineUserId]);
  }

  async setLatestSession(sql: Sql, lineUserId: string, sessionId: string): Promise<void> {
    await sql.query('UPDATE customers SET latest_session_id = $2 WHERE line_user_id = $1', [
      lineUserId,
      sessionId,
    ]);
  }

  async saveProfile(sql: Sql, lineUserId: string, profile: CustomerProfile, fetchedAt: Date): Promise<void> {
    await sql.query(
      `UPDATE customers
          SET display_name = $2, picture_url = $3, status_message = $4, language = $5, profile_fetched_at = $6
        WHERE line_user_id = $1`,
      [
        lineUserId,
        profile.displayName,
        profile.pictureUrl,
        profile.statusMessage,
        profile.language,
        fetchedAt,
      ],
    );
  }

  /** Remembers that LINE had no profile, so that it is not asked again with every message. */
  async markProfileFetched(sql: Sql, lineUserId: string, fetchedAt: Date): Promise<void> {
    await sql.query('UPDATE customers SET profile_fetched_at = $2 WHERE line_user_id = $1', [
      lineUserId,
      fetchedAt,
    ]);
  }
}

function isNews(erasedAt: Date | null, at: Date): boolean {
  return erasedAt === null || at > erasedAt;
}
