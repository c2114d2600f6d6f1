import type { ClosedBy, HandoffTrigger } from '@jsk/contracts/sessions';
import type { SlaKind } from '@jsk/contracts/sla';

/** A moment, in milliseconds since 1970. */
export type Moment = number;

/** What happened to a session after it began. */
export type SessionEvent = { readonly at: Moment } & (
  | { readonly kind: 'claimed'; readonly operatorId: string }
  | { readonly kind: 'answered'; readonly operatorId: string }
  | { readonly kind: 'handed_on'; readonly from: string; readonly to: string }
  | { readonly kind: 'put_back'; readonly from: string }
  | { readonly kind: 'put_aside' }
  /** By the operator, by its time, or because the customer wrote. */
  | { readonly kind: 'taken_up' }
  | { readonly kind: 'ended'; readonly by: ClosedBy }
  /** Nobody came. */
  | { readonly kind: 'given_up' }
);

export interface Survey {
  /** Null: it is never sent. */
  readonly sentAt: Moment | null;
  readonly answer: { readonly at: Moment; readonly score: number } | null;
}

/** All that is known of a session. One that an operator began is claimed at that moment. */
export interface SessionHistory {
  /** Which one it is; the later a customer's session began, the higher. */
  readonly number: number;
  readonly lineUserId: string;
  readonly trigger: HandoffTrigger;
  readonly beganAt: Moment;
  /** By their time. */
  readonly events: readonly SessionEvent[];
  readonly survey: Survey | null;
}

export interface MessageHistory {
  readonly lineUserId: string;
  readonly at: Moment;
  readonly by: 'CUSTOMER' | 'OPERATOR' | 'BOT' | 'SYSTEM';
  readonly cost: 'free' | 'paid' | 'coalesced' | null;
}

export interface PresenceHistory {
  readonly operatorId: string;
  readonly status: 'online' | 'away';
  readonly from: Moment;
  /** The end, or when somebody who is still there was last seen. */
  readonly to: Moment;
  readonly lasts: boolean;
}

/** A promise of which the threshold has passed. */
export interface Breach {
  readonly kind: SlaKind;
  readonly thresholdSeconds: number;
  readonly at: Moment;
  /** Who had the session then. */
  readonly operatorId: string | null;
}

/** Everything that happened in an account. */
export interface AccountHistory {
  readonly sessions: readonly SessionHistory[];
  readonly messages: readonly MessageHistory[];
  readonly presence: readonly PresenceHistory[];
}
