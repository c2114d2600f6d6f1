import {
  type BusinessDay,
  defaultTimeZone,
  defaultWeek,
  type HoursOverride,
  type Week,
} from '@jsk/contracts/business-hours';
import type { Sql } from '@jsk/platform/database/sql';
import { Injectable } from '@nestjs/common';

/** What decides whatever the week says, from `since` on until it ends. */
export interface StoredOverride {
  readonly state: HoursOverride['state'];
  readonly since: Date;
  readonly until: Date | null;
}

/** What administrators have said about when the shop is open. */
export interface StoredHours {
  readonly timeZone: string;
  readonly week: Week;
  readonly override: StoredOverride | null;
  /** By date, those that are over, too. */
  readonly days: readonly BusinessDay[];
}

interface HoursRow {
  timeZone: string;
  week: Week;
  overrideState: HoursOverride['state'] | null;
  overrideSince: Date | null;
  overrideUntil: Date | null;
}

/** A fresh installation has no row, but hours. */
const defaultHours: HoursRow = {
  timeZone: defaultTimeZone,
  week: defaultWeek,
  overrideState: null,
  overrideSince: null,
  overrideUntil: null,
};

// As text, because a date has no time zone and a JavaScript Date has.
const dayColumns = `to_char(date, 'YYYY-MM-DD') AS date, name, intervals`;

@Injectable()
export class BusinessHoursRepository {
  async load(sql: Sql): Promise<StoredHours> {
    const rows = await sql.query<HoursRow>(
      `SELECT time_zone AS "timeZone", week, override_state AS "overrideState", override_since AS "overrideSince",
              override_until AS "overrideUntil"
         FROM business_hours`,
    );
    const days = await sql.query<BusinessDay>(`SELECT ${dayColumns} FROM business_days ORDER BY date`);
    const { timeZone, week, overrideState, overrideSince, overrideUntil } = rows[0] ?? defaultHours;
    const override = overrideState && {
      state: overrideState,
      since: overrideSince ?? new Date(0),
      until: overrideUntil,
    };
    return { timeZone, week, override, days };
  }

  /** As `load`; whoever changes the hours at the same time waits until this transaction is over. */
  async loadForChange(sql: Sql): Promise<StoredHours> {
    await sql.query('LOCK TABLE business_hours IN SHARE ROW EXCLUSIVE MODE');
    return this.load(sql);
  }

  async save(sql: Sql, { timeZone, week, override }: Omit<StoredHours, 'days'>, at: Date): Promise<void> {
    await sql.query(
      `INSERT INTO business_hours (time_zone, week, override_state, override_since, override_until, updated_at)
       VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (id) DO UPDATE SET time_zone = excluded.time_zone, week = excluded.week,
         override_state = excluded.override_state, override_since = excluded.override_since, override_until = excluded.override_until,
         updated_at = excluded.updated_at`,
      [
        timeZone,
        JSON.stringify(week),
        override?.state ?? null,
        override?.since ?? null,
        override?.until ?? null,
        at,
      ],
    );
  }

  /** @returns the days that were added; a date that has one keeps it. */
  async insertDays(sql: Sql, days: readonly BusinessDay[]): Promise<BusinessDay[]> {
    return sql.query<BusinessDay>(
      `INSERT INTO business_days (date, name, intervals)
       SELECT date, name, intervals FROM json_to_recordset($1) AS given (date date, name text, intervals jsonb)
       ON CONFLICT (date) DO NOTHING
       RETURNING ${dayColumns}`,
      [JSON.stringify(days)],
    );
  }

  async updateDay(sql: Sql, { date, name, intervals }: BusinessDay): Promise<void> {
    await sql.query('UPDATE business_days SET name = $2, intervals = $3 WHERE date = $1', [
      date,
      name,
      JSON.stringify(intervals),
    ]);
  }

  async deleteDay(sql: Sql, date: string): Promise<void> {
    await sql.query('DELETE FROM business_days WHERE date = $1', [date]);
  }
}
