import type { Media } from '@jsk/contracts/messages';
import { UnitOfWork } from '@jsk/platform/database/unit-of-work';
import { Injectable } from '@nestjs/common';
import { presentMessage } from './message.presenter';
import {
  type FileType,
  MessageFilesRepository,
  type Period,
  type WantedFile,
} from './message-files.repository';
import type { FilePlace } from './stored-payload';

const pageSize = 500;

/** What is noted at messages of their files; the files themselves are the business of the media feature. */
@Injectable()
export class MessageFilesService {
  constructor(
    private readonly files: MessageFilesRepository,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** @returns the type of a message whose file is still to be copied; null when it was, or is not wanted any more. */
  async findPendingType(messageId: string): Promise<FileType | null> {
    const found = await this.files.find(this.unitOfWork.sql, messageId);
    return found?.media.status === 'pending' ? found.type : null;
  }

  /** @returns the file of a message if it can be loaded. */
  async findReady(messageId: string): Promise<{ media: Media; file: FilePlace } | null> {
    const found = await this.files.find(this.unitOfWork.sql, messageId);
    return found?.file && found.media.status === 'ready' ? { media: found.media, file: found.file } : null;
  }

  /**
   * Notes what became of the file of a message.
   * @param file where it lies now
   * @returns false when the message was taken back meanwhile, so that nothing of it may be kept
   */
  async update(messageId: string, change: Partial<Media>, file: FilePlace | null = null): Promise<boolean> {
    return this.unitOfWork.run(async (transaction) => {
      const row = await this.files.update(transaction, messageId, change, file);
      if (row) transaction.publish('message.changed', { message: presentMessage(row) });
      return row !== null;
    });
  }

  /** Files that are still to be copied, of messages of a time. */
  async *eachPending(period: Period): AsyncGenerator<WantedFile> {
    let page: WantedFile[];
    let afterId = '0';
    do {
      page = await this.files.listPending(this.unitOfWork.sql, period, afterId, pageSize);
      yield* page;
      afterId = page.at(-1)?.messageId ?? afterId;
    } while (page.length === pageSize);
  }

  listStored(type: FileType, before: Date, limit: number): Promise<{ messageId: string; file: FilePlace }[]> {
    return this.files.listStored(this.unitOfWork.sql, type, before, limit);
  }

  /** The files were kept as long as they may be, and are gone. */
  async markDeleted(messageIds: readonly string[]): Promise<void> {
    await this.unitOfWork.run(async (transaction) => {
      const rows = await this.files.markDeleted(transaction, messageIds);
      for (const row of rows) transaction.publish('message.changed', { message: presentMessage(row) });
    });
  }

  /** @returns messages since a time that may have had a file and were taken back. */
  listUnsent(since: Date): Promise<string[]> {
    return this.files.listUnsent(this.unitOfWork.sql, since);
  }
}
