import type {
  CustomerDetails,
  listCustomerMedia,
  listCustomerSessions,
  RatedSession,
} from '@jsk/contracts/customer-details';
import { maskedTail } from '@jsk/contracts/masking';
import type { Message } from '@jsk/contracts/messages';
import { idSchema } from '@jsk/contracts/primitives';
import { UnitOfWork } from '@jsk/platform/database/unit-of-work';
import { AppError } from '@jsk/platform/errors/app-error';
import { decodeCursor, encodeCursor } from '@jsk/platform/http/page-cursor';
import type { Actor } from '@jsk/platform/http/actor';
import type { Parsed } from '@jsk/platform/http/serves';
import { Injectable } from '@nestjs/common';
import { presentMessage } from '../messages';
import { IdentifierMaskingService } from '../privacy';
import { presentSession } from '../sessions';
import {
  CustomerDetailsRepository,
  type DetailsRow,
  type RatedSessionRow,
} from './customer-details.repository';

interface Page<Item> {
  items: Item[];
  nextCursor: string | null;
}

const firstSessions = 10;

/** What the customer panel shows besides the conversation itself. */
@Injectable()
export class CustomerDetailsService {
  constructor(
    private readonly details: CustomerDetailsRepository,
    private readonly masking: IdentifierMaskingService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** @throws AppError `not_found` when nobody with this id ever wrote. */
  async get(actor: Actor, lineUserId: string): Promise<CustomerDetails> {
    const [row, masksIdentifiers, sessions] = await Promise.all([
      this.details.find(this.unitOfWork.sql, lineUserId),
      this.masking.appliesTo(actor),
      this.listSessions({ lineUserId, limit: firstSessions }),
    ]);
    if (!row) throw new AppError('not_found', 'There is no customer with this id');
    return {
      profileFetchedAt: row.profileFetchedAt?.toISOString() ?? null,
      bar: row.bar,
      fields: row.fields.map((field) => masked(field, masksIdentifiers)),
      masksIdentifiers,
      sessions,
      averageScore: row.averageScore,
      counts: { sessions: row.sessionCount, media: row.mediaCount },
    };
  }

  async listSessions({
    lineUserId,
    cursor,
    limit,
  }: Omit<Parsed<typeof listCustomerSessions>, 'cursor'> & { cursor?: string }): Promise<Page<RatedSession>> {
    const before = decodeCursor(cursor, idSchema);
    const { sql } = this.unitOfWork;
    const rows = await this.details.listSessions(sql, lineUserId, before?.id ?? null, limit + 1);
    return pageOf(rows.map(presentRated), limit);
  }

  async listMedia({
    lineUserId,
    kind,
    cursor,
    limit,
  }: Parsed<typeof listCustomerMedia>): Promise<Page<Message>> {
    const before = decodeCursor(cursor, idSchema);
    const query = { kind: kind ?? null, beforeId: before?.id ?? null, limit: limit + 1 };
    const rows = await this.details.listMedia(this.unitOfWork.sql, lineUserId, query);
    return pageOf(rows.map(presentMessage), limit);
  }
}

function masked(field: DetailsRow['fields'][number], masksIdentifiers: boolean) {
  const isMasked = masksIdentifiers && field.isPersonal;
  const value = isMasked && field.value !== null ? maskedTail(field.value) : field.value;
  return { ...field, value, isMasked };
}

function presentRated({ score, comment, ...row }: RatedSessionRow): RatedSession {
  return { ...presentSession(row), rating: score === null ? null : { score, comment } };
}

/** @param items one more than fits, if there is one */
function pageOf<Item extends { id: string; createdAt: string }>(items: Item[], limit: number): Page<Item> {
  const page = items.slice(0, limit);
  const last = items.length > limit ? page.at(-1) : undefined;
  return { items: page, nextCursor: last ? encodeCursor(last.createdAt, last.id) : null };
}
