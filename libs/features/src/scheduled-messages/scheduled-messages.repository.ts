import type { HeldReason } from '@jsk/contracts/scheduled-messages';
import type { Sql } from '@jsk/platform/database/sql';
import { Injectable } from '@nestjs/common';
import type { VisibilityCondition } from '../visibility';

export interface ScheduledMessageRow {
  readonly id: string;
  readonly lineUserId: string;
  readonly operatorId: string;
  readonly operatorName: string;
  readonly text: string;
  readonly sendAt: Date;
  readonly cancelIfCustomerWrites: boolean;
  /** How many messages the customer had written when it was scheduled. */
  readonly customerMessageCount: number;
  readonly heldReason: HeldReason | null;
}

export interface NewScheduledMessage {
  readonly lineUserId: string;
  readonly operatorId: string;
  readonly clientId: string;
  readonly text: string;
  readonly sendAt: Date;
  readonly cancelIfCustomerWrites: boolean;
  readonly customerMessageCount: number;
}

const columns = `
  m.id, m.line_user_id AS "lineUserId", m.operator_id AS "operatorId", o.display_name AS "operatorName", m.text,
  m.send_at AS "sendAt", m.cancel_if_customer_writes AS "cancelIfCustomerWrites",
  m.customer_message_count AS "customerMessageCount", m.held_reason AS "heldReason"`;

const selection = `SELECT ${columns} FROM scheduled_messages m JOIN operators o ON o.id = m.operator_id`;

/** Texts that are sent later; whoever changes one holds the lock of its customer. */
@Injectable()
export class ScheduledMessagesRepository {
  /** Of one conversation, soonest first. */
  list(sql: Sql, lineUserId: string): Promise<ScheduledMessageRow[]> {
    return sql.query<ScheduledMessageRow>(`${selection} WHERE m.line_user_id = $1 ORDER BY m.send_at, m.id`, [
      lineUserId,
    ]);
  }

  /** What was held back of one operator, in conversations that they may see. */
  listHeld(
    sql: Sql,
    operatorId: string,
    isVisible: VisibilityCondition,
  ): Promise<(ScheduledMessageRow & { displayName: string | null })[]> {
    return sql.query(
      `SELECT ${columns}, c.display_name AS "displayName"
         FROM scheduled_messages m JOIN operators o ON o.id = m.operator_id
         JOIN customers c ON c.line_user_id = m.line_user_id
         LEFT JOIN sessions newest ON newest.id = c.latest_session_id
        WHERE m.operator_id = $1 AND m.held_reason IS NOT NULL AND ${isVisible('$1')}
        ORDER BY m.send_at, m.id`,
      [operatorId],
    );
  }

  async find(sql: Sql, lineUserId: string, id: string): Promise<ScheduledMessageRow | null> {
    const rows = await sql.query<ScheduledMessageRow>(
      `${selection} WHERE m.line_user_id = $1 AND m.id = $2`,
      [lineUserId, id],
    );
    return rows[0] ?? null;
  }

  async findByClientId(
    sql: Sql,
    { lineUserId, operatorId, clientId }: Pick<NewScheduledMessage, 'lineUserId' | 'operatorId' | 'clientId'>,
  ): Promise<ScheduledMessageRow | null> {
    const rows = await sql.query<ScheduledMessageRow>(
      `${selection} WHERE m.line_user_id = $1 AND m.operator_id = $2 AND m.client_id = $3`,
      [lineUserId, operatorId, clientId],
    );
    return rows[0] ?? null;
  }

  async count(sql: Sql, lineUserId: string): Promise<number> {
    const rows = await sql.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM scheduled_messages WHERE line_user_id = $1`,
      [lineUserId],
    );
    return rows[0]?.count ?? 0;
  }

  /** @returns its id. */
  async insert(sql: Sql, message: NewScheduledMessage): Promise<string> {
    const rows = await sql.query<{ id: string }>(
      `INSERT INTO scheduled_messages (line_user_id, operator_id, client_id, text, send_at,
                                       cancel_if_customer_writes, customer_message_count)
       VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id`,
      [
        message.lineUserId,
        message.operatorId,
        message.clientId,
        message.text,
        message.sendAt,
        message.cancelIfCustomerWrites,
        message.customerMessageCount,
      ],
    );
    if (!rows[0]) throw new Error('A scheduled message was not stored');
    return rows[0].id;
  }

  /** It waits for its time again, whatever held it back. */
  async update(
    sql: Sql,
    id: string,
    message: Pick<NewScheduledMessage, 'text' | 'sendAt' | 'cancelIfCustomerWrites' | 'customerMessageCount'>,
  ): Promise<void> {
    await sql.query(
      `UPDATE scheduled_messages
          SET text = $2, send_at = $3, cancel_if_customer_writes = $4, customer_message_count = $5, held_reason = NULL
        WHERE id = $1`,
      [id, message.text, message.sendAt, message.cancelIfCustomerWrites, message.customerMessageCount],
    );
  }

  async hold(sql: Sql, id: string, reason: HeldReason): Promise<void> {
    await sql.query(`UPDATE scheduled_messages SET held_reason = $2 WHERE id = $1`, [id, reason]);
  }

  async delete(sql: Sql, id: string): Promise<void> {
    await sql.query(`DELETE FROM scheduled_messages WHERE id = $1`, [id]);
  }

  /** Which are due, longest first. */
  listDue(sql: Sql, now: Date, limit: number): Promise<{ id: string; lineUserId: string }[]> {
    return sql.query(
      `SELECT id, line_user_id AS "lineUserId" FROM scheduled_messages
        WHERE held_reason IS NULL AND send_at <= $1 ORDER BY send_at, id LIMIT $2`,
      [now, limit],
    );
  }
}
