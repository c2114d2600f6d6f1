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

/**
 * Encrypts credentials at rest: AES-256-GCM under a key derived from ENCRYPTION_KEY for this use alone. What was sealed
 * with ENCRYPTION_KEY_PREVIOUS can still be opened, and is sealed anew with `reseal`.
 */
@Injectable()
export class SecretBox {
  private readonly key: Buffer;
  private readonly previousKey: Buffer | null;

  constructor(@Inject(APP_CONFIG) config: Pick<AppConfig, 'encryptionKey' | 'encryptionKeyPrevious'>) {
    this.key = derivedFrom(config.encryptionKey);
    this.previousKey = config.encryptionKeyPrevious && derivedFrom(config.encryptionKeyPrevious);
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
    try {
      return openWith(this.key, sealed, purpose);
    } catch (error) {
      if (this.previousKey === null) throw error;
      return openWith(this.previousKey, sealed, purpose);
    }
  }

  /**
   * @returns the same secret under the present key; null when it is so already, or cannot be read with either key.
   */
  reseal(sealed: string, purpose: string): string | null {
    if (this.previousKey === null || isReadable(this.key, sealed, purpose)) return null;
    if (!isReadable(this.previousKey, sealed, purpose)) return null;
    return this.seal(openWith(this.previousKey, sealed, purpose), purpose);
  }
}

function derivedFrom(encryptionKey: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', encryptionKey, '', 'secrets-at-rest', 32));
}

function openWith(key: Buffer, sealed: string, purpose: string): string {
  if (!sealed.startsWith(version)) throw new UnreadableSecretError();
  const bytes = Buffer.from(sealed.slice(version.length), 'base64url');
  const nonce = bytes.subarray(0, nonceBytes);
  const tag = bytes.subarray(nonceBytes, nonceBytes + tagBytes);
  try {
    const decipher = createDecipheriv(algorithm, key, nonce, { authTagLength: tagBytes })
      .setAAD(Buffer.from(purpose))
      .setAuthTag(tag);
    const decrypted = [decipher.update(bytes.subarray(nonceBytes + tagBytes)), decipher.final()];
    return Buffer.concat(decrypted).toString('utf8');
  } catch (error) {
    throw new UnreadableSecretError(error);
  }
}

function isReadable(key: Buffer, sealed: string, purpose: string): boolean {
  try {
    openWith(key, sealed, purpose);
    return true;
  } catch {
    return false;
  }
}
