import { maximumUploadBytes } from '@jsk/contracts/media';
import { type Media, type Message, sendMediaFields } from '@jsk/contracts/messages';
import { validate } from '@jsk/platform/errors/validate';
import type { Actor } from '@jsk/platform/http/actor';
import { FileStorage } from '@jsk/platform/storage/file-storage';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { LiveChatService } from '../live-chat';
import { sniff } from './content-type.policy';
import type { FileContent } from './file-content';
import { newPlaceForOutgoing } from './file-places';
import { FileRetentionService } from './file-retention.service';
import { PicturesService } from './pictures.service';
import { readAtMost } from './read-at-most';
import { soundDurationMs } from './sound-duration';
import { cleanFileName, uploadKindOf, type UploadKind } from './upload.policy';
import { type FormPart, invalid } from './upload-form';

type Place = ReturnType<typeof newPlaceForOutgoing>;

/** A picture that a browser has made of a video; LINE's own limit for a preview is 1 MB, which ours never reaches. */
const maximumPreviewBytes = 5_000_000;

/** A file that has been stored, and what came with it. */
interface ReceivedFile {
  readonly place: Place;
  readonly kind: UploadKind;
  readonly contentType: string;
  readonly sizeBytes: number;
  readonly fileName: string;
  readonly fields: z.output<typeof sendMediaFields>;
  readonly preview: Buffer | null;
}

/** What was sent under this client id before, or a file that can be sent now. */
export type PreparedFile =
  | { readonly sent: Message }
  | { readonly sent: null; readonly clientId: string; readonly content: FileContent };

/** Takes files of operators and makes of them what LINE takes. */
@Injectable()
export class FilePreparationService {
  constructor(
    private readonly liveChat: LiveChatService,
    private readonly storage: FileStorage,
    private readonly pictures: PicturesService,
    private readonly retention: FileRetentionService,
  ) {}

  /**
   * Stores a file with its preview.
   * @param form fields first, so that a file that is refused, or was sent before, is not stored at all
   * @throws AppError as sending a text does; `payload_too_large`; `validation_error` at `file` for what is none;
   * `service_unavailable` when it cannot be stored. Then nothing of it is left.
   */
  async prepare(actor: Actor, lineUserId: string, form: AsyncIterable<FormPart>): Promise<PreparedFile> {
    const place = newPlaceForOutgoing();
    try {
      const received = await this.receive(actor, lineUserId, form, place);
      if ('sent' in received) return received;
      return { sent: null, clientId: received.fields.clientId, content: await this.contentOf(received) };
    } catch (error) {
      await this.retention.discardIfPossible(place);
      throw error;
    }
  }

  private async contentOf(received: ReceivedFile): Promise<FileContent> {
    const { kind: type, fileName, place } = received;
    const { media, hasPreview } = await this.mediaOf(received);
    const file = { key: place.key, previewKey: hasPreview ? place.previewKey : null };
    return { type, text: type === 'file' ? fileName : null, payload: { kind: 'media', media, file } };
  }

  private async receive(
    actor: Actor,
    lineUserId: string,
    form: AsyncIterable<FormPart>,
    place: Place,
  ): Promise<{ sent: Message } | ReceivedFile> {
    const fields: Record<string, string> = {};
    let file: Pick<ReceivedFile, 'kind' | 'contentType' | 'sizeBytes' | 'fileName'> | null = null;
    let preview: Buffer | null = null;
    for await (const part of form) {
      if (part.kind === 'field') fields[part.name] = part.value;
      else if (part.name === 'preview') preview = await readAtMost(part.content, maximumPreviewBytes);
      else if (part.name === 'file' && !file) {
        const clientId = 'clientId' in fields ? validate(sendMediaFields, fields).clientId : null;
        const sent = await this.liveChat.findSentOrAssertMaySend(actor, lineUserId, clientId);
        if (sent) return { sent };
        file = await this.store(part, place);
      } else throw invalid(part.name, 'is not expected here');
    }
    const known = validate(sendMediaFields, fields);
    if (!file) throw invalid('file', 'is required');
    return { ...file, place, fields: known, preview };
  }

  private async store(part: FormPart & { kind: 'file' }, { key }: Place) {
    const { contentType, content } = await sniff(part.content, part.claimedType);
    const kind = uploadKindOf(contentType);
    const sizeBytes = await this.storage.write(key, content, maximumUploadBytes[kind]);
    if (sizeBytes === 0) throw invalid('file', 'must not be empty');
    return { kind, contentType, sizeBytes, fileName: cleanFileName(part.fileName) };
  }

  private async mediaOf(received: ReceivedFile): Promise<{ media: Media; hasPreview: boolean }> {
    const { contentType, sizeBytes, fileName } = received;
    const media = { ...blankMedia, contentType, sizeBytes, fileName };
    switch (received.kind) {
      case 'image':
        return { media: { ...media, ...(await this.makeSendable(received)) }, hasPreview: true };
      case 'video': {
        const size = await this.storeVideoPreview(received);
        return { media: { ...media, ...size, contentType: 'video/mp4' }, hasPreview: true };
      }
      case 'audio':
        return { media: { ...media, durationMs: await this.durationOf(received) }, hasPreview: false };
      case 'file':
        return { media, hasPreview: false };
    }
  }

  private async makeSendable({
    place,
    contentType,
    sizeBytes,
    fileName,
  }: ReceivedFile): Promise<Partial<Media>> {
    const picture = await this.pictures.sendableOf(place.key, contentType);
    if (!picture) throw invalid('file', 'cannot be read as a picture; send it as JPEG or PNG');
    const { preview, converted } = picture;
    await this.storage.write(place.previewKey, [preview.jpeg], maximumPreviewBytes);
    const { width, height } = preview;
    if (!converted) return { width, height, sizeBytes };
    const { key } = place;
    const convertedBytes = await this.storage.write(key, [converted.jpeg], maximumUploadBytes.image);
    const name = fileName.replace(/(\.\w{1,5})?$/, '.jpg');
    return {
      width: converted.width,
      height: converted.height,
      sizeBytes: convertedBytes,
      contentType: 'image/jpeg',
      fileName: name,
    };
  }

  /** @returns the size of the picture that came with the video, which has its proportions. */
  private async storeVideoPreview({ place, preview }: ReceivedFile): Promise<Partial<Media>> {
    const picture = preview && (await this.pictures.previewOf(preview));
    const jpeg = picture ? picture.jpeg : await this.pictures.neutralPreview();
    await this.storage.write(place.previewKey, [jpeg], maximumPreviewBytes);
    return picture ? { width: picture.width, height: picture.height } : {};
  }

  private async durationOf({ place, contentType, fields }: ReceivedFile): Promise<number | null> {
    if (fields.durationMs !== undefined) return fields.durationMs;
    const file = await this.storage.open(place.key);
    return file && soundDurationMs(file, contentType);
  }
}

const blankMedia = {
  status: 'ready',
  url: null,
  previewUrl: null,
  width: null,
  height: null,
  album: null,
  durationMs: null,
} as const satisfies Partial<Media>;
