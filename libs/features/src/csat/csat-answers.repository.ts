import type { CsatAnswer } from '@jsk/contracts/csat';
import type { Sql } from '@jsk/platform/database/sql';
import { Injectable } from '@nestjs/common';
import type { VisibilityCondition } from '../visibility';

export interface AnswersFilter {
  /** Who asks. */
  readonly readerId: string;
  readonly isVisible: VisibilityCondition;
  readonly score: number | null;
  readonly operatorId: string | null;
  readonly hasComment: boolean | null;
  readonly startAt: string | null;
  readonly endAt: string | null;
}

export interface AnswersQuery extends AnswersFilter {
  readonly before: { readonly key: string; readonly id: string } | null;
  readonly limit: number;
}

export type AnswerRow = Omit<CsatAnswer, 'operator' | 'closedAt' | 'answeredAt'> & {
  readonly operatorId: string | null;
  readonly operatorName: string | null;
  readonly closedAt: Date;
  readonly answeredAt: Date;
};

const surveys = `csat_surveys v
  JOIN sessions s ON s.id = v.session_id
  JOIN customers c ON c.line_user_id = v.line_user_id`;

const selectAnswers = `SELECT v.session_id AS "sessionId", v.line_user_id AS "lineUserId",
       coalesce(c.display_name, '') AS "displayName", c.picture_url AS "pictureUrl",
       o.id AS "operatorId", o.display_name AS "operatorName", v.score, v.comment, s.closed_at AS "closedAt",
       v.answered_at AS "answeredAt"
  FROM ${surveys}
  LEFT JOIN operators o ON o.id = s.operator_id`;

/** What stands after the join of `surveys`, for the values of `valuesOf`. */
const matching = (filter: AnswersFilter) => `LEFT JOIN sessions newest ON newest.id = c.latest_session_id
        WHERE v.answered_at IS NOT NULL AND $1::bigint IS NOT NULL AND ${filter.isVisible('$1')}
          AND ($2::int IS NULL OR v.score = $2) AND ($3::bigint IS NULL OR s.operator_id = $3)
          AND ($4::boolean IS NULL OR (v.comment IS NOT NULL) = $4)
          AND ($5::timestamptz IS NULL OR v.answered_at >= $5) AND ($6::timestamptz IS NULL OR v.answered_at < $6)`;

const valuesOf = (filter: AnswersFilter) => [
  filter.readerId,
  filter.score,
  filter.operatorId,
  filter.hasComment,
  filter.startAt,
  filter.endAt,
];

/** Answers as people read them. */
@Injectable()
export class CsatAnswersRepository {
  /** Newest first. */
  list(sql: Sql, query: AnswersQuery): Promise<AnswerRow[]> {
    return sql.query<AnswerRow & Record<string, unknown>>(
      `${selectAnswers} ${matching(query)}
          AND ($7::timestamptz IS NULL OR (v.answered_at, v.session_id) < ($7, $8::bigint))
        ORDER BY v.answered_at DESC, v.session_id DESC LIMIT $9`,
      [...valuesOf(query), query.before?.key ?? null, query.before?.id ?? null, query.limit],
    );
  }

  /** @returns the scores that were given. */
  countScores(sql: Sql, filter: AnswersFilter): Promise<{ score: number; answers: number }[]> {
    return sql.query(
      `SELECT v.score, count(*)::int AS answers FROM ${surveys} ${matching(filter)} GROUP BY v.score`,
      valuesOf(filter),
    );
  }

  /** @returns null when the session was not rated. */
  async find(sql: Sql, sessionId: string): Promise<AnswerRow | null> {
    const rows = await sql.query<AnswerRow & Record<string, unknown>>(
      `${selectAnswers} WHERE v.session_id = $1 AND v.answered_at IS NOT NULL`,
      [sessionId],
    );
    return rows[0] ?? null;
  }
}
