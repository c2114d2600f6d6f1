import { type IsoWeekday, isoWeekdays, minutesOf, type Week } from '@jsk/contracts/business-hours';
import type { Moment } from './session-history';

const quarterMs = 15 * 60_000;
const dayMs = 24 * 60 * 60_000;

/** What a clock on a wall shows. */
interface WallTime {
  readonly date: string;
  readonly weekday: IsoWeekday;
  readonly hour: number;
  readonly minute: number;
}

/** The calendar and the clock of an account, as the platform's own calendar has them. */
export class AccountClock {
  private readonly format: Intl.DateTimeFormat;
  private readonly known = new Map<number, WallTime>();

  constructor(readonly timeZone: string) {
    const twoDigits = { month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' } as const;
    this.format = new Intl.DateTimeFormat('en', {
      timeZone,
      year: 'numeric',
      hourCycle: 'h23',
      ...twoDigits,
    });
  }

  dateOf(at: Moment): string {
    return this.quarterOf(at).date;
  }

  weekdayOf(at: Moment): IsoWeekday {
    return this.quarterOf(at).weekday;
  }

  hourOf(at: Moment): number {
    return this.quarterOf(at).hour;
  }

  /** @returns what passed since midnight by the clock on the wall, in milliseconds. */
  timeOfDay(at: Moment): number {
    const { hour, minute } = this.quarterOf(at);
    return (hour * 60 + minute) * 60_000 + (at % quarterMs);
  }

  /** @returns whether the shop is open by its week. */
  isOpen(week: Week, at: Moment): boolean {
    const { weekday, hour, minute } = this.quarterOf(at);
    const minuteOfDay = hour * 60 + minute;
    const yesterday = isoWeekdays[(weekday + 5) % 7] as IsoWeekday;
    const covers = (day: IsoWeekday, time: number) =>
      week[day].some((interval) => time >= minutesOf(interval).from && time < minutesOf(interval).to);
    return covers(weekday, minuteOfDay) || covers(yesterday, minuteOfDay + 24 * 60);
  }

  /** Adds up the quarters of hours in which it was open. No shop opens, and no clock is changed, in between. */
  openMsBetween(week: Week, from: Moment, to: Moment): number {
    let openMs = 0;
    for (let quarter = startOfQuarter(from); quarter < to; quarter += quarterMs) {
      if (!this.isOpen(week, quarter)) continue;
      openMs += Math.min(to, quarter + quarterMs) - Math.max(from, quarter);
    }
    return openMs;
  }

  /** All that the wall shows of a moment but the minutes within the quarter of an hour. */
  private quarterOf(at: Moment): WallTime {
    const quarter = startOfQuarter(at);
    const known = this.known.get(quarter) ?? this.read(quarter);
    this.known.set(quarter, known);
    return known;
  }

  private read(at: Moment): WallTime {
    const parts = Object.fromEntries(this.format.formatToParts(at).map(({ type, value }) => [type, value]));
    const date = `${parts.year}-${parts.month}-${parts.day}`;
    const weekday = ((new Date(date).getUTCDay() + 6) % 7) + 1;
    return { date, weekday: weekday as IsoWeekday, hour: Number(parts.hour), minute: Number(parts.minute) };
  }
}

function startOfQuarter(at: Moment): Moment {
  return Math.floor(at / quarterMs) * quarterMs;
}

/** @returns every date from the first to the last. */
export function datesBetween(first: string, last: string): string[] {
  const dates: string[] = [];
  for (let date = first; date <= last; date = dateAfter(date, 1)) dates.push(date);
  return dates;
}

/** @param days may be negative */
export function dateAfter(date: string, days: number): string {
  return new Date(Date.parse(date) + days * dayMs).toISOString().slice(0, 10);
}
