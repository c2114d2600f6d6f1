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

  /** @returns those for whom it is news. */
  async save(
    sql: Sql,
    seen: ReadonlyMap<string, OperatorPresence>,
    at: Date,
  ): Promise<ChangedAvailability[]> {
    return sql.query(
      `WITH before AS (
         SELECT operator_id, status FROM operator_availability WHERE operator_id = ANY($1::bigint[])
       ), seen AS (
         INSERT INTO operator_availability AS known (operator_id, status, changed_at, last_seen_at)
         SELECT o.id, given.status, $3, $3
           FROM unnest($1::bigint[], $2::text[]) AS given (operator_id, status)
           JOIN operators o ON o.id = given.operator_id
          ORDER BY o.id
         ON CONFLICT (operator_id) DO UPDATE
           SET status = excluded.status, last_seen_at = excluded.last_seen_at,
               changed_at = CASE WHEN known.status = excluded.status THEN known.changed_at ELSE excluded.changed_at END
         RETURNING operator_id, status
       )
       SELECT o.id AS "operatorId", o.display_name AS name, seen.status
         FROM seen JOIN operators o ON o.id = seen.operator_id LEFT JOIN before ON before.operator_id = o.id
        WHERE seen.status <> coalesce(before.status, 'offline')`,
      [[...seen.keys()], [...seen.values()], at],
    );
  }

  /** Those whom no instance has seen since then are gone. */
  async markGone(sql: Sql, seenBefore: Date, at: Date): Promise<ChangedAvailability[]> {
    return sql.query(
      `WITH unseen AS (
         SELECT operator_id FROM operator_availability
          WHERE status <> 'offline' AND last_seen_at < $1 ORDER BY operator_id FOR UPDATE
       ), gone AS (
         UPDATE operator_availability a SET status = 'offline', changed_at = $2
           FROM unseen WHERE a.operator_id = unseen.operator_id RETURNING a.operator_id
       )
       SELECT o.id AS "operatorId", o.display_name AS name, 'offline' AS status
         FROM gone JOIN operators o ON o.id = gone.operator_id`,
      [seenBefore, at],
    );
  }
}
