import type { SessionStatus } from '@jsk/contracts/sessions';
import type { Sql } from '@jsk/platform/database/sql';
import { Injectable } from '@nestjs/common';
import { presentSession, sessionColumns, type SessionRow } from '../sessions';
import type { ToldHandoff } from './notification-text.policy';

interface HandoffRow extends SessionRow {
  readonly displayName: string | null;
  readonly texts: string[];
}

const textsAtOnce = 3;

/** More than is shown, whatever characters it consists of; the rest of a long text is not read. */
const readUnits = 1000;

/** What is told of customers who ask for a person. */
@Injectable()
export class ToldHandoffsRepository {
  /** Those of the sessions that are not over, the longest waiting first. */
  async list(sql: Sql, sessionIds: readonly string[]): Promise<ToldHandoff[]> {
    const rows = await sql.query<HandoffRow>(
      `SELECT ${sessionColumns}, c.display_name AS "displayName",
              array(SELECT left(recent.text, ${readUnits}) FROM (
                      SELECT m.id, m.text FROM messages m
                       WHERE m.line_user_id = s.line_user_id AND m.sender_kind = 'CUSTOMER' AND m.text <> ''
                         AND m.created_at > s.created_at - interval '1 day'
                       ORDER BY m.id DESC LIMIT ${textsAtOnce}) recent
                     ORDER BY recent.id) AS texts
         FROM sessions s
         JOIN customers c ON c.line_user_id = s.line_user_id
         LEFT JOIN operators o ON o.id = s.operator_id
        WHERE s.id = ANY($1::bigint[]) AND s.status = ANY($2::text[])
        ORDER BY s.created_at, s.id`,
      [sessionIds, ['WAITING', 'ACTIVE'] satisfies SessionStatus[]],
    );
    return rows.map(({ displayName, texts, ...row }) => {
      const { lineUserId, trigger, skill, operator } = presentSession(row);
      return { lineUserId, displayName, trigger, skill, operatorName: operator?.name ?? null, texts };
    });
  }
}
