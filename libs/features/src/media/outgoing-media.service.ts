import type { Message } from '@jsk/contracts/messages';
import { Clock } from '@jsk/platform/clock/clock';
import { UnitOfWork } from '@jsk/platform/database/unit-of-work';
import { AppError } from '@jsk/platform/errors/app-error';
import type { Actor } from '@jsk/platform/http/actor';
import { Injectable } from '@nestjs/common';
import { LiveChatService } from '../live-chat';
import { FilePreparationService } from './file-preparation.service';
import { FileRetentionService } from './file-retention.service';
import type { FormPart } from './upload-form';
import { uploadSendableMs } from './upload.policy';
import { UploadsRepository } from './uploads.repository';

/** Sends files of operators: as they come, or uploaded first and sent when it is their turn. */
@Injectable()
export class OutgoingMediaService {
  constructor(
    private readonly liveChat: LiveChatService,
    private readonly preparation: FilePreparationService,
    private readonly uploads: UploadsRepository,
    private readonly retention: FileRetentionService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Sends a file. The same `clientId` again answers with the message that is there already.
   * @throws AppError as preparing a file does
   */
  async send(actor: Actor, lineUserId: string, form: AsyncIterable<FormPart>): Promise<Message> {
    const prepared = await this.preparation.prepare(actor, lineUserId, form);
    if (prepared.sent) return prepared.sent;
    const { clientId, content } = prepared;
    const { file } = content.payload;
    const message = await this.liveChat
      .send(actor, { lineUserId, clientId, content })
      .catch(async (error: unknown) => {
        // After anything else than a refusal the message may be there, and a file too many is better than one missing.
        if (error instanceof AppError) await this.retention.discardIfPossible(file);
        throw error;
      });
    await this.retention.discardUnlessOf(message.id, file);
    return message;
  }

  /**
   * Keeps a file until it is sent. The same `clientId` again is the file that is there already.
   * @throws AppError as preparing a file does
   */
  async keep(actor: Actor, lineUserId: string, form: AsyncIterable<FormPart>): Promise<{ clientId: string }> {
    const prepared = await this.preparation.prepare(actor, lineUserId, form);
    if (prepared.sent) return { clientId: prepared.sent.tempId ?? '' };
    const { clientId, content } = prepared;
    const upload = { operatorId: actor.operatorId, lineUserId, clientId, content };
    const isNew = await this.uploads.insertOnce(this.unitOfWork.sql, upload, this.clock.now());
    if (!isNew) await this.retention.discardIfPossible(content.payload.file);
    return { clientId };
  }

  /**
   * Sends a file that was kept. The same `clientId` again answers with the message that is there already.
   * @throws AppError as sending a text does; `not_found` when there is no such file, or not any more
   */
  async sendKept(actor: Actor, lineUserId: string, clientId: string): Promise<Message> {
    const key = { operatorId: actor.operatorId, lineUserId, clientId };
    const { sql } = this.unitOfWork;
    const since = new Date(this.clock.now().getTime() - uploadSendableMs);
    const content = await this.uploads.find(sql, key, since);
    if (!content) {
      const sent = await this.liveChat.findSentOrAssertMaySend(actor, lineUserId, clientId);
      if (!sent) throw new AppError('not_found', 'There is no such file, or not any more');
      return sent;
    }
    const message = await this.liveChat.send(actor, { lineUserId, clientId, content });
    await this.retention.discardUnlessOf(message.id, content.payload.file);
    await this.uploads.delete(sql, key);
    return message;
  }
}
