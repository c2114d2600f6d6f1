import { BoundedMap } from './bounded-map';
import type { Clock } from './clock';
import type { IdentifierMint } from './identifiers';

/** Documented: use the token within one minute of receiving the webhook. */
const REPLY_TOKEN_LIFE_MS = 60_000;
/** Documented: a redelivery renews the minute until 20 minutes after the event. */
const REPLY_TOKEN_CAP_MS = 20 * 60_000;
const CAPACITY = 50_000;

interface IssuedToken {
  readonly userId: string;
  readonly eventAt: number;
  deliveredAt: number;
  isUsed: boolean;
}

export type ReplyTokenUse =
  { ok: true; userId: string } | { ok: false; reason: 'unknown' | 'used' | 'expired' };

/**
 * The reply tokens of this simulator: single use, one minute from each delivery, never longer than 20 minutes.
 * Source: https://developers.line.biz/en/reference/messaging-api/#send-reply-message-reply-token
 */
export class ReplyTokens {
  private readonly issued = new BoundedMap<IssuedToken>(CAPACITY);

  constructor(
    private readonly clock: Clock,
    private readonly mint: IdentifierMint,
  ) {}

  /** A fresh token for an event of this customer that happened at `eventAt` (ms since the epoch). */
  issue(userId: string, eventAt: number): string {
    const token = this.mint.replyToken();
    this.issued.set(token, { userId, eventAt, deliveredAt: this.clock(), isUsed: false });
    return token;
  }

  /** Starts the minute anew: the webhook that carries the token is being delivered (again). */
  markDelivered(token: string): void {
    const known = this.issued.get(token);
    if (known) known.deliveredAt = this.clock();
  }

  /** Whose token it is, used or not. */
  ownerOf(token: string): string | undefined {
    return this.issued.get(token)?.userId;
  }

  /** Uses the token up, or tells why it cannot be used. */
  use(token: string): ReplyTokenUse {
    const known = this.issued.get(token);
    if (!known) return { ok: false, reason: 'unknown' };
    if (known.isUsed) return { ok: false, reason: 'used' };
    const now = this.clock();
    const expiresAt = Math.min(known.deliveredAt + REPLY_TOKEN_LIFE_MS, known.eventAt + REPLY_TOKEN_CAP_MS);
    if (now > expiresAt) return { ok: false, reason: 'expired' };
    known.isUsed = true;
    return { ok: true, userId: known.userId };
  }

  reset(): void {
    this.issued.clear();
  }
}
