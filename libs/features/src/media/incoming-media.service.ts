import type { Media } from '@jsk/contracts/messages';
import { LineClient } from '@jsk/line/line.client';
import { FileStorage, FileTooLargeError } from '@jsk/platform/storage/file-storage';
import { Injectable } from '@nestjs/common';
import { MessagesService } from '../messages';
import { sniffedType } from './content-type.policy';

/** LINE lets customers send files of up to 200 MB; this is what we keep of one message at most. */
const maximumBytes = 200 * 1024 * 1024;

export interface WantedMedia {
  readonly messageId: string;
  readonly lineUserId: string;
  readonly lineMessageId: string;
}

/** Copies what customers send, because LINE deletes it after some time. */
@Injectable()
export class IncomingMediaService {
  constructor(
    private readonly line: LineClient,
    private readonly storage: FileStorage,
    private readonly messages: MessagesService,
  ) {}

  /** @throws Error when it is worth trying again: not ready yet, LINE away, the stream cut. */
  async copy(wanted: WantedMedia): Promise<void> {
    const content = await this.line.openContent(wanted.lineMessageId);
    switch (content.kind) {
      case 'ready':
        return this.store(wanted, content);
      case 'gone':
        return this.settle(wanted, { status: 'removed' });
      case 'not_found':
        return this.settle(wanted, { status: 'expired' });
      case 'not_ready':
        throw new Error('LINE is still preparing the content');
      case 'failed':
        throw new Error(content.message);
    }
  }

  /** Trying again is over. */
  giveUp(wanted: WantedMedia): Promise<void> {
    return this.settle(wanted, { status: 'failed' });
  }

  private async store(
    wanted: WantedMedia,
    content: { stream: AsyncIterable<Uint8Array>; contentType: string },
  ): Promise<void> {
    const sniffer = sniffedType(content.stream, content.contentType);
    try {
      const sizeBytes = await this.storage.write(
        storageKeyOf(wanted.messageId),
        sniffer.stream,
        maximumBytes,
      );
      await this.settle(wanted, { status: 'ready', sizeBytes, contentType: sniffer.contentType() });
    } catch (error) {
      if (!(error instanceof FileTooLargeError)) throw error;
      await this.settle(wanted, { status: 'failed' });
    }
  }

  private settle({ lineUserId, messageId }: WantedMedia, change: Partial<Media>): Promise<void> {
    return this.messages.updateMedia(lineUserId, messageId, change);
  }
}

/** Files are spread over directories by the last digits of their number. */
export function storageKeyOf(messageId: string): string {
  return `incoming/${messageId.slice(-2).padStart(2, '0')}/${messageId}`;
}
