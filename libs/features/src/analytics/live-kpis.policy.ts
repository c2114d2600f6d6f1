import type { FigureStatus, LiveFigure, LiveFigureName } from '@jsk/contracts/analytics';
import type { TargetsSettings } from '@jsk/contracts/settings';
import type { Part, PresentState } from './live-kpis.repository';

/** Missed by no more than this share of the target, it is a warning. */
const tolerance = 0.2;

/**
 * @param better durations are better below the target, shares above it; to reach it exactly is good.
 * @returns `none` when there is nothing to measure or nothing is aimed at.
 */
export function statusOf(
  value: number | null,
  target: number | null,
  better: 'lower' | 'higher',
): FigureStatus {
  if (value === null || target === null) return 'none';
  const missedBy = better === 'lower' ? value - target : target - value;
  if (missedBy <= 0) return 'good';
  // What was divided or multiplied is rarely exact.
  return missedBy <= target * tolerance + Number.EPSILON ? 'warning' : 'bad';
}

/** @returns every live figure, in the order of the contract. */
export function liveFiguresOf(
  state: PresentState,
  firstContact: { readonly current: Part; readonly before: Part },
  targets: TargetsSettings,
): LiveFigure[] {
  const abandonment = { count: state.abandoned, of: state.couldBeAbandoned };
  const abandonmentBefore = { count: state.abandonedBefore, of: state.couldBeAbandonedBefore };
  const satisfaction = { count: state.satisfied, of: state.answers };
  const satisfactionBefore = { count: state.satisfiedBefore, of: state.answersBefore };
  return [
    // How many waited a day ago is not known afterwards: some went back to the queue, some were put aside.
    count('waiting', state.waiting, null),
    count('active', state.active, null),
    count('sessionsToday', state.sessions, state.sessionsBefore),
    {
      ...average('firstResponse', state.firstResponse, state.firstResponseBefore, state.firstResponses),
      ...aimedAt(state.firstResponse, targets.firstResponseSeconds, 'lower'),
    },
    average('resolution', state.resolution, state.resolutionBefore, state.resolutions),
    {
      ...share('satisfaction', satisfaction, satisfactionBefore),
      ...aimedAt(shareOf(satisfaction), targets.satisfactionPercent / 100, 'higher'),
    },
    {
      ...share('firstContactResolution', firstContact.current, firstContact.before),
      ...aimedAt(shareOf(firstContact.current), targets.firstContactPercent / 100, 'higher'),
    },
    share('abandonment', abandonment, abandonmentBefore),
    count('slaBreaches', state.breaches, state.breachesBefore),
  ];
}

const withoutTarget = { target: null, status: 'none' } as const;

function count(name: LiveFigureName, value: number, previous: number | null): LiveFigure {
  return { name, value, previous, outOf: null, ...withoutTarget };
}

function average(
  name: LiveFigureName,
  value: number | null,
  previous: number | null,
  outOf: number,
): LiveFigure {
  return { name, value, previous, outOf, ...withoutTarget };
}

function share(name: LiveFigureName, part: Part, previous: Part): LiveFigure {
  return { name, value: shareOf(part), previous: shareOf(previous), outOf: part.of, ...withoutTarget };
}

/** @param aim 0: nothing in particular is aimed at. */
function aimedAt(value: number | null, aim: number, better: 'lower' | 'higher') {
  const target = aim === 0 ? null : aim;
  return { target, status: statusOf(value, target, better) };
}

function shareOf({ count: some, of }: Part): number | null {
  return of > 0 ? some / of : null;
}
