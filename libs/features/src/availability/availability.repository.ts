import type { OperatorPresence } from '@jsk/contracts/conversations';
import type { Sql } from '@jsk/platform/database/sql';
import { Injectable } from '@nestjs/common';

export interface ChangedAvailability {
  readonly operatorId: string;
  readonly name: string;
  readonly status: OperatorPresence;
}

/** One row per operator who was ever there. Their order is kept, so that two instances never wait for each other. */
@Injectable()
export class AvailabilityRepository {
  async list(sql: Sql): Promise<{ operatorId: string; status: OperatorPresence }[]> {
    return sql.query(
      `SELECT operator_id AS "operatorId", status FROM operator_availability WHERE status <> 'offline'`,
    );
  }

  /**
   * Notes who is seen as what. Whatever somebody was until then is kept as a span that is over (`operator_presence_spans`)
   * when they are something else now, or were not seen for a while: then they were there until they were last seen.
   *
   * @param goneBefore who was last seen before it has been away meanwhile.
   * @returns those for whom it is news.
   */
  async save(
    sql: Sql,
    seen: ReadonlyMap<string, OperatorPresence>,
    { at, goneBefore }: { at: Date; goneBefore: Date },
  ): Promise<ChangedAvailability[]> {
    return sql.query(
      // Locked before anything is decided: of two instances that note the same operator, the second goes on from what
      // the first has written. Clocks of instances may differ, so that a span never begins before the last one ended.
      `WITH before AS (
         SELECT operator_id, status, changed_at, last_seen_at,
                CASE WHEN last_seen_at < $4 THEN last_seen_at ELSE greatest($3::timestamptz, changed_at) END AS ended_at
           FROM operator_availability WHERE operator_id = ANY($1::bigint[]) ORDER BY operator_id FOR UPDATE
       ), seen AS (
         INSERT INTO operator_availability AS known (operator_id, status, changed_at, last_seen_at)
         SELECT o.id, given.status, $3, $3
           FROM unnest($1::bigint[], $2::text[]) AS given (operator_id, status)
           JOIN operators o ON o.id = given.operator_id
           LEFT JOIN before ON before.operator_id = o.id
          ORDER BY o.id
         ON CONFLICT (operator_id) DO UPDATE
           SET status = excluded.status, last_seen_at = excluded.last_seen_at,
               changed_at = CASE WHEN known.status = excluded.status
                                      AND (known.status = 'offline' OR known.last_seen_at >= $4) THEN known.changed_at
                                 ELSE greatest(excluded.changed_at, known.changed_at) END
         RETURNING operator_id, status
       ), over AS (
         INSERT INTO operator_presence_spans (operator_id, status, started_at, ended_at)
         SELECT before.operator_id, before.status, before.changed_at, before.ended_at
           FROM before JOIN seen ON seen.operator_id = before.operator_id
          WHERE before.status <> 'offline' AND before.ended_at > before.changed_at
            AND (seen.status <> before.status OR before.last_seen_at < $4)
       )
       SELECT o.id AS "operatorId", o.display_name AS name, seen.status
         FROM seen JOIN operators o ON o.id = seen.operator_id LEFT JOIN before ON before.operator_id = o.id
        WHERE seen.status <> coalesce(before.status, 'offline')`,
      [[...seen.keys()], [...seen.values()], at, goneBefore],
    );
  }

  /** Those whom no instance has seen since then are gone, and were there until they were last seen. */
  async markGone(
    sql: Sql,
    { at, goneBefore }: { at: Date; goneBefore: Date },
  ): Promise<ChangedAvailability[]> {
    return sql.query(
      `WITH unseen AS (
         SELECT operator_id, status, changed_at, last_seen_at FROM operator_availability
          WHERE status <> 'offline' AND last_seen_at < $1 ORDER BY operator_id FOR UPDATE
       ), over AS (
         INSERT INTO operator_presence_spans (operator_id, status, started_at, ended_at)
         SELECT operator_id, status, changed_at, last_seen_at FROM unseen WHERE last_seen_at > changed_at
       ), gone AS (
         UPDATE operator_availability a SET status = 'offline', changed_at = greatest($2::timestamptz, a.changed_at)
           FROM unseen WHERE a.operator_id = unseen.operator_id RETURNING a.operator_id
       )
       SELECT o.id AS "operatorId", o.display_name AS name, 'offline' AS status
         FROM gone JOIN operators o ON o.id = gone.operator_id`,
      [goneBefore, at],
    );
  }
}
