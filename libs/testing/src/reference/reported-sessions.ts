import type { Period } from '@jsk/contracts/periods';
import type { ReportedSession, sessionFilterFields, SessionsSummary } from '@jsk/contracts/reports';
import type { SlaBreach } from '@jsk/contracts/sla';
import type { z } from 'zod';
import {
  type CountedSession,
  isAbandoned,
  isAwaited,
  isClosed,
  type KnownAccount,
  sessionsOf,
} from './known-account';
import { average, share } from './plain-numbers';
import type { Moment } from './session-history';

export type ReferenceFilter = Omit<
  z.output<z.ZodObject<typeof sessionFilterFields>>,
  'days' | 'startDate' | 'endDate'
>;

/** @returns the sessions of the period that are meant, the oldest first. */
export function chosenSessions(
  account: KnownAccount,
  period: Period,
  filter: ReferenceFilter,
): CountedSession[] {
  const { clock } = account;
  const isAsked = <Value>(asked: Value | undefined, value: Value | null) =>
    asked === undefined || asked === value;
  return sessionsOf(account, period).filter(
    (session) =>
      isAsked(filter.status, session.status) &&
      isAsked(filter.begunBy, isAwaited(session) ? 'customer' : 'operator') &&
      isAsked(filter.operatorId, session.operatorId) &&
      isAsked(filter.firstResponderId, session.firstResponderId) &&
      isAsked(filter.trigger, session.trigger.kind) &&
      isAsked(filter.keyword, session.trigger.keyword) &&
      isAsked(filter.weekday, clock.weekdayOf(session.beganAt)) &&
      isAsked(filter.hour, clock.hourOf(session.beganAt)) &&
      isAsked(filter.score, session.survey?.answer?.score ?? null) &&
      (filter.breach === undefined || session.breaches.some(({ kind }) => kind === filter.breach)) &&
      (filter.outcome === undefined || hasOutcome(session, filter.outcome)),
  );
}

function hasOutcome(session: CountedSession, outcome: NonNullable<ReferenceFilter['outcome']>): boolean {
  switch (outcome) {
    case 'claimed':
      return session.claimedAt !== null;
    case 'answered':
      return session.answeredAt !== null;
    case 'closed':
      return isClosed(session);
    case 'abandoned':
      return isAbandoned(session);
    case 'left_queue':
      return isAbandoned(session) && session.endedBy === 'USER';
    case 'open':
      return session.endedAt === null;
    case 'came_back':
      return session.cameBack === true;
    case 'not_come_back':
      return session.cameBack === false;
  }
}

export function summaryOf(period: Period, sessions: readonly CountedSession[]): SessionsSummary {
  const times = sessions.map((session) => session.times.clock);
  const averageOf = (name: 'wait' | 'firstResponse' | 'resolution') =>
    average(times.flatMap((time) => time[name] ?? []));
  const scores = sessions.flatMap(({ survey }) => survey?.answer?.score ?? []);
  const surveysSent = sessions.filter(({ survey }) => survey !== null && survey.sentAt !== null).length;
  const having = (status: string) => sessions.filter((session) => session.status === status).length;
  return {
    period,
    sessions: sessions.length,
    byStatus: {
      WAITING: having('WAITING'),
      ACTIVE: having('ACTIVE'),
      CLOSED: having('CLOSED'),
      ABANDONED: having('ABANDONED'),
    },
    averageWaitSeconds: averageOf('wait'),
    averageFirstResponseSeconds: averageOf('firstResponse'),
    averageResolutionSeconds: averageOf('resolution'),
    averageScore: average(scores),
    surveysSent,
    surveysAnswered: scores.length,
    responseRate: share(scores.length, surveysSent),
  };
}

/** One row of the list, but for the names that belong to the ids. */
export type ReferenceRow = Omit<ReportedSession, 'sessionId' | 'displayName' | 'operator'> & {
  readonly operatorId: string | null;
};

export function rowOf(session: CountedSession): ReferenceRow {
  const { wait, firstResponse, resolution } = session.times.clock;
  return {
    lineUserId: session.lineUserId,
    status: session.status,
    operatorId: session.operatorId,
    trigger: session.trigger,
    createdAt: new Date(session.beganAt).toISOString(),
    claimedAt: momentText(session.claimedAt),
    firstResponseAt: momentText(session.answeredAt),
    closedAt: momentText(session.endedAt),
    waitSeconds: wait,
    firstResponseSeconds: firstResponse,
    resolutionSeconds: resolution,
    score: session.survey?.answer?.score ?? null,
    transferCount: session.handedOnBy.length,
  };
}

/** One line of the file: the same, as text. */
export function lineOf(sessionId: string, session: CountedSession): string[] {
  const row = rowOf(session);
  const fields = [sessionId, row.lineUserId, row.status, row.operatorId, row.createdAt, row.claimedAt];
  const times = [row.firstResponseAt, row.closedAt, row.waitSeconds, row.firstResponseSeconds];
  return [...fields, ...times, row.resolutionSeconds, row.score, row.transferCount].map((field) =>
    field === null ? '' : String(field),
  );
}

export type ReferenceBreach = Omit<SlaBreach, 'displayName' | 'operator' | 'sessionId'> & {
  readonly operatorId: string | null;
};

/** @returns the promises to those customers that were broken, in no order. */
export function breachRowsOf(sessions: readonly CountedSession[]): ReferenceBreach[] {
  return sessions.flatMap((session) =>
    session.breaches.map(({ kind, thresholdSeconds, at, operatorId }) => ({
      lineUserId: session.lineUserId,
      kind,
      thresholdSeconds,
      dueAt: new Date(at).toISOString(),
      operatorId,
      tookSeconds: tookSeconds(session, kind),
    })),
  );
}

/** How long it took in the end, until the session was over if it was never kept; null: it is not over. */
function tookSeconds(session: CountedSession, kind: SlaBreach['kind']): number | null {
  const { beganAt, claimedAt, answeredAt, endedAt, aside } = session;
  const seconds = (from: Moment | null, to: Moment | null, without = 0) =>
    from === null || to === null ? null : Math.floor((to - from - without) / 1000);
  if (kind === 'queue_wait') return seconds(beganAt, claimedAt ?? endedAt);
  if (kind === 'first_response') return seconds(claimedAt, answeredAt ?? endedAt);
  return seconds(
    beganAt,
    endedAt,
    aside.reduce((ms, { from, to }) => ms + to - from, 0),
  );
}

function momentText(at: Moment | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
