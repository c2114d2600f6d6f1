import { UnitOfWork } from '@jsk/platform/database/unit-of-work';
import { FileStorage } from '@jsk/platform/storage/file-storage';
import { Injectable, Logger } from '@nestjs/common';
import { ForgottenFilesRepository } from './forgotten-files.repository';

const batchSize = 100;

/** Deletes files whose messages are gone. Deleting one twice does no harm, so several processes may do it at once. */
@Injectable()
export class ForgottenFilesService {
  private readonly logger = new Logger(ForgottenFilesService.name);

  constructor(
    private readonly files: ForgottenFilesRepository,
    private readonly storage: FileStorage,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** The file first, then the row: what could not be deleted is tried again the next time. */
  async runDue(): Promise<void> {
    const { sql } = this.unitOfWork;
    let batch: string[];
    let afterKey = '';
    do {
      batch = await this.files.list(sql, afterKey, batchSize);
      const deleted: string[] = [];
      for (const key of batch) if (await this.isDeleted(key)) deleted.push(key);
      await this.files.delete(sql, deleted);
      afterKey = batch.at(-1) ?? afterKey;
    } while (batch.length === batchSize);
  }

  private async isDeleted(key: string): Promise<boolean> {
    try {
      await this.storage.delete(key);
      return true;
    } catch (error) {
      this.logger.warn(`A forgotten file is left at ${key} for now: ${(error as Error).message}`);
      return false;
    }
  }
}
