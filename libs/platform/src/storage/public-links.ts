import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { apiPrefix } from '@jsk/contracts/endpoint';
import { Inject, Injectable } from '@nestjs/common';
import type { AppConfig } from '../config/app-config';
import { APP_CONFIG } from '../config/config.module';

/** A file of a message as customers' phones load it. */
export interface PublicFile {
  readonly messageId: string;
  readonly variant: 'original' | 'preview';
}

const variants = { original: 'o', preview: 'p' } as const;

/** Long enough for customers who scroll back, short enough that a leaked address is worth little. */
export const publicLinkLifeMs = 30 * 24 * 60 * 60 * 1000;

/**
 * Addresses of files that anybody may open who has them: LINE's servers and customers' phones cannot sign in. They
 * cannot be guessed, expire, and need no table.
 */
@Injectable()
export class PublicLinks {
  /** The present one first; after it the previous one, while keys are changed. */
  private readonly keys: readonly Buffer[];
  private readonly base: string;

  constructor(@Inject(APP_CONFIG) config: AppConfig) {
    this.keys = [config.encryptionKey, config.encryptionKeyPrevious]
      .filter((key) => key !== null)
      .map((key) => Buffer.from(hkdfSync('sha256', key, '', 'public-links', 32)));
    this.base = `${config.publicBaseUrl}${apiPrefix}/public`;
  }

  /**
   * @param since the life of the address begins here. The same file and time give the same address, because a request
   * that is repeated to LINE must be the same to the byte.
   */
  addressOf({ messageId, variant }: PublicFile, since: Date): string {
    return `${this.base}/media/${this.seal(`${messageId}.${variants[variant]}`, since)}`;
  }

  /** @returns the file, or null when the address is forged or has expired. */
  open(token: string, now: Date): PublicFile | null {
    const [, messageId, variant] = /^(\d{1,18})\.([op])$/.exec(this.unseal(token, now) ?? '') ?? [];
    if (!messageId) return null;
    return { messageId, variant: variant === variants.preview ? 'preview' : 'original' };
  }

  /** Of a picture of the bot, without the size, which is added after a `/`. @param since as for `addressOf` */
  addressOfReplyImage(imageId: string, since: Date): string {
    return `${this.base}/reply-images/${this.seal(imageId, since)}`;
  }

  /** @returns the picture's id, or null when the address is forged or has expired. */
  openReplyImage(token: string, now: Date): string | null {
    const [imageId] = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.exec(this.unseal(token, now) ?? '') ?? [];
    return imageId ?? null;
  }

  private seal(subject: string, since: Date): string {
    const expires = Math.ceil((since.getTime() + publicLinkLifeMs) / 1000).toString(36);
    const claim = `${subject}.${expires}`;
    return `${claim}.${this.signatures(claim)[0] ?? ''}`;
  }

  private unseal(token: string, now: Date): string | null {
    const [, claim, subject, expires, signature] =
      /^(([\w.-]{1,50})\.([0-9a-z]{1,10}))\.([\w-]{43})$/.exec(token) ?? [];
    if (!claim || !subject || !expires || !signature) return null;
    const isSigned = this.signatures(claim).some((right) =>
      timingSafeEqual(Buffer.from(signature), Buffer.from(right)),
    );
    return isSigned && parseInt(expires, 36) * 1000 >= now.getTime() ? subject : null;
  }

  private signatures(claim: string): string[] {
    return this.keys.map((key) => createHmac('sha256', key).update(claim).digest('base64url'));
  }
}
