import { type OpeningHours, openingAt } from './opening.policy';
import { addDays, dayMs, isoWeekdayOf, minuteMs, offsetAt, todayIn, wallOf } from './zoned-time';

/** When people begin to work, where the hours do not say it: the shop is open at night, or not within a year. */
const morningMs = 9 * 60 * minuteMs;

/**
 * When the shop next opens on a later day than today, and from next Monday on; in the morning of that day where no
 * opening says it.
 */
export function comingOpenings(hours: OpeningHours, now: Date): { nextDay: Date; nextWeek: Date } {
  const today = todayIn(hours.timeZone, now);
  return {
    nextDay: firstOpening(hours, addDays(today, 1)),
    nextWeek: firstOpening(hours, addDays(today, 8 - isoWeekdayOf(today))),
  };
}

function firstOpening(hours: OpeningHours, date: string): Date {
  const midnight = momentOf(wallOf(date), hours.timeZone);
  const { isOpen, changesAt } = openingAt(hours, midnight);
  const opensAt = isOpen && changesAt ? openingAt(hours, changesAt).changesAt : changesAt;
  const isUseful = !isOpen || (opensAt !== null && opensAt.getTime() - midnight.getTime() < dayMs);
  return (isUseful && opensAt) || momentOf(wallOf(date) + morningMs, hours.timeZone);
}

/** @returns when the clock on the wall reads that; beside a change of the clocks, about an hour off. */
function momentOf(wall: number, timeZone: string): Date {
  return new Date(wall - offsetAt(wall - offsetAt(wall, timeZone), timeZone));
}
