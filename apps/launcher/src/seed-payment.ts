import { messagingSettingsSchema } from '@jsk/contracts/settings';
import {
  burstMs,
  costOf,
  gather,
  holdForBurst,
  holdForNotice,
  holdWhileTyping,
  type QueuedMessage,
  replyTokenLifeMs,
  safeTokenLifeMs,
} from '@jsk/features/messages';

/** Something that happened in a conversation and matters for how messages leave. */
export interface TimelineEntry {
  /**
   * A `notice` calls an operator, so an answer is expected; a `farewell` ends the session; `claim` and `typing` of an
   * operator are no messages.
   */
  readonly by: 'customer' | 'bot' | 'notice' | 'operator' | 'farewell' | 'claim' | 'typing';
  readonly at: Date;
}

export interface Payment {
  readonly via: 'reply' | 'push';
  readonly cost: 'free' | 'paid' | 'coalesced';
}

const { coalesceWindowMs, typingHoldSeconds, noticeHoldSeconds } = messagingSettingsSchema.parse({});

/**
 * How each message of a past conversation would have left under the product's own rules and first settings, if every
 * call to LINE took no time.
 * @param timeline of one conversation, oldest first
 * @returns one for each entry; null for what is no message of ours
 */
export function payForMessages(timeline: readonly TimelineEntry[]): (Payment | null)[] {
  const outbox = new PastOutbox();
  for (const [index, entry] of timeline.entries()) outbox.follow(String(index), entry);
  outbox.leaveAll();
  return timeline.map((_, index) => outbox.payments.get(String(index)) ?? null);
}

/** The queue and the reply tokens of a conversation, while its timeline is gone through. */
class PastOutbox {
  readonly payments = new Map<string, Payment>();
  private queued: QueuedMessage[] = [];
  /** When each unused token expires, oldest first. */
  private tokens: Date[] = [];
  private operatorWroteAt: Date | null = null;
  /** Since when bubbles of an operator wait for the next one. */
  private bubblesWaitSince: Date | null = null;

  follow(id: string, { by, at }: TimelineEntry): void {
    this.leaveBefore(at);
    this.tokens = this.tokens.filter((expiresAt) => expiresAt > at);
    if (by === 'customer') this.tokens.push(later(at, replyTokenLifeMs));
    else if (by === 'claim') this.keepNoticesForAnswer();
    else if (by === 'typing') this.keepBubblesForNext(at);
    else this.queue(id, by, at);
    this.leave(at);
  }

  leaveAll(): void {
    this.leaveBefore(null);
  }

  private queue(id: string, by: 'bot' | 'notice' | 'operator' | 'farewell', at: Date): void {
    this.queued.push({ id, notBefore: this.holdFor(by, at) });
    if (by !== 'operator') return;
    this.operatorWroteAt = at;
    this.bubblesWaitSince ??= at;
  }

  private holdFor(by: 'bot' | 'notice' | 'operator' | 'farewell', at: Date): Date | null {
    const freshTokens = this.tokens.toReversed();
    if (by === 'notice') return holdForNotice(freshTokens, noticeHoldSeconds, at);
    if (by !== 'operator') return null;
    const followsAnother = this.operatorWroteAt !== null && this.operatorWroteAt > later(at, -burstMs);
    return holdForBurst({ followsAnother, freshTokens }, coalesceWindowMs, at);
  }

  private keepNoticesForAnswer(): void {
    const newest = this.tokens.at(-1);
    if (newest) this.extendHolds(later(newest, -safeTokenLifeMs));
  }

  private keepBubblesForNext(at: Date): void {
    const token = this.tokens.at(-1) ?? null;
    const waitingSince = this.bubblesWaitSince;
    const until = waitingSince && holdWhileTyping({ waitingSince, token }, typingHoldSeconds, at);
    if (until) this.extendHolds(until);
  }

  private extendHolds(until: Date): void {
    this.queued = this.queued.map(({ id, notBefore }) => ({
      id,
      notBefore: notBefore && notBefore < until ? until : notBefore,
    }));
  }

  /** What has waited in vain for company leaves when its time is over. */
  private leaveBefore(moment: Date | null): void {
    const gathered = gather(this.queued, new Date(0));
    if (gathered.kind === 'wait' && (!moment || gathered.until < moment)) this.leave(gathered.until);
  }

  private leave(at: Date): void {
    const gathered = gather(this.queued, at);
    if (gathered.kind !== 'send') return;
    const via = this.takesToken(at) ? 'reply' : 'push';
    gathered.ids.forEach((id, position) => this.payments.set(id, { via, cost: costOf(via, position) }));
    this.queued = [];
    this.bubblesWaitSince = null;
  }

  /** The oldest safe token, or else the newest one. */
  private takesToken(at: Date): boolean {
    const fresh = this.tokens.filter((expiresAt) => expiresAt > at);
    const taken = fresh.find((expiresAt) => expiresAt > later(at, safeTokenLifeMs)) ?? fresh.at(-1);
    this.tokens = fresh.filter((token) => token !== taken);
    return taken !== undefined;
  }
}

function later(at: Date, milliseconds: number): Date {
  return new Date(at.getTime() + milliseconds);
}
