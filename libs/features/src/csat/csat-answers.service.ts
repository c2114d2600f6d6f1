import type { CsatAnswer, listCsatAnswers } from '@jsk/contracts/csat';
import { idSchema } from '@jsk/contracts/primitives';
import { isAdministrator } from '@jsk/contracts/roles';
import { UnitOfWork } from '@jsk/platform/database/unit-of-work';
import type { Actor } from '@jsk/platform/http/actor';
import { decodeCursor, encodeCursor } from '@jsk/platform/http/page-cursor';
import type { Parsed } from '@jsk/platform/http/serves';
import { Injectable } from '@nestjs/common';
import { VisibilityService } from '../visibility';
import { type AnswerRow, CsatAnswersRepository } from './csat-answers.repository';

/** How customers rated their sessions, for those who want to learn from it. */
@Injectable()
export class CsatAnswersService {
  constructor(
    private readonly answers: CsatAnswersRepository,
    private readonly visibility: VisibilityService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Agents see those of their own sessions, whomever they ask for. */
  async list(
    actor: Actor,
    filter: Parsed<typeof listCsatAnswers>,
  ): Promise<{ items: CsatAnswer[]; nextCursor: string | null }> {
    const { sql } = this.unitOfWork;
    const { limit } = filter;
    const wantedOperator = isAdministrator(actor.role) ? (filter.operatorId ?? null) : actor.operatorId;
    const rows = await this.answers.list(sql, {
      readerId: actor.operatorId,
      isVisible: await this.visibility.conditionFor(actor, sql),
      score: filter.score ?? null,
      operatorId: wantedOperator,
      hasComment: filter.hasComment ?? null,
      startAt: filter.startAt ?? null,
      endAt: filter.endAt ?? null,
      before: decodeCursor(filter.cursor, idSchema),
      limit: limit + 1,
    });
    const items = rows.slice(0, limit).map(presentAnswer);
    const last = rows.length > limit ? items.at(-1) : undefined;
    return { items, nextCursor: last ? encodeCursor(last.answeredAt, last.sessionId) : null };
  }

  /** @returns null when the session was not rated. */
  async find(sessionId: string): Promise<CsatAnswer | null> {
    const row = await this.answers.find(this.unitOfWork.sql, sessionId);
    return row && presentAnswer(row);
  }
}

function presentAnswer({ operatorId, operatorName, closedAt, answeredAt, ...row }: AnswerRow): CsatAnswer {
  return {
    ...row,
    operator: operatorId === null ? null : { id: operatorId, name: operatorName ?? '' },
    closedAt: closedAt.toISOString(),
    answeredAt: answeredAt.toISOString(),
  };
}
