import type { InboxEvent } from '@jsk/line/webhook-envelope';
import type { Sql } from '@jsk/platform/database/sql';
import { Injectable } from '@nestjs/common';

export interface PendingEvent {
  readonly id: string;
  readonly payload: string;
  readonly occurredAt: Date;
  readonly receivedAt: Date;
}

export interface EventSetAside {
  readonly id: string;
  readonly status: 'ignored' | 'quarantined';
  readonly note: string;
}

/** What stands in the place of a payload that is not needed any more. */
export const blankPayload = 'null';

/** The lane of events that belong to nobody; their order does not matter. */
export const laneOfNobody = 'nobody';

/**
 * LINE's times have milliseconds, and a body may hold several events of one: its order goes into the microseconds,
 * because the order of the rows is another one.
 */
function orderedTime(occurredAt: Date, position: number): string {
  const microseconds = String(Math.min(position, 999)).padStart(3, '0');
  return occurredAt.toISOString().replace('Z', `${microseconds}Z`);
}

function columnsOf(events: readonly InboxEvent[]): unknown[][] {
  // In the same order everywhere: two instances that store the same events must not wait for each other.
  const ordered = events
    .map((event, position) => ({ ...event, occurredAt: orderedTime(event.occurredAt, position) }))
    .sort((a, b) => (a.webhookEventId < b.webhookEventId ? -1 : 1));
  return [
    ordered.map(({ webhookEventId }) => webhookEventId),
    ordered.map(({ lane }) => lane ?? laneOfNobody),
    ordered.map(({ type }) => type),
    ordered.map(({ payload }) => payload),
    ordered.map(({ occurredAt }) => occurredAt),
  ];
}

@Injectable()
export class InboxRepository {
  /**
   * Stores events that are not stored yet; the unique `webhook_event_id` is what makes a second copy of an event
   * harmless, whatever instance it reaches.
   * @returns the lanes in which there is now something to do.
   */
  async insertOnce(sql: Sql, events: readonly InboxEvent[]): Promise<string[]> {
    const rows = await sql.prepared<{ lane: string }>(
      `INSERT INTO webhook_events (webhook_event_id, lane, type, payload, occurred_at)
       SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::json[], $5::timestamptz[])
       ON CONFLICT (webhook_event_id) DO NOTHING
       RETURNING lane`,
      columnsOf(events),
    );
    return [...new Set(rows.map(({ lane }) => lane))];
  }

  /** Stores events that must have no effect. @param note why */
  async insertQuarantined(sql: Sql, events: readonly InboxEvent[], note: string): Promise<void> {
    await sql.query(
      `INSERT INTO webhook_events (webhook_event_id, lane, type, payload, occurred_at, status, note)
       SELECT e.*, 'quarantined', $6
         FROM unnest($1::text[], $2::text[], $3::text[], $4::json[], $5::timestamptz[]) AS e
       ON CONFLICT (webhook_event_id) DO NOTHING`,
      [...columnsOf(events), note],
    );
  }

  /**
   * The oldest pending events of a lane, locked and marked as done: the mark and the effects are committed together
   * or not at all. Another instance that works on the same lane is waited for, and what it has finished is left out.
   */
  async claimNext(sql: Sql, lane: string, limit: number): Promise<PendingEvent[]> {
    return sql.prepared<PendingEvent>(
      `WITH claimed AS (
         UPDATE webhook_events SET status = 'done', note = NULL, attempts = attempts + 1
          WHERE id = ANY (ARRAY(SELECT id FROM webhook_events WHERE lane = $1 AND status = 'pending'
                                 ORDER BY occurred_at, id LIMIT $2 FOR UPDATE))
          RETURNING id, payload::text AS payload, occurred_at, received_at
       )
       SELECT id, payload, occurred_at AS "occurredAt", received_at AS "receivedAt"
         FROM claimed ORDER BY occurred_at, id`,
      [lane, limit],
    );
  }

  /** Notes why events had no effect. */
  async setAside(sql: Sql, events: readonly EventSetAside[]): Promise<void> {
    await sql.query(
      `UPDATE webhook_events e SET status = r.status, note = r.note
         FROM unnest($1::bigint[], $2::text[], $3::text[]) AS r(id, status, note) WHERE e.id = r.id`,
      [events.map(({ id }) => id), events.map(({ status }) => status), events.map(({ note }) => note)],
    );
  }

  /**
   * Counts a failed attempt; after `mostAttempts` the event is put aside so that those behind it go on.
   * @returns whether it was.
   */
  async recordFailure(sql: Sql, id: string, note: string, mostAttempts: number): Promise<boolean> {
    const rows = await sql.query<{ status: string }>(
      `UPDATE webhook_events
          SET attempts = attempts + 1, note = $2,
              status = CASE WHEN attempts + 1 >= $3 THEN 'quarantined' ELSE 'pending' END
        WHERE id = $1 AND status = 'pending' RETURNING status`,
      [id, note.slice(0, 500), mostAttempts],
    );
    return rows[0]?.status === 'quarantined';
  }

  /** @returns lanes with events that have been waiting since before then. */
  async listWaitingLanes(sql: Sql, receivedBefore: Date, limit: number): Promise<string[]> {
    const rows = await sql.query<{ lane: string }>(
      `SELECT DISTINCT lane FROM webhook_events WHERE status = 'pending' AND received_at < $1 LIMIT $2`,
      [receivedBefore, limit],
    );
    return rows.map(({ lane }) => lane);
  }

  async measureBacklog(sql: Sql): Promise<{ count: number; oldestSeconds: number }> {
    const rows = await sql.query<{ count: number; oldestSeconds: number }>(
      `SELECT count(*)::int AS count,
              coalesce(extract(epoch FROM now() - min(received_at)), 0)::float AS "oldestSeconds"
         FROM webhook_events WHERE status = 'pending'`,
    );
    return rows[0] ?? { count: 0, oldestSeconds: 0 };
  }

  /**
   * Blanks what the inbox holds of a message that was taken back. The payload is searched as text: PostgreSQL's JSON
   * operators fail on the \u0000 that LINE may send, and a quote inside a string would stand there escaped.
   */
  async blankMessage(sql: Sql, lane: string, lineMessageId: string, receivedSince: Date): Promise<void> {
    await sql.query(
      `UPDATE webhook_events SET payload = '${blankPayload}'
        WHERE received_at >= $3 AND lane = $1 AND status <> 'pending'
          AND position('"id":"' || $2::text || '"' in payload::text) > 0`,
      [lane, lineMessageId, receivedSince],
    );
  }

  /** The event stays known, so that no copy of it has an effect, and says nothing of anybody. */
  async forgetEvent(sql: Sql, id: string): Promise<void> {
    await sql.query(
      `UPDATE webhook_events SET lane = $2, payload = '${blankPayload}', status = 'ignored', note = NULL WHERE id = $1`,
      [id, laneOfNobody],
    );
  }

  /** Blanks what was processed: the texts of customers live in their conversations only. */
  async blankProcessed(sql: Sql, receivedSince: Date, receivedBefore: Date): Promise<void> {
    await sql.query(
      `UPDATE webhook_events SET payload = '${blankPayload}'
        WHERE received_at >= $1 AND received_at < $2 AND status IN ('done', 'ignored') AND payload::text <> '${blankPayload}'`,
      [receivedSince, receivedBefore],
    );
  }

  async deleteOld(sql: Sql, receivedBefore: Date): Promise<void> {
    await sql.query(`DELETE FROM webhook_events WHERE received_at < $1 AND status <> 'pending'`, [
      receivedBefore,
    ]);
  }
}
