import type { Sql } from '@jsk/platform/database/sql';
import { Injectable } from '@nestjs/common';

/** No transaction of ours takes so long; whatever is younger may still be changed by one that has begun already. */
const longestTransaction = `interval '2 hours'`;

/** Until then customers may come back, and the transaction in which they do may take a while. */
const comesBackWithin = `interval '25 hours'`;

/** Counting that many changed days with every look at the dashboard is cheaper than counting all days once an hour. */
const fewDays = 3;

const views = [
  'daily_session_statistics',
  'daily_durations',
  'hourly_handoffs',
  'daily_message_statistics',
  'daily_operator_statistics',
  'daily_operator_durations',
];

/** From which moment on statistics stand still, and for which time zone they are made. */
export interface StatisticsBasis {
  /** What has passed since is not stored. */
  readonly asOf: Date;
  readonly timeZone: string;
}

/**
 * The materialised views of days that are over. What is written on such a day later is noted in `statistics_changes` by
 * triggers, so that the day is counted anew until the next refresh (ADR 16).
 */
@Injectable()
export class StatisticsRepository {
  /** Whether a refresh would make days readable from the views that are not so now: a new one, or enough changed ones. */
  async isDue(sql: Sql, { asOf, timeZone }: StatisticsBasis): Promise<boolean> {
    const rows = await sql.query<{ isDue: boolean }>(
      `SELECT b.time_zone <> $2 OR b.before < day_in(least($1, now()) - ${longestTransaction}, $2)
              OR (SELECT count(*) > ${fewDays}
                    FROM (SELECT day_in(c.moment, $2) FROM statistics_changes c EXCEPT
                          SELECT day_in(s.created_at, $2) FROM sessions s
                           WHERE s.closed_at > least($1, now()) - ${comesBackWithin}) changed) AS "isDue"
         FROM statistics_basis b`,
      [asOf, timeZone],
    );
    return rows[0]?.isDue ?? false;
  }

  /**
   * Lets all that follows in the transaction see one moment, which comes after the last refresh; must come first in it.
   * Nobody else refreshes until the transaction ends.
   */
  async lock(sql: Sql): Promise<void> {
    await sql.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ');
    // Takes no snapshot, as a SELECT would: whoever waited here sees what was written meanwhile.
    await sql.query('LOCK TABLE statistics_basis IN SHARE ROW EXCLUSIVE MODE');
  }

  /** Counts all days that are over anew. Readers go on reading what was there before, until the transaction commits. */
  async refresh(sql: Sql, { asOf, timeZone }: StatisticsBasis): Promise<void> {
    // The clock of the database says what its triggers take for old.
    await sql.query(
      `UPDATE statistics_basis SET as_of = least($1, now()), time_zone = $2,
              before = day_in(least($1, now()) - ${longestTransaction}, $2)`,
      [asOf, timeZone],
    );
    await sql.query('DELETE FROM statistics_changes');
    // Whether these customers come back is still open, without that anything of the session changes by then.
    await sql.query(
      `INSERT INTO statistics_changes (moment)
       SELECT min(s.created_at) FROM sessions s, statistics_basis b
        WHERE s.closed_at > b.as_of - ${comesBackWithin} AND day_in(s.created_at, b.time_zone) < b.before
        GROUP BY day_in(s.created_at, b.time_zone)`,
    );
    // Else PostgreSQL sorts on disk what fits into memory; few refreshes, one at a time, may take so much.
    await sql.query(`SET LOCAL work_mem = '64MB'`);
    for (const view of views) await sql.query(`REFRESH MATERIALIZED VIEW CONCURRENTLY ${view}`);
  }
}
