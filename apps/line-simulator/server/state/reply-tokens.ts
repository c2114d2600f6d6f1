import { BoundedMap } from './bounded-map';
import type { Clock } from './clock';
import type { IdentifierMint } from './identifiers';

/** Documented: a redelivery renews the minute until 20 minutes after the event. */
const REPLY_TOKEN_CAP_MS = 20 * 60_000;
const CAPACITY = 50_000;

interface IssuedToken {
  readonly chatId: string;
  readonly eventAt: number;
  deliveredAt: number;
  isUsed: boolean;
}

export type ReplyTokenUse =
  { ok: true; chatId: string } | { ok: false; reason: 'unknown' | 'used' | 'expired' };

/**
 * The reply tokens of this simulator: single use, some time from each delivery, never longer than 20 minutes.
 * Source: https://developers.line.biz/en/reference/messaging-api/#send-reply-message-reply-token
 */
export class ReplyTokens {
  private readonly issued = new BoundedMap<IssuedToken>(CAPACITY);

  constructor(
    private readonly clock: Clock,
    private readonly mint: IdentifierMint,
    /** How long a token lives; documented as one minute from receiving the webhook, "may change". */
    private readonly lifeMs: () => number,
  ) {}

  /** A fresh token for an event in this chat that happened at `eventAt` (ms since the epoch). */
  issue(chatId: string, eventAt: number): string {
    const token = this.mint.replyToken();
    this.issued.set(token, { chatId, eventAt, deliveredAt: this.clock(), isUsed: false });
    return token;
  }

  /** Starts the minute anew: the webhook that carries the token is being delivered (again). */
  markDelivered(token: string): void {
    const known = this.issued.get(token);
    if (known) known.deliveredAt = this.clock();
  }

  /** Which chat the token belongs to, used or not. */
  ownerOf(token: string): string | undefined {
    return this.issued.get(token)?.chatId;
  }

  /** Uses the token up, or tells why it cannot be used. */
  use(token: string): ReplyTokenUse {
    const known = this.issued.get(token);
    if (!known) return { ok: false, reason: 'unknown' };
    if (known.isUsed) return { ok: false, reason: 'used' };
    const now = this.clock();
    const expiresAt = Math.min(known.deliveredAt + this.lifeMs(), known.eventAt + REPLY_TOKEN_CAP_MS);
    if (now > expiresAt) return { ok: false, reason: 'expired' };
    known.isUsed = true;
    return { ok: true, chatId: known.chatId };
  }

  reset(): void {
    this.issued.clear();
  }
}
