/** Days of the account's time zone, as `2026-11-21`, by where their figures come from. */
export interface ReportedDays {
  readonly timeZone: string;
  /** Those the materialised views hold. */
  readonly stored: readonly string[];
  /** Those counted from the rows themselves: not over yet, or changed since. */
  readonly live: readonly string[];
}

/** @returns the condition that a moment lies on the day `d.day` of the time zone `$2`; found by an index on the column. */
export function isOnDay(column: string): string {
  return `(${column} >= d.day::timestamp AT TIME ZONE $2 AND ${column} < (d.day + 1)::timestamp AT TIME ZONE $2)`;
}

/**
 * For statements with `$1` the live days and `$2` the time zone.
 * @returns what stands after FROM: each live day as `d.day` with the rows that were created on it. They are looked up day by
 *   day, because PostgreSQL takes a day for a ninth of a table and would rather read all of it.
 */
export function onLiveDays(table: 'sessions' | 'messages', alias: string, condition: string): string {
  return `unnest($1::date[]) AS d (day) CROSS JOIN LATERAL (
            SELECT * FROM ${table} ${alias} WHERE ${isOnDay(`${alias}.created_at`)} AND ${condition} OFFSET 0) ${alias}`;
}

/** @returns those of the days that lie between two dates, both included. */
export function daysWithin({ timeZone, stored, live }: ReportedDays, from: string, to: string): ReportedDays {
  const isWithin = (date: string) => date >= from && date <= to;
  return { timeZone, stored: stored.filter(isWithin), live: live.filter(isWithin) };
}
