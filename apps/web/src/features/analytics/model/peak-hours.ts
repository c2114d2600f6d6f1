import type { Hourly } from '@jsk/contracts/analytics';

export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;
export const hours = Array.from({ length: 24 }, (_, hour) => hour);

export interface PeakHours {
  of: (weekday: number, hour: number) => number;
  /** The number of the fullest hour of the week. */
  most: number;
  /** The fullest hour, the first of equal ones; null: there was nothing. */
  peak: { weekday: number; hour: number; sessions: number } | null;
}

export function peakHoursOf({ cells }: Hourly): PeakHours {
  const known = new Map(cells.map(({ weekday, hour, sessions }) => [weekday * 24 + hour, sessions]));
  const [peak = null] = cells.toSorted((a, b) => b.sessions - a.sessions);
  return {
    of: (weekday, hour) => known.get(weekday * 24 + hour) ?? 0,
    most: peak?.sessions ?? 0,
    peak,
  };
}

/** "09:00–10:00" */
export function hourWords(hour: number): string {
  const clock = (of: number) => `${String(of).padStart(2, '0')}:00`;
  return `${clock(hour)}–${clock(hour + 1)}`;
}
