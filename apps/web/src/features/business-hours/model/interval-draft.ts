import {
  businessDaySchema,
  businessHoursLimits,
  defaultWeek,
  type Interval,
  isoWeekdays,
  type IsoWeekday,
  type Week,
  weekSchema,
} from '@jsk/contracts/business-hours';

export type IntervalProblem = 'time' | 'overlap' | 'other';

/** What is wrong, by the path that the API uses for the field, too: `week.1.0.from`. */
export type IntervalProblems = ReadonlyMap<string, IntervalProblem>;

/** What the API would refuse, known while it is typed. */
export function problemsInWeek(week: Week): IntervalProblems {
  return problemsOf('week', weekSchema.safeParse(week).error?.issues ?? []);
}

export function problemsInIntervals(intervals: readonly Interval[]): IntervalProblems {
  return problemsOf('intervals', businessDaySchema.shape.intervals.safeParse(intervals).error?.issues ?? []);
}

function problemsOf(
  root: string,
  issues: readonly { path: PropertyKey[]; code?: string }[],
): IntervalProblems {
  const problems = new Map<string, IntervalProblem>();
  for (const { path, code } of issues) {
    const field = [root, ...path.map(String)].join('.');
    // A time that is missing seems to be before everything, which is not what is wrong with it.
    if (!problems.has(field)) problems.set(field, code === 'custom' ? 'overlap' : 'time');
  }
  return problems;
}

const hourMinutes = 60;
const lastMinute = 23 * hourMinutes + 59;

/** One more interval an hour after the last one, as far as the day goes. */
export function withAnother(intervals: readonly Interval[]): Interval[] {
  const last = intervals.at(-1);
  if (!last) return [{ from: '08:00', to: '17:00' }];
  const begin = Math.min(minutesIn(last.to) + hourMinutes, lastMinute);
  return [...intervals, { from: timeOf(begin), to: timeOf(Math.min(begin + 4 * hourMinutes, lastMinute)) }];
}

export function canAddTo(intervals: readonly Interval[]): boolean {
  const last = intervals.at(-1);
  const endsToday = !last || (last.to > last.from && last.to < '23:00');
  return endsToday && intervals.length < businessHoursLimits.intervalsPerDay;
}

/** Hours for a day that was closed: those of another day, so that a week is quickly filled in. */
export function usualIntervals(week: Week): Interval[] {
  return isoWeekdays.map((day) => week[day]).find((intervals) => intervals.length > 0) ?? defaultWeek[1];
}

export function withCopies(week: Week, from: IsoWeekday, to: readonly IsoWeekday[]): Week {
  const copies = to.map((day) => [day, week[from]]);
  return { ...week, ...(Object.fromEntries(copies) as Partial<Week>) };
}

function minutesIn(time: string): number {
  return Number(time.slice(0, 2)) * hourMinutes + Number(time.slice(3));
}

function timeOf(minutes: number): string {
  const digits = (number: number) => String(number).padStart(2, '0');
  return `${digits(Math.floor(minutes / hourMinutes))}:${digits(minutes % hourMinutes)}`;
}
