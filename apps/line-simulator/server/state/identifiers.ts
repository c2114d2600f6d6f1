import { createHash, randomBytes, randomInt, randomUUID } from 'node:crypto';
import type { Clock } from './clock';

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** 2022-01-01: with this epoch, time shifted by 22 bits gives the 18 digits LINE's message ids have. */
const MESSAGE_ID_EPOCH_MS = 1_640_995_200_000;

/**
 * A LINE user id (`U` and 32 hex digits) that is always the same for the same seed.
 */
export function userIdFromSeed(seed: string): string {
  return `U${createHash('sha256').update(seed).digest('hex').slice(0, 32)}`;
}

/** A ULID whose time part is the given time, in milliseconds. */
function ulidAt(timeMs: number): string {
  let time = '';
  for (let rest = timeMs, digits = 0; digits < 10; digits += 1, rest = Math.floor(rest / 32)) {
    time = CROCKFORD.charAt(rest % 32) + time;
  }
  const random = Array.from(randomBytes(16), (byte) => CROCKFORD.charAt(byte % 32)).join('');
  return time + random;
}

/** Mints the identifiers of the platform in the shapes LINE gives them. */
export class IdentifierMint {
  private lastMessageId = 0n;

  constructor(private readonly clock: Clock) {}

  /** A message id: a string of about 18 digits, beyond what a JavaScript number can hold; ids only grow. */
  messageId(): string {
    const byTime = BigInt(Math.max(1, Math.floor(this.clock() - MESSAGE_ID_EPOCH_MS))) << 22n;
    this.lastMessageId = byTime > this.lastMessageId ? byTime : this.lastMessageId + 1n;
    return this.lastMessageId.toString();
  }

  /**
   * An id for a webhook event that happened at `timestamp`. In LINE's published samples the time inside
   * the ULID is 112 to 505 ms after the event's timestamp, so nobody can rely on the two being equal.
   */
  webhookEventId(timestamp: number): string {
    return ulidAt(timestamp + randomInt(112, 506));
  }

  requestId(): string {
    return randomUUID();
  }

  replyToken(): string {
    return randomBytes(16).toString('hex');
  }

  /** An opaque token, used for quoting a message and for marking messages as read. */
  opaqueToken(): string {
    return randomBytes(48).toString('base64url');
  }

  newUserId(): string {
    return `U${randomBytes(16).toString('hex')}`;
  }

  newGroupId(kind: 'group' | 'room'): string {
    return `${kind === 'group' ? 'C' : 'R'}${randomBytes(16).toString('hex')}`;
  }

  richMenuId(): string {
    return `richmenu-${randomBytes(16).toString('hex')}`;
  }

  /** Holds the images of one album together. */
  imageSetId(): string {
    return randomBytes(20).toString('hex').toUpperCase();
  }
}
