import { randomUUID } from 'node:crypto';
import { botLimits } from '@jsk/contracts/bot-limits';
import type { ReplyImage } from '@jsk/contracts/reply-images';
import { Clock } from '@jsk/platform/clock/clock';
import type { Sql } from '@jsk/platform/database/sql';
import { UnitOfWork } from '@jsk/platform/database/unit-of-work';
import { refusedImage } from '@jsk/platform/http/image-part';
import { FileStorage, type StoredFile } from '@jsk/platform/storage/file-storage';
import { publicLinkLifeMs } from '@jsk/platform/storage/public-links';
import { Injectable } from '@nestjs/common';
import { urlOfReplyImage } from './reply-content.policy';
import { type ReplyImageRow, ReplyImagesRepository } from './reply-images.repository';
import { type PictureVariant, preparePicture, variantsOf } from './reply-picture';

const dayMs = 24 * 60 * 60 * 1000;

/** What was uploaded and is in no saved reply by then was given up. */
const unsavedKeptMs = dayMs;

/** What customers were sent can be looked at as long as its address lives. */
const replacedKeptMs = publicLinkLifeMs + dayMs;

/** Nobody may have taken it into use in the meantime, whatever the clocks of several machines say. */
const deletionDelayMs = 60 * 60 * 1000;

const batchSize = 100;

/** Pictures of saved replies and of canned responses, in the sizes in which LINE asks for them. */
@Injectable()
export class ReplyImagesService {
  constructor(
    private readonly images: ReplyImagesRepository,
    private readonly storage: FileStorage,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws AppError `validation_error` at `image` for what is no JPEG or PNG, `service_unavailable`. */
  async store(bytes: Buffer): Promise<ReplyImage> {
    const picture = await preparePicture(bytes);
    if (!picture) throw refusedImage('must be a JPEG or PNG of at most 40 million pixels');
    const id = randomUUID();
    const { contentType, width, height, variants } = picture;
    const sizeBytes = variants.get('original')?.length ?? 0;
    if (sizeBytes > botLimits.imageBytes) throw refusedImage('must be at most 10 MB');
    const image = { id, storageKey: `replies/${id.slice(-2)}/${id}`, contentType, width, height, sizeBytes };
    // The row first: files without one would never be found again.
    await this.images.insert(this.unitOfWork.sql, image, this.after(unsavedKeptMs));
    for (const [variant, content] of variants) {
      await this.storage.write(keyOf(image, variant), [content], botLimits.imageBytes);
    }
    return { id, url: urlOfReplyImage(id), width, height };
  }

  /** @returns the picture if a saved reply may have it. */
  findUsable(sql: Sql, id: string): Promise<ReplyImageRow | null> {
    return this.images.findUsable(sql, id, this.clock.now());
  }

  /** Replies got or lost these pictures. Those that none has any more are kept as long as customers may look at them. */
  async settle(sql: Sql, ids: readonly (string | null)[]): Promise<void> {
    const changed = ids.filter((id) => id !== null);
    if (changed.length > 0) await this.images.settle(sql, changed, this.after(replacedKeptMs));
  }

  /** @returns null when there is none, or none any more. @throws StorageUnavailableError */
  async open(id: string, variant: string): Promise<{ stored: StoredFile; contentType: string } | null> {
    const image = await this.images.find(this.unitOfWork.sql, id);
    const known = image && variantsOf(image).find((name) => name === variant);
    const stored = known ? await this.storage.open(keyOf(image, known)) : null;
    if (!image || !stored) return null;
    return { stored, contentType: variant === 'preview' ? 'image/jpeg' : image.contentType };
  }

  /** Files first: a picture that could not be deleted is found again. */
  async deleteUnused(): Promise<void> {
    const { sql } = this.unitOfWork;
    for (;;) {
      const unused = await this.images.listUnused(sql, this.after(-deletionDelayMs), batchSize);
      for (const image of unused) {
        for (const variant of variantsOf(image)) await this.storage.delete(keyOf(image, variant));
        await this.images.delete(sql, image.id);
      }
      if (unused.length < batchSize) return;
    }
  }

  private after(milliseconds: number): Date {
    return new Date(this.clock.now().getTime() + milliseconds);
  }
}

function keyOf({ storageKey }: ReplyImageRow, variant: PictureVariant): string {
  return variant === 'original' ? storageKey : `${storageKey}-${variant}`;
}
