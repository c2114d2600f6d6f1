import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { AppConfig } from '../config/app-config';
import { APP_CONFIG } from '../config/config.module';

const algorithm = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;
/** Says how a value was sealed, so that another way can be introduced beside it. */
const version = 'v1:';

/** Thrown when a sealed value was changed, or was sealed with another key or for another purpose. */
export class UnreadableSecretError extends Error {
  constructor(cause?: unknown) {
    super('A stored secret cannot be read with the present ENCRYPTION_KEY', { cause });
    this.name = 'UnreadableSecretError';
  }
}

/** Encrypts credentials at rest: AES-256-GCM under a key derived from ENCRYPTION_KEY for this use alone. */
@Injectable()
export class SecretBox {
  private readonly key: Buffer;

  constructor(@Inject(APP_CONFIG) config: Pick<AppConfig, 'encryptionKey'>) {
    this.key = Buffer.from(hkdfSync('sha256', config.encryptionKey, '', 'secrets-at-rest', 32));
  }

  /**
   * @param purpose what the secret is; the same must be given to `open`, so that one cannot be put in another's place.
   * @returns text for the database, different each time.
   */
  seal(secret: string, purpose: string): string {
    const nonce = randomBytes(nonceBytes);
    const cipher = createCipheriv(algorithm, this.key, nonce).setAAD(Buffer.from(purpose));
    const encrypted = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
    return version + Buffer.concat([nonce, cipher.getAuthTag(), encrypted]).toString('base64url');
  }

  /** @throws UnreadableSecretError */
  open(sealed: string, purpose: string): string {
    if (!sealed.startsWith(version)) throw new UnreadableSecretError();
    const bytes = Buffer.from(sealed.slice(version.length), 'base64url');
    const nonce = bytes.subarray(0, nonceBytes);
    const tag = bytes.subarray(nonceBytes, nonceBytes + tagBytes);
    try {
      const decipher = createDecipheriv(algorithm, this.key, nonce, { authTagLength: tagBytes })
        .setAAD(Buffer.from(purpose))
        .setAuthTag(tag);
      const decrypted = [decipher.update(bytes.subarray(nonceBytes + tagBytes)), decipher.final()];
      return Buffer.concat(decrypted).toString('utf8');
    } catch (error) {
      throw new UnreadableSecretError(error);
    }
  }
}
