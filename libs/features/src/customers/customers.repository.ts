import type { Sql } from '@jsk/platform/database/sql';
import { Injectable } from '@nestjs/common';

/** What the rest of a transaction needs to know of the customer it has locked. */
export interface LockedCustomer {
  readonly lineUserId: string;
  readonly displayName: string | null;
  readonly chatMode: 'BOT' | 'HUMAN';
  readonly isBlocked: boolean;
  readonly isOnStandby: boolean;
  readonly customerMessageCount: number;
  readonly profileFetchedAt: Date | null;
  readonly latestSessionId: string | null;
  /** How many texts in a row the bot had no answer for. */
  readonly botMisses: number;
}

export interface CustomerProfile {
  readonly displayName: string;
  readonly pictureUrl: string | null;
  readonly statusMessage: string | null;
  readonly language: string | null;
}

const lockedColumns = `line_user_id AS "lineUserId", display_name AS "displayName", chat_mode AS "chatMode",
  is_blocked AS "isBlocked", is_on_standby AS "isOnStandby", customer_message_count AS "customerMessageCount",
  profile_fetched_at AS "profileFetchedAt", latest_session_id AS "latestSessionId",
  bot_misses AS "botMisses"`;

@Injectable()
export class CustomersRepository {
  /** Locks the customer's row until the transaction ends; creates it on first contact. */
  async lockOrCreate(sql: Sql, lineUserId: string): Promise<LockedCustomer> {
    const known = await this.findForUpdate(sql, lineUserId);
    if (known) return known;
    await sql.query('INSERT INTO customers (line_user_id) VALUES ($1) ON CONFLICT DO NOTHING', [lineUserId]);
    const created = await this.findForUpdate(sql, lineUserId);
    if (!created) throw new Error('A customer that was just created cannot be found');
    return created;
  }

  async findForUpdate(sql: Sql, lineUserId: string): Promise<LockedCustomer | null> {
    const rows = await sql.prepared<LockedCustomer>(
      `SELECT ${lockedColumns} FROM customers WHERE line_user_id = $1 FOR NO KEY UPDATE`,
      [lineUserId],
    );
    return rows[0] ?? null;
  }

  /**
   * Follow and block state, by LINE's clock: an older event that arrives late changes nothing.
   * @returns whether the state was changed.
   */
  async setBlocked(sql: Sql, lineUserId: string, isBlocked: boolean, occurredAt: Date): Promise<boolean> {
    const rows = await sql.query(
      `UPDATE customers SET is_blocked = $2, follow_changed_at = $3
        WHERE line_user_id = $1 AND (follow_changed_at IS NULL OR follow_changed_at < $3)
        RETURNING line_user_id`,
      [lineUserId, isBlocked, occurredAt],
    );
    return rows.length > 0;
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
