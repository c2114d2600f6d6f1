import type { LineAccount } from '@jsk/contracts/line-channel';
import type { BreakerState } from '@jsk/line/circuit-breaker';
import type { Sql } from '@jsk/platform/database/sql';
import { Injectable } from '@nestjs/common';

export type StoredAccount = Omit<LineAccount, 'checkedAt'>;

/** Secrets in it are sealed. */
export interface ChannelRow {
  readonly channelSecret: string | null;
  readonly channelSecretChangedAt: Date | null;
  readonly previousChannelSecret: string | null;
  readonly previousChannelSecretUntil: Date | null;
  readonly accessToken: string | null;
  readonly accessTokenChangedAt: Date | null;
  readonly account: StoredAccount | null;
  readonly accountCheckedAt: Date | null;
  /** Fingerprint of the access token with which the account was asked for. */
  readonly accountToken: string | null;
  readonly pausedBecause: 'unauthorised' | null;
  readonly pausedAt: Date | null;
  /** Fingerprint of the access token that LINE refused. */
  readonly pausedToken: string | null;
  readonly breakerState: BreakerState['state'];
  readonly breakerChangedAt: Date | null;
}

const columns = `channel_secret AS "channelSecret", channel_secret_changed_at AS "channelSecretChangedAt",
  previous_channel_secret AS "previousChannelSecret",
  previous_channel_secret_until AS "previousChannelSecretUntil",
  access_token AS "accessToken", access_token_changed_at AS "accessTokenChangedAt",
  account, account_checked_at AS "accountCheckedAt", account_token AS "accountToken",
  paused_because AS "pausedBecause", paused_at AS "pausedAt", paused_token AS "pausedToken",
  breaker_state AS "breakerState", breaker_changed_at AS "breakerChangedAt"`;

/** The one row of the channel. */
@Injectable()
export class LineChannelRepository {
  async get(sql: Sql): Promise<ChannelRow> {
    return theRow(await sql.prepared<ChannelRow>(`SELECT ${columns} FROM line_channel`));
  }

  /** Until the transaction ends nobody else changes the credentials. */
  async lock(sql: Sql): Promise<ChannelRow> {
    return theRow(await sql.query<ChannelRow>(`SELECT ${columns} FROM line_channel FOR UPDATE`));
  }

  async storeSecret(
    sql: Sql,
    secrets: { current: string; previous: string; previousUntil: Date },
    at: Date,
  ): Promise<void> {
    await sql.query(
      `UPDATE line_channel SET channel_secret = $1, channel_secret_changed_at = $4, previous_channel_secret = $2,
              previous_channel_secret_until = $3`,
      [secrets.current, secrets.previous, secrets.previousUntil, at],
    );
  }

  async storeAccessToken(sql: Sql, accessToken: string, at: Date): Promise<void> {
    await sql.query(`UPDATE line_channel SET access_token = $1, access_token_changed_at = $2`, [
      accessToken,
      at,
    ]);
  }

  async forgetCredentials(sql: Sql): Promise<void> {
    await sql.query(
      `UPDATE line_channel SET channel_secret = NULL, channel_secret_changed_at = NULL, previous_channel_secret = NULL,
              previous_channel_secret_until = NULL, access_token = NULL, access_token_changed_at = NULL`,
    );
  }

  async storeAccount(sql: Sql, account: StoredAccount, token: string, at: Date): Promise<void> {
    await sql.query(`UPDATE line_channel SET account = $1, account_token = $2, account_checked_at = $3`, [
      JSON.stringify(account),
      token,
      at,
    ]);
  }

  async pause(sql: Sql, because: 'unauthorised', token: string, at: Date): Promise<void> {
    await sql.query(
      `UPDATE line_channel SET paused_because = $1, paused_token = $2, paused_at = $3
        WHERE paused_because IS NULL OR paused_token <> $2`,
      [because, token, at],
    );
  }

  async resume(sql: Sql): Promise<void> {
    await sql.query(`UPDATE line_channel SET paused_because = NULL, paused_token = NULL, paused_at = NULL`);
  }

  async noteBreaker(sql: Sql, state: BreakerState['state'], at: Date): Promise<void> {
    await sql.query(`UPDATE line_channel SET breaker_state = $1, breaker_changed_at = $2`, [state, at]);
  }
}

function theRow(rows: readonly ChannelRow[]): ChannelRow {
  if (!rows[0]) throw new Error('The table line_channel has lost its row');
  return rows[0];
}
