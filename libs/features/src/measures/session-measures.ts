/**
 * What docs/metrics.md defines, as SQL over `sessions s LEFT JOIN csat_surveys v ON v.session_id = s.id`. The dashboard,
 * the live figures, the reports and the files all count with these, and with nothing else.
 */

/** Somebody asked for a person; sessions that an operator began are in no wait, first answer or abandonment. */
export const isAwaited = `s.trigger_kind <> 'OPERATOR'`;

export const isOver = `s.closed_at IS NOT NULL`;

export const isClaimed = `s.claimed_at IS NOT NULL`;

export const isClosed = `(s.status = 'CLOSED' AND s.claimed_at IS NOT NULL)`;

/** Ended without ever having been claimed. */
export const isAbandoned = `(s.closed_at IS NOT NULL AND s.claimed_at IS NULL AND s.trigger_kind <> 'OPERATOR')`;

/** Of those: the customer left by themselves. */
export const hasLeftQueue = `(s.closed_by = 'USER' AND s.claimed_at IS NULL)`;

/** What the abandoned are a share of. */
export const couldBeAbandoned = `(s.trigger_kind <> 'OPERATOR' AND (s.claimed_at IS NOT NULL OR s.closed_at IS NOT NULL))`;

/**
 * Of closed sessions: when the customer began the next one, or null. Reads one entry of an index per session.
 */
export const cameBackAt = `(SELECT n.created_at FROM sessions n WHERE n.line_user_id = s.line_user_id AND n.id > s.id
                             ORDER BY n.id LIMIT 1)`;

/** A customer who comes back later than that has another concern. */
const settledAt = `s.closed_at + interval '24 hours'`;

/** The customer was back before 24 hours were over. */
export const cameBack = `(${isClosed} AND coalesce(${cameBackAt} < ${settledAt}, false))`;

/**
 * The same for many sessions at once, to join them with what began later. The next session is the first that began since, so
 * that any within 24 hours says that the next was.
 * @param other the alias of a row with `id`, `line_user_id` and `created_at` of a session
 */
export function cameBackWith(other: string): string {
  return `(${isClosed} AND ${other}.line_user_id = s.line_user_id AND ${other}.id > s.id AND ${other}.created_at < ${settledAt})`;
}

/** They were not, and cannot be any more. @param now as `$1` */
export function stayedAway(now: string): string {
  return `(${isClosed} AND ${settledAt} <= ${now} AND coalesce(${cameBackAt} >= ${settledAt}, true))`;
}

/** The survey was handed to LINE. */
export const isSurveyed = `v.sent_at IS NOT NULL`;

export const isAnswered = `v.score IS NOT NULL`;

export const isSatisfied = `v.score >= 4`;

/**
 * The columns with the times of a session in whole seconds.
 * @param measuredBy by the clock, or by the hours in which the shop was open
 */
export function timesOf(measuredBy: 'clock' | 'business'): {
  wait: string;
  firstResponse: string;
  resolution: string;
} {
  const prefix = measuredBy === 'clock' ? 's.' : 's.open_';
  return {
    wait: `${prefix}wait_seconds`,
    firstResponse: `${prefix}first_response_seconds`,
    resolution: `${prefix}resolution_seconds`,
  };
}

/**
 * @returns the condition that a moment lies in the period; PostgreSQL finds it by an index on the column.
 * @param placeholders of the start date, the end date and the time zone, such as `$1`
 */
export function isWithin(
  column: string,
  { startDate, endDate, timeZone }: { startDate: string; endDate: string; timeZone: string },
): string {
  return `(${column} >= (${startDate}::date)::timestamp AT TIME ZONE ${timeZone}
       AND ${column} < (${endDate}::date + 1)::timestamp AT TIME ZONE ${timeZone})`;
}
