import { type CannedInput, cannedLimits, type CannedResponse } from '@jsk/contracts/canned-responses';
import { isAdministrator } from '@jsk/contracts/roles';
import { Clock } from '@jsk/platform/clock/clock';
import type { Sql } from '@jsk/platform/database/sql';
import { type Transaction, UnitOfWork } from '@jsk/platform/database/unit-of-work';
import { AppError } from '@jsk/platform/errors/app-error';
import type { Actor } from '@jsk/platform/http/actor';
import { comparableText } from '@jsk/platform/text/comparable-text';
import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit';
import { ReplyImagesService, urlOfReplyImage } from '../bot';
import type { OutgoingContent } from '../messages';
import { presentCannedResponse } from './canned-response.presenter';
import {
  type CannedResponseRow,
  CannedResponsesRepository,
  type CannedResponseValues,
} from './canned-responses.repository';

/** Answers written in advance: the team's, which administrators write, and everybody's own. */
@Injectable()
export class CannedResponsesService {
  constructor(
    private readonly cannedResponses: CannedResponsesRepository,
    private readonly images: ReplyImagesService,
    private readonly audit: AuditService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @param search words that stand anywhere in it; Thai is found however its marks were typed */
  async list(actor: Actor, search?: string): Promise<CannedResponse[]> {
    const rows = await this.cannedResponses.list(this.unitOfWork.sql, actor.operatorId);
    const words = comparableText(search ?? '');
    return rows.filter((row) => wordsOf(row).includes(words)).map(presentCannedResponse);
  }

  /** @throws AppError `forbidden` for the team's, `conflict` at `shortcut`, `validation_error`. */
  create(actor: Actor, input: CannedInput): Promise<CannedResponse> {
    return this.unitOfWork.run(async (transaction) => {
      const response = await this.checked(transaction, actor, input);
      await this.assertRoom(transaction, response.ownerId);
      const id = await this.cannedResponses.insertOnce(transaction, response);
      if (!id) throw taken(response);
      await this.keepImages(transaction, id, [], response);
      await this.record(transaction, actor, 'canned_response.created', id, { after: input });
      return presentCannedResponse(await this.get(transaction, actor, id));
    });
  }

  /** @throws AppError `not_found`, and as for a new one. */
  update(actor: Actor, id: string, input: CannedInput): Promise<CannedResponse> {
    return this.unitOfWork.run(async (transaction) => {
      const before = await this.getOwn(transaction, actor, id);
      const response = await this.checked(transaction, actor, input);
      if (before.ownerId !== response.ownerId) await this.assertRoom(transaction, response.ownerId);
      if (await this.cannedResponses.isTaken(transaction, response, id)) throw taken(response);
      await this.cannedResponses.update(transaction, id, response, this.clock.now());
      await this.keepImages(transaction, id, imageIdsOf(before), response);
      await this.record(transaction, actor, 'canned_response.updated', id, {
        before: contentOf(before),
        after: input,
      });
      return presentCannedResponse(await this.get(transaction, actor, id));
    });
  }

  /** @throws AppError `not_found`, `forbidden`. */
  async delete(actor: Actor, id: string): Promise<void> {
    await this.unitOfWork.run(async (transaction) => {
      const before = await this.getOwn(transaction, actor, id);
      await this.cannedResponses.delete(transaction, id);
      await this.images.settle(transaction, imageIdsOf(before));
      await this.record(transaction, actor, 'canned_response.deleted', id, { before: contentOf(before) });
    });
  }

  /** What an operator sends was taken from these; those that are gone by now are not counted. */
  async countUses(transaction: Transaction, actor: Actor, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    await this.cannedResponses.countUses(transaction, actor.operatorId, ids, this.clock.now());
  }

  /** @returns a picture of a canned response as it is sent. @throws AppError `validation_error` at `imageId`. */
  async pictureToSend(actor: Actor, imageId: string): Promise<OutgoingContent> {
    const size = await this.cannedResponses.findImage(this.unitOfWork.sql, actor.operatorId, imageId);
    if (!size) throw invalid('imageId', 'there is no such picture in a canned response');
    const { width, height } = size;
    const url = urlOfReplyImage(imageId);
    const picture = { kind: 'reply_image', imageId, url, width, height, altText: null, areas: null } as const;
    return { type: 'image', text: null, payload: picture };
  }

  private async checked(sql: Sql, actor: Actor, input: CannedInput): Promise<CannedResponseValues> {
    if (input.scope === 'team') assertMayWriteForTeam(actor);
    for (const [index, part] of input.parts.entries()) {
      if (part.type !== 'image' || (await this.images.findUsable(sql, part.imageId))) continue;
      throw invalid(`parts.${index}.imageId`, 'there is no such picture');
    }
    const { scope, ...values } = input;
    return { ...values, ownerId: scope === 'team' ? null : actor.operatorId };
  }

  private async assertRoom(sql: Sql, ownerId: string | null): Promise<void> {
    if ((await this.cannedResponses.countOf(sql, ownerId)) < cannedLimits.responses) return;
    throw new AppError('conflict', `There are ${cannedLimits.responses} canned responses already`);
  }

  private async keepImages(
    sql: Sql,
    id: string,
    before: readonly string[],
    response: CannedResponseValues,
  ): Promise<void> {
    const imageIds = imageIdsOf(response);
    await this.cannedResponses.setImages(sql, id, imageIds);
    await this.images.settle(sql, [...before, ...imageIds]);
  }

  private async get(sql: Sql, actor: Actor, id: string): Promise<CannedResponseRow> {
    const row = await this.cannedResponses.find(sql, actor.operatorId, id);
    if (!row) throw new AppError('not_found', 'There is no such canned response');
    return row;
  }

  private async getOwn(sql: Sql, actor: Actor, id: string): Promise<CannedResponseRow> {
    const row = await this.get(sql, actor, id);
    if (row.ownerId === null) assertMayWriteForTeam(actor);
    return row;
  }

  private record(sql: Sql, actor: Actor, action: string, id: string, detail: Record<string, unknown>) {
    return this.audit.record(sql, actor, { action, subjectType: 'canned_response', subjectId: id, detail });
  }
}

function assertMayWriteForTeam(actor: Actor): void {
  if (isAdministrator(actor.role)) return;
  throw new AppError('forbidden', "The team's canned responses are for administrators to write");
}

function wordsOf({ shortcut, title, category, parts }: CannedResponseRow): string {
  const texts = parts.flatMap((part) => (part.type === 'text' ? [part.text] : []));
  return comparableText([shortcut, title, category, ...texts].join('\n'));
}

function imageIdsOf({ parts }: CannedResponseValues): string[] {
  return [...new Set(parts.flatMap((part) => (part.type === 'image' ? [part.imageId] : [])))];
}

function contentOf({ shortcut, title, category, ownerId, parts }: CannedResponseRow): CannedInput {
  return { shortcut, title, category, scope: ownerId === null ? 'team' : 'personal', parts: [...parts] };
}

function taken({ shortcut }: CannedResponseValues): AppError {
  const message = `/${shortcut} is there already`;
  return new AppError('conflict', message, { errors: [{ path: 'shortcut', message }] });
}

function invalid(path: string, message: string): AppError {
  return new AppError('validation_error', `${path}: ${message}`, { errors: [{ path, message }] });
}
