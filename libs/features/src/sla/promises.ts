/**
 * What docs/metrics.md promises of a session, as SQL: one row per session and kind that is promised, with when it is near
 * and when it is due. `kept_at` is when the promise was kept; null: it still runs. What is put aside does not run, so the
 * time spent aside moves a resolution's moments by as much, as `resolution_seconds` counts it.
 *
 * Takes `$1`, `$2` and `$3`, the thresholds of the kinds in seconds (0: not promised), and `$4`, the share in per cent
 * from which on it is near.
 */
export const promises = `
  SELECT s.id AS session_id, s.line_user_id, s.created_at AS began_at, s.operator_id, p.kind, p.threshold_seconds, p.kept_at,
         p.since + make_interval(secs => p.threshold_seconds * $4::int / 100.0) AS near_at,
         p.since + make_interval(secs => p.threshold_seconds) AS due_at
    FROM sessions s CROSS JOIN LATERAL (VALUES
      ('queue_wait', $1::int,
       CASE WHEN s.trigger_kind <> 'OPERATOR' THEN s.created_at END,
       coalesce(s.claimed_at, s.closed_at)),
      ('first_response', $2::int,
       CASE WHEN s.trigger_kind <> 'OPERATOR' THEN s.claimed_at END,
       coalesce(s.first_response_at, s.closed_at)),
      ('resolution', $3::int,
       CASE WHEN s.claimed_at IS NOT NULL THEN s.created_at + make_interval(secs => seconds_in(s.pauses)) END,
       coalesce(s.closed_at, s.snoozed_at))
    ) p (kind, threshold_seconds, since, kept_at)
   WHERE p.threshold_seconds > 0 AND p.since IS NOT NULL`;
