import type { HandoffTrigger } from '@jsk/contracts/sessions';
import type { Sql } from '@jsk/platform/database/sql';
import { Injectable } from '@nestjs/common';

/** Somebody asked for a person while the shop was closed. */
export interface OfflineTicket {
  readonly id: string;
  readonly lineUserId: string;
  readonly trigger: HandoffTrigger;
  readonly skillId: string | null;
  readonly wantedOperatorId: string | null;
  readonly createdAt: Date;
}

interface TicketRow extends Omit<OfflineTicket, 'trigger'> {
  readonly triggerKind: HandoffTrigger['kind'];
  readonly triggerKeyword: string | null;
}

const ticketColumns = `t.id, t.line_user_id AS "lineUserId", t.trigger_kind AS "triggerKind",
  t.trigger_keyword AS "triggerKeyword", t.skill_id AS "skillId", t.wanted_operator_id AS "wantedOperatorId",
  t.created_at AS "createdAt"`;

@Injectable()
export class OfflineTicketsRepository {
  /** @returns the new ticket, or null when the customer has an open one (the database allows only one). */
  async insertOnce(sql: Sql, ticket: Omit<OfflineTicket, 'id'>): Promise<OfflineTicket | null> {
    const { lineUserId, trigger, skillId, wantedOperatorId, createdAt } = ticket;
    const rows = await sql.query<TicketRow>(
      `INSERT INTO offline_tickets AS t
         (line_user_id, trigger_kind, trigger_keyword, skill_id, wanted_operator_id, created_at)
       VALUES ($1, $2, $3, (SELECT k.id FROM skills k WHERE k.id = $4 FOR KEY SHARE), $5, $6)
       ON CONFLICT (line_user_id) WHERE state = 'open' DO NOTHING
       RETURNING ${ticketColumns}`,
      [lineUserId, trigger.kind, trigger.keyword, skillId, wantedOperatorId, createdAt],
    );
    return rows[0] ? fromRow(rows[0]) : null;
  }

  async findOpen(sql: Sql, lineUserId: string): Promise<OfflineTicket | null> {
    const rows = await sql.prepared<TicketRow>(
      `SELECT ${ticketColumns} FROM offline_tickets t WHERE t.line_user_id = $1 AND t.state = 'open'`,
      [lineUserId],
    );
    return rows[0] ? fromRow(rows[0]) : null;
  }

  /** @returns whose turn it is. Customers to whom nothing can be sent are passed over; they keep their tickets. */
  async findNextCustomer(sql: Sql): Promise<string | null> {
    const rows = await sql.query<{ lineUserId: string }>(
      `SELECT t.line_user_id AS "lineUserId"
         FROM offline_tickets t JOIN customers c ON c.line_user_id = t.line_user_id
        WHERE t.state = 'open' AND NOT c.is_blocked AND NOT c.is_on_standby AND c.barred_at IS NULL
        ORDER BY t.created_at, t.id LIMIT 1`,
    );
    return rows[0]?.lineUserId ?? null;
  }

  /** @returns whether there was an open ticket. */
  async end(
    sql: Sql,
    lineUserId: string,
    end: { state: 'queued' | 'taken' | 'withdrawn'; sessionId: string | null; at: Date },
  ): Promise<boolean> {
    const rows = await sql.query(
      `UPDATE offline_tickets SET state = $2, session_id = $3, ended_at = $4
        WHERE line_user_id = $1 AND state = 'open' RETURNING id`,
      [lineUserId, end.state, end.sessionId, end.at],
    );
    return rows.length > 0;
  }

  /** Until the transaction ends nobody else releases a ticket, so that they keep their order. */
  async waitForTurn(sql: Sql): Promise<void> {
    await sql.query(`SELECT pg_advisory_xact_lock(hashtext('offline tickets'))`);
  }
}

function fromRow({ triggerKind, triggerKeyword, ...ticket }: TicketRow): OfflineTicket {
  return { ...ticket, trigger: { kind: triggerKind, keyword: triggerKeyword } };
}
