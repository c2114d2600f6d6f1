import type { Media } from '@jsk/contracts/messages';
import { LineClient } from '@jsk/line/line.client';
import { FileStorage, FileTooLargeError } from '@jsk/platform/storage/file-storage';
import { Injectable, Logger } from '@nestjs/common';
import { type FileType, MessageFilesService, type WantedFile } from '../messages';
import { sniff } from './content-type.policy';
import { placeOfIncoming } from './file-places';
import { FileRetentionService } from './file-retention.service';
import { pictureTypes, PicturesService, type Preview } from './pictures.service';
import { readAtMost } from './read-at-most';

/** LINE lets customers send files of up to 200 MB; this is what we keep of one message at most. */
const maximumBytes = 200 * 1024 * 1024;

/** LINE's own pictures of videos are small. */
const maximumPreviewBytes = 2 * 1024 * 1024;

/** Copies what customers send, because LINE deletes it after some time. */
@Injectable()
export class IncomingMediaService {
  private readonly logger = new Logger(IncomingMediaService.name);

  constructor(
    private readonly line: LineClient,
    private readonly storage: FileStorage,
    private readonly pictures: PicturesService,
    private readonly files: MessageFilesService,
    private readonly retention: FileRetentionService,
  ) {}

  /** @throws Error when it is worth trying again: not ready yet, LINE or the storage away, the stream cut. */
  async copy(wanted: WantedFile): Promise<void> {
    const type = await this.files.findPendingType(wanted.messageId);
    if (type === null) return;
    const content = await this.line.openContent(wanted.lineMessageId);
    switch (content.kind) {
      case 'ready':
        return this.store(wanted, type, content).finally(() => content.abort());
      case 'gone':
        return this.settle(wanted, { status: 'removed' });
      case 'not_found':
        return this.expire(wanted);
      case 'not_ready':
        return this.settleUnlessPreparing(wanted, type);
      case 'failed':
        throw new Error(content.message);
    }
  }

  /** It is not to be had any more. */
  expire(wanted: WantedFile): Promise<void> {
    return this.settle(wanted, { status: 'expired' });
  }

  private async store(
    wanted: WantedFile,
    type: FileType,
    content: { stream: AsyncIterable<Uint8Array>; contentType: string },
  ): Promise<void> {
    const { key, previewKey } = placeOfIncoming(wanted.messageId);
    const sniffed = await sniff(content.stream, content.contentType);
    try {
      const sizeBytes = await this.storage.write(key, sniffed.content, maximumBytes);
      const { contentType } = sniffed;
      const preview = await this.previewOf(wanted, type, key, contentType);
      if (preview) await this.storage.write(previewKey, [preview.jpeg], maximumPreviewBytes);
      const { width = null, height = null } = preview ?? {};
      const copied = { status: 'ready', sizeBytes, contentType, width, height } as const;
      await this.settle(wanted, copied, { key, previewKey: preview && previewKey });
    } catch (error) {
      if (!(error instanceof FileTooLargeError)) throw error;
      await this.settle(wanted, { status: 'failed' });
    }
  }

  private async previewOf(
    { lineMessageId }: WantedFile,
    type: FileType,
    key: string,
    contentType: string,
  ): Promise<Preview | null> {
    if (type === 'image') return pictureTypes.has(contentType) ? this.pictures.previewOfStored(key) : null;
    return type === 'video' ? this.previewOfVideo(lineMessageId) : null;
  }

  /** LINE makes one of every video; without it the video is shown all the same. */
  private async previewOfVideo(lineMessageId: string): Promise<Preview | null> {
    const content = await this.line.openContentPreview(lineMessageId);
    if (content.kind !== 'ready') return null;
    try {
      const picture = await sniff(content.stream, content.contentType);
      if (!pictureTypes.has(picture.contentType)) return null;
      return await this.pictures.previewOf(await readAtMost(picture.content, maximumPreviewBytes));
    } catch (error) {
      this.logger.warn(`No preview of a video: ${(error as Error).message}`);
      return null;
    } finally {
      content.abort();
    }
  }

  /** LINE prepares videos and sounds for a while, and sometimes cannot. */
  private async settleUnlessPreparing(wanted: WantedFile, type: FileType): Promise<void> {
    if (type === 'video' || type === 'audio') {
      const transcoding = await this.line.getContentTranscoding(wanted.lineMessageId);
      if (transcoding.kind === 'gone') return this.settle(wanted, { status: 'removed' });
      if (transcoding.kind === 'not_found') return this.expire(wanted);
      if (transcoding.kind === 'known' && transcoding.status === 'failed') {
        return this.settle(wanted, { status: 'failed' });
      }
    }
    throw new Error('LINE is still preparing the content');
  }

  private async settle(
    { messageId }: WantedFile,
    change: Partial<Media>,
    place?: { key: string; previewKey: string | null },
  ): Promise<void> {
    const isKept = await this.files.update(messageId, change, place);
    // Taken back while it was being copied.
    if (!isKept) await this.retention.discard(placeOfIncoming(messageId));
  }
}
