import type { FigureStatus, LiveFigure, LiveFigureName, LiveKpis } from '@jsk/contracts/analytics';
import type { TargetsSettings } from '@jsk/contracts/settings';
import { dateAfter } from './account-days';
import {
  couldBeAbandoned,
  type CountedSession,
  isAbandoned,
  isClosed,
  type KnownAccount,
} from './known-account';
import { average, share } from './plain-numbers';
import type { Moment } from './session-history';

const hourMs = 60 * 60_000;
const dayMs = 24 * hourMs;

type IsMeant = (at: Moment) => boolean;

/** How it goes now, beside a day (of the last hour: an hour) before. */
export function liveFiguresOf(account: KnownAccount, targets: TargetsSettings): Omit<LiveKpis, 'at'> {
  const { sessions, presence } = account;
  const waiting = sessions.filter(({ status }) => status === 'WAITING').map(({ beganAt }) => beganAt);
  const active = sessions.filter(({ status, asideSince }) => status === 'ACTIVE' && asideSince === null);
  return {
    waitingSince: waiting.length > 0 ? new Date(Math.min(...waiting)).toISOString() : null,
    operatorsOnline: presence.filter(({ lasts, status }) => lasts && status === 'online').length,
    figures: [
      { ...withoutTarget('waiting'), value: waiting.length },
      { ...withoutTarget('active'), value: active.length },
      ...measuredFigures(account, targets),
    ],
  };
}

function measuredFigures(account: KnownAccount, targets: TargetsSettings): LiveFigure[] {
  const { now, sessions } = account;
  const { isToday, isYesterdayUpToNow } = daysOf(account);
  const began = (isMeant: IsMeant) => sessions.filter(({ beganAt }) => isMeant(beganAt));
  const breaches = (isMeant: IsMeant) =>
    sessions.flatMap((session) => session.breaches).filter(({ at }) => isMeant(at)).length;
  const firstResponse = firstResponses(sessions, within(now - hourMs, now));
  const firstResponseBefore = firstResponses(sessions, within(now - 2 * hourMs, now - hourMs));
  const resolution = resolutions(sessions, isToday);
  const satisfaction = satisfied(sessions, within(now - 7 * dayMs, now));
  const firstContact = stayedAway(sessions, within(now - 8 * dayMs, now - dayMs));
  const abandonment = abandoned(began(isToday));
  return [
    {
      ...withoutTarget('sessionsToday'),
      value: began(isToday).length,
      previous: began(isYesterdayUpToNow).length,
    },
    {
      ...compared(
        'firstResponse',
        average(firstResponse),
        average(firstResponseBefore),
        firstResponse.length,
      ),
      ...stands(average(firstResponse), targets.firstResponseSeconds, 'at_most'),
    },
    compared(
      'resolution',
      average(resolution),
      average(resolutions(sessions, isYesterdayUpToNow)),
      resolution.length,
    ),
    {
      ...comparedShare(
        'satisfaction',
        satisfaction,
        satisfied(sessions, within(now - 8 * dayMs, now - dayMs)),
      ),
      ...stands(shareOf(satisfaction), targets.satisfactionPercent / 100, 'at_least'),
    },
    {
      ...comparedShare(
        'firstContactResolution',
        firstContact,
        stayedAway(sessions, within(now - 9 * dayMs, now - 2 * dayMs)),
      ),
      ...stands(shareOf(firstContact), targets.firstContactPercent / 100, 'at_least'),
    },
    comparedShare('abandonment', abandonment, abandoned(began(isYesterdayUpToNow))),
    {
      ...withoutTarget('slaBreaches'),
      value: breaches(isToday),
      previous: breaches(isYesterdayUpToNow),
    },
  ];
}

/** Whether each session, or answer, is one of those that are looked for. */
type Part = readonly boolean[];

const shareOf = (part: Part) => share(part.filter(Boolean).length, part.length);

function satisfied(sessions: readonly CountedSession[], isMeant: IsMeant): Part {
  return sessions
    .flatMap(({ survey }) => survey?.answer ?? [])
    .filter(({ at }) => isMeant(at))
    .map(({ score }) => score >= 4);
}

function stayedAway(sessions: readonly CountedSession[], isMeant: IsMeant): Part {
  return sessions
    .filter((session) => isClosed(session) && session.endedAt !== null && isMeant(session.endedAt))
    .map(({ cameBack }) => cameBack === false);
}

function abandoned(sessions: readonly CountedSession[]): Part {
  return sessions.filter(couldBeAbandoned).map(isAbandoned);
}

function firstResponses(sessions: readonly CountedSession[], isMeant: IsMeant): number[] {
  return sessions
    .filter(({ answeredAt }) => answeredAt !== null && isMeant(answeredAt))
    .flatMap((session) => session.times.clock.firstResponse ?? []);
}

function resolutions(sessions: readonly CountedSession[], isMeant: IsMeant): number[] {
  return sessions
    .filter(({ endedAt }) => endedAt !== null && isMeant(endedAt))
    .flatMap((session) => session.times.clock.resolution ?? []);
}

function within(after: Moment, upTo: Moment): IsMeant {
  return (at) => at > after && at <= upTo;
}

function daysOf({ clock, now }: KnownAccount): { isToday: IsMeant; isYesterdayUpToNow: IsMeant } {
  const today = clock.dateOf(now);
  const yesterday = dateAfter(today, -1);
  return {
    isToday: (at) => clock.dateOf(at) === today,
    isYesterdayUpToNow: (at) => clock.dateOf(at) === yesterday && clock.timeOfDay(at) <= clock.timeOfDay(now),
  };
}

function withoutTarget(name: LiveFigureName) {
  return { name, previous: null, outOf: null, target: null, status: 'none' as FigureStatus };
}

function compared(name: LiveFigureName, value: number | null, previous: number | null, outOf: number) {
  return { ...withoutTarget(name), value, previous, outOf };
}

function comparedShare(name: LiveFigureName, part: Part, before: Part) {
  return compared(name, shareOf(part), shareOf(before), part.length);
}

/** Good when the target is reached, a warning when it is missed by no more than a fifth of it, bad beyond. */
function stands(value: number | null, target: number, isGood: 'at_most' | 'at_least') {
  if (target === 0) return { target: null, status: 'none' as FigureStatus };
  if (value === null) return { target, status: 'none' as FigureStatus };
  const missedBy = isGood === 'at_most' ? value - target : target - value;
  let status: FigureStatus = 'bad';
  if (missedBy <= target / 5 + 1e-9) status = 'warning';
  if (missedBy <= 0) status = 'good';
  return { target, status };
}
