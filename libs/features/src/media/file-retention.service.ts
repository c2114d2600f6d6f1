import { Clock } from '@jsk/platform/clock/clock';
import { DomainEvents } from '@jsk/platform/events/domain-events';
import { UnitOfWork } from '@jsk/platform/database/unit-of-work';
import { FileStorage } from '@jsk/platform/storage/file-storage';
import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import {
  type FilePlace,
  fileTypes,
  type FileType,
  MessageFilesService,
  OutgoingMessagesService,
} from '../messages';
import { SettingsService } from '../settings';
import { placeOfIncoming } from './file-places';
import { uploadKeptMs } from './upload.policy';
import { UploadsRepository } from './uploads.repository';

const dayMs = 24 * 60 * 60 * 1000;

/** LINE lets people take back what they sent for a day; then there is another for an event that comes late. */
const unsendableMs = 2 * dayMs;

/** Messages that are marked in one transaction. */
const batchSize = 100;

/** Deletes files that customers took back, that were kept as long as the settings allow, or that nobody has sent. */
@Injectable()
export class FileRetentionService implements OnModuleInit {
  private readonly logger = new Logger(FileRetentionService.name);

  constructor(
    private readonly events: DomainEvents,
    private readonly files: MessageFilesService,
    private readonly outgoing: OutgoingMessagesService,
    private readonly uploads: UploadsRepository,
    private readonly storage: FileStorage,
    private readonly settings: SettingsService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.events.on('message.unsent', ({ messageId }) => this.discard(placeOfIncoming(messageId)));
  }

  /** Makes sure of what should have happened when the customers took them back: the process or the storage may have failed. */
  async deleteUnsent(): Promise<void> {
    const since = new Date(this.clock.now().getTime() - unsendableMs);
    for (const messageId of await this.files.listUnsent(since))
      await this.discard(placeOfIncoming(messageId));
  }

  /** Files first: one that could not be deleted is found again, and the message says the truth in between. */
  async deleteExpired(): Promise<void> {
    const days = await this.settings.retention(this.unitOfWork.sql);
    const daysOf = {
      image: days.imageDays,
      video: days.videoDays,
      audio: days.audioDays,
      file: days.fileDays,
    };
    for (const type of fileTypes) {
      const before = new Date(this.clock.now().getTime() - daysOf[type] * dayMs);
      while ((await this.deleteBatch(type, before)) === batchSize);
    }
  }

  /** A process may have died after it sent a file and before it said so here. */
  async deleteForgottenUploads(): Promise<void> {
    const { sql } = this.unitOfWork;
    const before = new Date(this.clock.now().getTime() - uploadKeptMs);
    for (;;) {
      const forgotten = await this.uploads.listBefore(sql, before, batchSize);
      for (const upload of forgotten) {
        const { lineUserId, operatorId, clientId, content } = upload;
        const { file } = content.payload;
        const sent = await this.outgoing.findSent(sql, lineUserId, operatorId, clientId);
        if (!sent || !(await this.isOf(sent.id, file))) await this.discard(file);
        await this.uploads.delete(sql, upload);
      }
      if (forgotten.length < batchSize) return;
    }
  }

  private async deleteBatch(type: FileType, before: Date): Promise<number> {
    const expired = await this.files.listStored(type, before, batchSize);
    for (const { file } of expired) await this.discard(file);
    await this.files.markDeleted(expired.map(({ messageId }) => messageId));
    return expired.length;
  }

  /** Deletes a file with its preview. @throws StorageUnavailableError */
  async discard({ key, previewKey }: FilePlace): Promise<void> {
    if (previewKey) await this.storage.delete(previewKey);
    await this.storage.delete(key);
  }

  /** What cannot be deleted now does no harm but takes room. */
  async discardIfPossible(place: FilePlace): Promise<void> {
    await this.discard(place).catch((error: unknown) => {
      this.logger.warn(`A file that was not sent is left at ${place.key}: ${(error as Error).message}`);
    });
  }

  /** The same file may have come twice at the same time; only one of them belongs to the message. */
  async discardUnlessOf(messageId: string, place: FilePlace): Promise<void> {
    if (!(await this.isOf(messageId, place))) await this.discardIfPossible(place);
  }

  private async isOf(messageId: string, { key }: FilePlace): Promise<boolean> {
    return (await this.files.findReady(messageId))?.file.key === key;
  }
}
