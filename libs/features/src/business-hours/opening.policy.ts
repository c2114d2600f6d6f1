import { type HoursOverride, type Interval, minutesOf, type Week } from '@jsk/contracts/business-hours';
import {
  addDays,
  dateOf,
  dayMs,
  isoWeekdayOf,
  minuteMs,
  offsetAt,
  type Stretch,
  stretchesBetween,
  wallOf,
} from './zoned-time';

/** When the shop is open, as administrators have said it. */
export interface OpeningHours {
  readonly timeZone: string;
  readonly week: Week;
  /** Intervals of the dates that differ from their weekday. */
  readonly days: ReadonlyMap<string, readonly Interval[]>;
  readonly override: {
    readonly state: HoursOverride['state'];
    /** Without one: always, as far as times that are over are concerned. */
    readonly since?: Date;
    readonly until: Date | null;
  } | null;
}

/** Whether it is open, what decides that, and when that changes. */
export interface Opening {
  readonly isOpen: boolean;
  readonly because: 'week' | 'day' | 'override';
  /** Null when it does not change within a year. */
  readonly changesAt: Date | null;
}

const searchedMs = 366 * dayMs;

/**
 * The rules, in this order:
 * 1. An override decides until it ends.
 * 2. The intervals of a date are those of its exception, or else those of its weekday.
 * 3. An interval belongs to the date on which it begins. What runs past midnight therefore still counts on a holiday
 *    that follows, and a holiday ends nothing but what would begin on it.
 * 4. It is open while the clock on the wall reads a time within an interval. An hour that is skipped when the clocks
 *    are changed is not there; one that is repeated counts twice.
 */
export function openingAt(hours: OpeningHours, now: Date): Opening {
  const override = overrideInForce(hours, now);
  if (!override) return { ...planAt(hours, now), changesAt: findPlannedChange(hours, now) };
  const isOpen = override.state === 'open';
  return { isOpen, because: 'override', changesAt: findEndOfOverride(hours, isOpen, override.until) };
}

/**
 * @returns for how many milliseconds it was open between two moments, by the hours as they are now: what was changed in
 * between is not remembered, but for since when an override counts.
 */
export function openMsBetween(hours: OpeningHours, from: Date, to: Date): number {
  if (to <= from) return 0;
  const { override } = hours;
  if (!override) return plannedMsBetween(hours, from.getTime(), to.getTime());
  const begin = Math.max(from.getTime(), override.since?.getTime() ?? 0);
  const end = Math.min(to.getTime(), override.until?.getTime() ?? Infinity);
  const planned = plannedMsBetween(hours, from.getTime(), to.getTime());
  if (end <= begin) return planned;
  return planned - plannedMsBetween(hours, begin, end) + (override.state === 'open' ? end - begin : 0);
}

function plannedMsBetween(hours: OpeningHours, from: number, to: number): number {
  let openMs = 0;
  for (const stretch of stretchesBetween(from, to, hours.timeZone)) {
    const end = stretch.to + stretch.offsetMs;
    turningPoints(hours, stretch).forEach((wall, index, walls) => {
      if (planAtWall(hours, wall).isOpen) openMs += (walls[index + 1] ?? end) - wall;
    });
  }
  return openMs;
}

/** @returns the override, or null when there is none or its time is over. */
export function overrideInForce({ override }: OpeningHours, now: Date): OpeningHours['override'] {
  return override && (override.until === null || now < override.until) ? override : null;
}

function findEndOfOverride(hours: OpeningHours, isOpen: boolean, until: Date | null): Date | null {
  if (!until) return null;
  return planAt(hours, until).isOpen === isOpen ? findPlannedChange(hours, until) : until;
}

/** What week and exceptions say. */
function planAt(hours: OpeningHours, at: Date): Pick<Opening, 'isOpen' | 'because'> {
  return planAtWall(hours, at.getTime() + offsetAt(at.getTime(), hours.timeZone));
}

function planAtWall(hours: OpeningHours, wall: number): Pick<Opening, 'isOpen' | 'because'> {
  const date = dateOf(wall);
  const decidedBy = (begun: string) => (hours.days.has(begun) ? 'day' : 'week');
  for (const begun of [date, addDays(date, -1)]) {
    const isWithin = intervalsOf(hours, begun).some(({ from, to }) => wall >= from && wall < to);
    if (isWithin) return { isOpen: true, because: decidedBy(begun) };
  }
  return { isOpen: false, because: decidedBy(date) };
}

/** @returns the intervals that begin on a date, in wall time. */
function intervalsOf({ days, week }: OpeningHours, date: string): { from: number; to: number }[] {
  const midnight = wallOf(date);
  return (days.get(date) ?? week[isoWeekdayOf(date)]).map((interval) => {
    const { from, to } = minutesOf(interval);
    return { from: midnight + from * minuteMs, to: midnight + to * minuteMs };
  });
}

function findPlannedChange(hours: OpeningHours, after: Date): Date | null {
  const start = after.getTime();
  const { isOpen } = planAt(hours, after);
  for (const stretch of stretchesBetween(start, start + searchedMs, hours.timeZone)) {
    for (const wall of turningPoints(hours, stretch)) {
      if (planAtWall(hours, wall).isOpen !== isOpen) return new Date(wall - stretch.offsetMs);
    }
  }
  return null;
}

/** Everything at which it could change, in order: an interval's ends, and the moment at which the clocks are changed. */
function turningPoints(hours: OpeningHours, { from, to, offsetMs }: Stretch): number[] {
  const [begin, end] = [from + offsetMs, to + offsetMs];
  const points = [begin];
  for (let date = addDays(dateOf(begin), -1); wallOf(date) < end; date = addDays(date, 1)) {
    for (const interval of intervalsOf(hours, date)) points.push(interval.from, interval.to);
  }
  return points.filter((wall) => wall >= begin && wall < end).sort((a, b) => a - b);
}
