import type { MessagingSettings } from '@jsk/contracts/settings';
import { findSendingObstacle } from '../customers';
import type { SignalTarget } from './customer-signals.repository';

/** What the customer sees of us besides messages, and when. Pure; times in seconds, in steps of 5 as LINE wants them. */

/** Why an answer is on its way. */
export type LoadingReason =
  | { readonly kind: 'handoff' }
  | { readonly kind: 'claim' }
  | { readonly kind: 'typing'; readonly operatorId: string };

/** The animation ends with our next message at the latest; an operator who types on asks for it again before that. */
export function loadingSeconds({ kind }: LoadingReason): number {
  return kind === 'typing' ? 15 : 20;
}

export function wantsLoading({ kind }: LoadingReason, settings: MessagingSettings): boolean {
  return kind === 'handoff' ? settings.loadingForBot : settings.loadingWhileTyping;
}

/** Whether it is still true that an answer is on its way. Of those who type only the owner's words go to the customer. */
export function isAnswerComing(reason: LoadingReason, target: SignalTarget): boolean {
  const { session } = target;
  if (!session || findSendingObstacle(target)) return false;
  if (reason.kind === 'handoff') return true;
  if (session.status !== 'ACTIVE') return false;
  return reason.kind === 'claim' || session.operatorId === reason.operatorId;
}

/** @returns the token that marks what the customer wrote as read, or null when nothing is to be marked. */
export function tokenToMarkWith(target: SignalTarget): string | null {
  return findSendingObstacle(target) ? null : target.markAsReadToken;
}

/** An answer of LINE that will be the same next time. */
export function isFinal(status: number | null): boolean {
  return status !== null && status >= 400 && status < 500;
}
