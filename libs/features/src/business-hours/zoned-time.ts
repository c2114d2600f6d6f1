/**
 * Calendar and clocks of a time zone. "Wall" is what the clock on a wall there reads, kept as the milliseconds at which
 * UTC reads the same, so that a day of it always has 24 hours.
 */
export const minuteMs = 60_000;
export const dayMs = 24 * 60 * minuteMs;

const formats = new Map<string, Intl.DateTimeFormat>();

/** @throws RangeError when there is no such time zone. */
function formatFor(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  formats.set(timeZone, format);
  return format;
}

/** Whether it is the name of a zone in the IANA database, such as `Asia/Bangkok`. */
export function isTimeZone(name: string): boolean {
  // Newer runtimes take an offset for a zone, too, but that one knows no daylight saving time.
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    formatFor(name);
    return true;
  } catch {
    return false;
  }
}

/** @returns by how much the clocks are ahead of UTC, in milliseconds. */
export function offsetAt(at: number, timeZone: string): number {
  const parts = new Map(
    formatFor(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  const wall = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return wall - Math.floor(at / 1000) * 1000;
}

/** Time during which nobody changes the clocks. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly offsetMs: number;
}

/** @returns the time between two moments, in stretches of at most a day. */
export function* stretchesBetween(from: number, to: number, timeZone: string): Generator<Stretch> {
  let offsetMs = offsetAt(from, timeZone);
  for (let begin = from; begin < to; begin += dayMs) {
    const end = Math.min(begin + dayMs, to);
    const nextOffsetMs = offsetAt(end, timeZone);
    if (nextOffsetMs === offsetMs) {
      yield { from: begin, to: end, offsetMs };
      continue;
    }
    const change = findChange(begin, end, timeZone);
    yield { from: begin, to: change, offsetMs };
    yield { from: change, to: end, offsetMs: nextOffsetMs };
    offsetMs = nextOffsetMs;
  }
}

/** @returns the first moment after `before` with the offset of `after`; clocks are changed on a whole second. */
function findChange(before: number, after: number, timeZone: string): number {
  const offsetBefore = offsetAt(before, timeZone);
  let [low, high] = [Math.floor(before / 1000), Math.ceil(after / 1000)];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(middle * 1000, timeZone) === offsetBefore) low = middle;
    else high = middle;
  }
  return high * 1000;
}

/** @returns the date on the wall's calendar, as `2026-11-23`. */
export function dateOf(wall: number): string {
  return new Date(wall).toISOString().slice(0, 10);
}

/** @returns the wall's midnight with which the date begins. */
export function wallOf(date: string): number {
  return Date.parse(`${date}T00:00:00Z`);
}

export function addDays(date: string, days: number): string {
  return dateOf(wallOf(date) + days * dayMs);
}

/** @returns 1 for Monday to 7 for Sunday. */
export function isoWeekdayOf(date: string): 1 | 2 | 3 | 4 | 5 | 6 | 7 {
  return (((new Date(wallOf(date)).getUTCDay() + 6) % 7) + 1) as 1 | 2 | 3 | 4 | 5 | 6 | 7;
}

/** @returns the date it is in a time zone. */
export function todayIn(timeZone: string, now: Date): string {
  return dateOf(now.getTime() + offsetAt(now.getTime(), timeZone));
}
