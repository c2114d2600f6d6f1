import { FileStorage } from '@jsk/platform/storage/file-storage';
import { Injectable } from '@nestjs/common';
import { MessageFilesService } from '../messages';
import type { ServedFile } from './file-response';

/** Finds the file of a message as it is served. */
@Injectable()
export class MediaFilesService {
  constructor(
    private readonly files: MessageFilesService,
    private readonly storage: FileStorage,
  ) {}

  /** @returns null when there is none, or none any more. @throws StorageUnavailableError */
  async find(messageId: string, variant: 'original' | 'preview'): Promise<ServedFile | null> {
    const found = /^[1-9]\d{0,17}$/.test(messageId) ? await this.files.findReady(messageId) : null;
    const key = variant === 'preview' ? found?.file.previewKey : found?.file.key;
    const stored = key ? await this.storage.open(key) : null;
    if (!found || !stored) return null;
    const isPreview = variant === 'preview';
    return {
      stored,
      contentType: isPreview ? 'image/jpeg' : (found.media.contentType ?? 'application/octet-stream'),
      name: isPreview ? `${messageId}.jpg` : (found.media.fileName ?? messageId),
    };
  }
}
