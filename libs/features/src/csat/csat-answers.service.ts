import type { countCsatScores, CsatAnswer, CsatScores, listCsatAnswers } from '@jsk/contracts/csat';
import { idSchema } from '@jsk/contracts/primitives';
import { isAdministrator } from '@jsk/contracts/roles';
import { UnitOfWork } from '@jsk/platform/database/unit-of-work';
import type { Actor } from '@jsk/platform/http/actor';
import { decodeCursor, encodeCursor } from '@jsk/platform/http/page-cursor';
import type { Parsed } from '@jsk/platform/http/serves';
import { Injectable } from '@nestjs/common';
import { VisibilityService } from '../visibility';
import { type AnswerRow, type AnswersFilter, CsatAnswersRepository } from './csat-answers.repository';

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
    const { limit } = filter;
    const rows = await this.answers.list(this.unitOfWork.sql, {
      ...(await this.visibleTo(actor, filter)),
      before: decodeCursor(filter.cursor, idSchema),
      limit: limit + 1,
    });
    const items = rows.slice(0, limit).map(presentAnswer);
    const last = rows.length > limit ? items.at(-1) : undefined;
    return { items, nextCursor: last ? encodeCursor(last.answeredAt, last.sessionId) : null };
  }

  /** Agents see those of their own sessions, whomever they ask for. */
  async countScores(actor: Actor, filter: Parsed<typeof countCsatScores>): Promise<CsatScores> {
    const rows = await this.answers.countScores(this.unitOfWork.sql, await this.visibleTo(actor, filter));
    const given = new Map(rows.map(({ score, answers }) => [score, answers]));
    const scores = [5, 4, 3, 2, 1].map((score) => ({ score, answers: given.get(score) ?? 0 }));
    const answers = scores.reduce((sum, row) => sum + row.answers, 0);
    const stars = scores.reduce((sum, row) => sum + row.score * row.answers, 0);
    return { answers, averageScore: answers === 0 ? null : stars / answers, scores };
  }

  /** @returns null when the session was not rated. */
  async find(sessionId: string): Promise<CsatAnswer | null> {
    const row = await this.answers.find(this.unitOfWork.sql, sessionId);
    return row && presentAnswer(row);
  }

  private async visibleTo(
    actor: Actor,
    filter: Parsed<typeof countCsatScores> & { readonly score?: number },
  ): Promise<AnswersFilter> {
    return {
      readerId: actor.operatorId,
      isVisible: await this.visibility.conditionFor(actor, this.unitOfWork.sql),
      score: filter.score ?? null,
      operatorId: isAdministrator(actor.role) ? (filter.operatorId ?? null) : actor.operatorId,
      hasComment: filter.hasComment ?? null,
      startAt: filter.startAt ?? null,
      endAt: filter.endAt ?? null,
    };
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
