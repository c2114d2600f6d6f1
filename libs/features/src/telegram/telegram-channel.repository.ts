import type { Sql } from '@jsk/platform/database/sql';
import { Injectable } from '@nestjs/common';

/** The token in it is sealed. */
export interface TelegramChannelRow {
  readonly isEnabled: boolean | null;
  readonly botToken: string | null;
  readonly chatId: string | null;
  readonly tellsHandoffs: boolean;
  readonly tellsAlerts: boolean;
  readonly sendingUntil: Date | null;
  readonly notBefore: Date | null;
  readonly failuresInRow: number;
  readonly lastSentAt: Date | null;
  /** Null when the newest message was taken. */
  readonly lastFailureAt: Date | null;
  readonly lastFailureMessage: string | null;
}

export interface TelegramChannelChange {
  readonly isEnabled: boolean;
  /** Sealed; undefined leaves it as it is. */
  readonly botToken: string | null | undefined;
  readonly chatId: string | null;
  readonly tellsHandoffs: boolean;
  readonly tellsAlerts: boolean;
}

const columns = `is_enabled AS "isEnabled", bot_token AS "botToken", chat_id AS "chatId",
  tells_handoffs AS "tellsHandoffs", tells_alerts AS "tellsAlerts", sending_until AS "sendingUntil",
  not_before AS "notBefore", failures_in_row AS "failuresInRow", last_sent_at AS "lastSentAt",
  last_failure_at AS "lastFailureAt", last_failure_message AS "lastFailureMessage"`;

/** The one row of the channel. */
@Injectable()
export class TelegramChannelRepository {
  async get(sql: Sql): Promise<TelegramChannelRow> {
    return theRow(await sql.prepared<TelegramChannelRow>(`SELECT ${columns} FROM telegram_channel`));
  }

  /** Until the transaction ends nobody else changes the channel or takes notifications to send. */
  async lock(sql: Sql): Promise<TelegramChannelRow> {
    return theRow(await sql.query<TelegramChannelRow>(`SELECT ${columns} FROM telegram_channel FOR UPDATE`));
  }

  /** What has failed before says nothing about the channel as it is now. */
  async change(sql: Sql, change: TelegramChannelChange): Promise<void> {
    await sql.query(
      `UPDATE telegram_channel
          SET is_enabled = $1, bot_token = CASE WHEN $2 THEN $3 ELSE bot_token END, chat_id = $4,
              tells_handoffs = $5, tells_alerts = $6, not_before = NULL, failures_in_row = 0`,
      [
        change.isEnabled,
        change.botToken !== undefined,
        change.botToken ?? null,
        change.chatId,
        change.tellsHandoffs,
        change.tellsAlerts,
      ],
    );
  }

  async beginSending(sql: Sql, until: Date): Promise<void> {
    await sql.query(`UPDATE telegram_channel SET sending_until = $1`, [until]);
  }

  async endSending(sql: Sql): Promise<void> {
    await sql.query(`UPDATE telegram_channel SET sending_until = NULL`);
  }

  async noteSuccess(sql: Sql, at: Date): Promise<void> {
    await sql.query(
      `UPDATE telegram_channel
          SET not_before = NULL, failures_in_row = 0, last_sent_at = $1, last_failure_at = NULL,
              last_failure_message = NULL`,
      [at],
    );
  }

  /** The next notification is tried all the same. */
  async noteTestFailure(sql: Sql, message: string, at: Date): Promise<void> {
    await sql.query(`UPDATE telegram_channel SET last_failure_at = $1, last_failure_message = $2`, [
      at,
      message,
    ]);
  }

  async noteFailure(sql: Sql, failure: { message: string; at: Date; notBefore: Date | null }): Promise<void> {
    await sql.query(
      `UPDATE telegram_channel
          SET not_before = $1, failures_in_row = failures_in_row + 1, last_failure_at = $2, last_failure_message = $3`,
      [failure.notBefore, failure.at, failure.message],
    );
  }
}

function theRow(rows: readonly TelegramChannelRow[]): TelegramChannelRow {
  if (!rows[0]) throw new Error('The table telegram_channel has lost its row');
  return rows[0];
}
