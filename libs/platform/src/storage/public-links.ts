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
const lifeMs = 30 * 24 * 60 * 60 * 1000;

/**
 * Addresses of files that anybody may open who has them: LINE's servers and customers' phones cannot sign in. They
 * cannot be guessed, expire, and need no table.
 */
@Injectable()
export class PublicLinks {
  private readonly key: Buffer;
  private readonly prefix: string;

  constructor(@Inject(APP_CONFIG) config: AppConfig) {
    this.key = Buffer.from(hkdfSync('sha256', config.encryptionKey, '', 'public-links', 32));
    this.prefix = `${config.publicBaseUrl}${apiPrefix}/public/media/`;
  }

  /**
   * @param since the life of the address begins here. The same file and time give the same address, because a request
   * that is repeated to LINE must be the same to the byte.
   */
  addressOf({ messageId, variant }: PublicFile, since: Date): string {
    const expires = Math.ceil((since.getTime() + lifeMs) / 1000).toString(36);
    const claim = `${messageId}.${variants[variant]}.${expires}`;
    return `${this.prefix}${claim}.${this.sign(claim)}`;
  }

  /** @returns the file, or null when the address is forged or has expired. */
  open(token: string, now: Date): PublicFile | null {
    const [, claim, messageId, variant, expires, signature] =
      /^((\d{1,18})\.([op])\.([0-9a-z]{1,10}))\.([\w-]{43})$/.exec(token) ?? [];
    if (!claim || !messageId || !expires || !signature) return null;
    const isSigned = timingSafeEqual(Buffer.from(signature), Buffer.from(this.sign(claim)));
    if (!isSigned || parseInt(expires, 36) * 1000 < now.getTime()) return null;
    return { messageId, variant: variant === variants.preview ? 'preview' : 'original' };
  }

  private sign(claim: string): string {
    return createHmac('sha256', this.key).update(claim).digest('base64url');
  }
}
