/** What the clocks of the shop read at a moment, as a field for date and time takes it: `2026-11-23T08:00`. */
export function wallTimeAt(moment: Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(moment);
  return parts.replace(' ', 'T');
}

/** @returns when the clocks of the shop read that; where they skip it, about an hour beside it. */
export function momentOf(wallTime: string, timeZone: string): Date {
  const asUtc = (text: string) => Date.parse(`${text}Z`);
  let moment = new Date(asUtc(wallTime));
  // The second step is for when the clocks are changed in between.
  for (let step = 0; step < 2; step += 1) {
    moment = new Date(moment.getTime() + asUtc(wallTime) - asUtc(wallTimeAt(moment, timeZone)));
  }
  return moment;
}

/** @returns the midnight with which the shop's day ends. */
export function endOfDay(now: Date, timeZone: string): Date {
  const today = wallTimeAt(now, timeZone).slice(0, 10);
  const tomorrow = new Date(Date.parse(`${today}T00:00Z`) + 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
  return momentOf(`${tomorrow}T00:00`, timeZone);
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
