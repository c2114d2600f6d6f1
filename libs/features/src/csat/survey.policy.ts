import { highestLowScore } from '@jsk/contracts/csat';
import type { Session } from '@jsk/contracts/sessions';
import type { SurveySettings } from '@jsk/contracts/settings';
import type { SendingObstacle } from '../customers';

/** Why a survey is never sent, as it is stored. */
export type SkipReason = 'off' | 'barred' | 'blocked' | 'standby' | 'new_session' | 'late' | 'cost';

const hourMs = 60 * 60 * 1000;
const minuteMs = 60 * 1000;

/** A customer who was asked for a comment may write it for so long. */
const commentWindowMs = 10 * minuteMs;

const obstacles: Record<SendingObstacle['code'], SkipReason> = {
  customer_barred: 'barred',
  customer_blocked: 'blocked',
  chat_on_standby: 'standby',
};

/** Only those whom a person has served are asked how it was. */
export function isSurveyed({ status, claimedAt }: Pick<Session, 'status' | 'claimedAt'>): boolean {
  return status === 'CLOSED' && claimedAt !== null;
}

/** When the survey of a session that ends now is to be sent. */
export function dueAfter(now: Date, { delayMinutes }: SurveySettings): Date {
  return new Date(now.getTime() + delayMinutes * minuteMs);
}

export function expiryOf(sentAt: Date, { expiryHours }: SurveySettings): Date {
  return new Date(sentAt.getTime() + expiryHours * hourMs);
}

/** @returns why a survey that is due is not sent, as far as that is known before its cost; null: nothing speaks against it */
export function reasonToSkip(
  survey: { readonly dueAt: Date; readonly hasLaterSession: boolean },
  obstacle: SendingObstacle | null,
  settings: SurveySettings,
  now: Date,
): SkipReason | null {
  if (!settings.isOn) return 'off';
  if (obstacle) return obstacles[obstacle.code];
  // Who talks to somebody again, or has since, would not know which of the two is meant.
  if (survey.hasLaterSession) return 'new_session';
  return now > expiryOf(survey.dueAt, settings) ? 'late' : null;
}

/** A survey as far as it decides about a tap on one of its stars. */
interface AnswerableSurvey {
  readonly lineUserId: string;
  readonly sentAt: Date | null;
  readonly expiresAt: Date | null;
  readonly score: number | null;
}

/**
 * What a tap on a star is worth.
 * @param survey of the session that the star names, if there is one
 * @param tap whose, and when by LINE's clock: what is delivered late was not late
 */
export function judgeRating<Survey extends AnswerableSurvey>(
  survey: Survey | null,
  tap: { lineUserId: string; at: Date },
): { verdict: 'forged' } | { verdict: 'counts' | 'second' | 'late'; survey: Survey } {
  if (!survey || survey.lineUserId !== tap.lineUserId) return { verdict: 'forged' };
  if (survey.sentAt === null || survey.expiresAt === null) return { verdict: 'forged' };
  if (survey.score !== null) return { verdict: 'second', survey };
  return { verdict: tap.at > survey.expiresAt ? 'late' : 'counts', survey };
}

/** Until when what the customer writes next is the comment. @param answeredAt by LINE's clock */
export function commentDeadline(answeredAt: Date): Date {
  return new Date(answeredAt.getTime() + commentWindowMs);
}

export function thanksFor(score: number, settings: SurveySettings): string {
  if (score <= highestLowScore) return settings.thanksForLow;
  return score === 3 ? settings.thanksForMiddle : settings.thanksForHigh;
}
