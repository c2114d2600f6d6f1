const dayMs = 24 * 60 * 60 * 1000;

const clocks = new Map<string, Intl.DateTimeFormat>();

/** Making one takes a hundred times as long as reading it. */
function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone);
  const clock =
    known ?? new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  clocks.set(timeZone, clock);
  return clock;
}

/** What the clocks of the shop read at a moment, as a field for date and time takes it: `2026-11-23T08:00`. */
export function wallTimeAt(moment: Date, timeZone: string): string {
  return clockOf(timeZone).format(moment).replace(' ', 'T');
}

/**
 * @returns when the clocks of the shop read that; where they skip it, about an hour beside it. An invalid date for what
 * is no time, as a field that was emptied.
 */
export function momentOf(wallTime: string, timeZone: string): Date {
  const asUtc = (text: string) => Date.parse(`${text}Z`);
  let moment = new Date(asUtc(wallTime));
  // The second step is for when the clocks are changed in between.
  for (let step = 0; step < 2 && !Number.isNaN(moment.getTime()); step += 1) {
    moment = new Date(moment.getTime() + asUtc(wallTime) - asUtc(wallTimeAt(moment, timeZone)));
  }
  return moment;
}

/** @returns the shop's day of the calendar, so many days later: `2026-11-23`. */
export function dayAfter(moment: Date, days: number, timeZone: string): string {
  const today = wallTimeAt(moment, timeZone).slice(0, 10);
  return new Date(Date.parse(`${today}T00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}

/** @returns the midnight with which the shop's day ends. */
export function endOfDay(now: Date, timeZone: string): Date {
  return momentOf(`${dayAfter(now, 1, timeZone)}T00:00`, timeZone);
}

/** Messages come in their order, so the next is mostly of the same day. */
let lastDay = { timeZone: '', from: 0, to: 0 };

/** @returns the midnight with which the shop's day begins, in ms. */
export function startOfDay(moment: Date, timeZone: string): number {
  const at = moment.getTime();
  if (lastDay.timeZone !== timeZone || at < lastDay.from || at >= lastDay.to) {
    const from = momentOf(`${dayAfter(moment, 0, timeZone)}T00:00`, timeZone).getTime();
    lastDay = { timeZone, from, to: endOfDay(moment, timeZone).getTime() };
  }
  return lastDay.from;
}

export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}

/** Every zone that this browser knows, and the one that is chosen. */
export function knownTimeZones(chosen: string): string[] {
  return [...new Set([chosen, ...Intl.supportedValuesOf('timeZone')])].filter(isTimeZone).sort();
}
