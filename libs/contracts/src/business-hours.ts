import { z } from 'zod';
import { endpoint } from './endpoint';
import { timestampSchema } from './primitives';
import { administratorRoles } from './roles';

export const businessHoursLimits = { intervalsPerDay: 6, dayName: 100, importDays: 500 } as const;

/** 1 is Monday, 7 is Sunday. */
export const isoWeekdays = [1, 2, 3, 4, 5, 6, 7] as const;
export type IsoWeekday = (typeof isoWeekdays)[number];

/** Wall-clock time; midnight at the end of a day is `24:00`. */
const beginSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time like 08:30');
const endSchema = z
  .string()
  .regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'must be a time like 17:00, or 24:00');

/** An interval whose end is not after its beginning ends on the next day: 22:00 to 02:00. */
export const intervalSchema = z.object({ from: beginSchema, to: endSchema });
export type Interval = z.infer<typeof intervalSchema>;

const minutesOfDay = 24 * 60;

/** @returns the interval in minutes from the midnight with which its day begins. */
export function minutesOf({ from, to }: Interval): { from: number; to: number } {
  const [begin, end] = [from, to].map((time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3)));
  const [fromMinute, toMinute] = [begin ?? NaN, end ?? NaN];
  return { from: fromMinute, to: toMinute <= fromMinute ? toMinute + minutesOfDay : toMinute };
}

/** In the order of the day; they may touch but not overlap. */
const intervalsSchema = z
  .array(intervalSchema)
  .max(businessHoursLimits.intervalsPerDay)
  .superRefine((intervals, context) => {
    intervals.forEach((interval, index) => {
      const before = intervals[index - 1];
      if (!before || minutesOf(interval).from >= minutesOf(before).to) return;
      context.addIssue({
        code: 'custom',
        path: [index, 'from'],
        message: 'must not be before the end of the interval before it',
      });
    });
  });

/** By ISO weekday: 1 is Monday, 7 is Sunday. What begins late on one day must end before the next day begins to work. */
export const weekSchema = z
  .object({
    1: intervalsSchema,
    2: intervalsSchema,
    3: intervalsSchema,
    4: intervalsSchema,
    5: intervalsSchema,
    6: intervalsSchema,
    7: intervalsSchema,
  })
  .superRefine((week, context) => {
    for (const day of isoWeekdays) {
      const [first] = week[day];
      const last = week[day === 1 ? 7 : ((day - 1) as IsoWeekday)].at(-1);
      if (!first || !last || minutesOf(first).from + minutesOfDay >= minutesOf(last).to) continue;
      const message = 'must not be before the end of the day before';
      context.addIssue({ code: 'custom', path: [day, 0, 'from'], message });
    }
  });
export type Week = z.infer<typeof weekSchema>;

const working: Interval[] = [{ from: '08:00', to: '17:00' }];

/** What a fresh installation has. */
export const defaultTimeZone = 'Asia/Bangkok';
export const defaultWeek: Week = { 1: working, 2: working, 3: working, 4: working, 5: working, 6: [], 7: [] };

/** A calendar date of the shop's time zone. */
export const dateSchema = z.iso.date();

/** A day that differs from its weekday: a holiday has no intervals, any other exception has its own. */
export const businessDaySchema = z.object({
  date: dateSchema,
  name: z.string().trim().min(1).max(businessHoursLimits.dayName),
  intervals: intervalsSchema,
});
export type BusinessDay = z.infer<typeof businessDaySchema>;

export const overrideSchema = z.object({
  state: z.enum(['open', 'closed']),
  /** Null: until somebody ends it. */
  until: timestampSchema.nullable(),
});
export type HoursOverride = z.infer<typeof overrideSchema>;

export const openingStatusSchema = z.object({
  isOpen: z.boolean(),
  /** What decides now. */
  because: z.enum(['week', 'day', 'override']),
  /** When it changes next, if it ever does. */
  changesAt: timestampSchema.nullable(),
  /** The next opening while closed; null while open, or when there is none within a year. */
  opensAt: timestampSchema.nullable(),
});
export type OpeningStatus = z.infer<typeof openingStatusSchema>;

export const businessHoursSchema = z.object({
  timeZone: z.string(),
  week: weekSchema,
  override: overrideSchema.nullable(),
  /** Days from yesterday on, by date. */
  days: z.array(businessDaySchema),
  status: openingStatusSchema,
  /** As customers are told, in Thai. */
  description: z.string(),
});
export type BusinessHours = z.infer<typeof businessHoursSchema>;

export const getBusinessHours = endpoint({
  method: 'GET',
  path: '/admin/business-hours',
  summary: 'Opening hours, exceptions, and whether it is open now',
  access: 'signed-in',
  input: z.object({}),
  output: businessHoursSchema,
});

export const updateBusinessHours = endpoint({
  method: 'PUT',
  path: '/admin/business-hours',
  summary: 'Replace the week and its time zone; overlapping intervals are a 400 at their path',
  access: administratorRoles,
  input: z.object({ timeZone: z.string().trim().min(1).max(64), week: weekSchema }),
  output: businessHoursSchema,
});

export const overrideBusinessHours = endpoint({
  method: 'PUT',
  path: '/admin/business-hours/override',
  summary: 'Open or closed now, whatever the week says, until a time or until it is ended',
  access: administratorRoles,
  input: overrideSchema,
  output: businessHoursSchema,
});

export const endBusinessHoursOverride = endpoint({
  method: 'DELETE',
  path: '/admin/business-hours/override',
  summary: 'The week decides again',
  access: administratorRoles,
  input: z.object({}),
  output: businessHoursSchema,
});

export const createBusinessDay = endpoint({
  method: 'POST',
  path: '/admin/business-hours/holidays',
  summary: 'Add a holiday or another exception; 409 when the date has one',
  access: administratorRoles,
  input: businessDaySchema,
  output: businessHoursSchema,
  successStatus: 201,
});

export const updateBusinessDay = endpoint({
  method: 'PUT',
  path: '/admin/business-hours/holidays/:date',
  summary: 'Replace the exception of a date',
  access: administratorRoles,
  input: businessDaySchema,
  output: businessHoursSchema,
});

export const deleteBusinessDay = endpoint({
  method: 'DELETE',
  path: '/admin/business-hours/holidays/:date',
  summary: 'The weekday decides again',
  access: administratorRoles,
  input: z.object({ date: dateSchema }),
  output: businessHoursSchema,
});

/** Why a line of a list is not a holiday. */
export const holidayProblemSchema = z.enum([
  /** No date is to be found in it. */
  'no_date',
  /** 31 April. */
  'no_such_date',
  'no_name',
  'name_too_long',
  /** An appointment of an hour, not a day. */
  'not_all_day',
  /** Once a year, say: only dates that are written down are taken. */
  'repeats',
  'too_many_days',
]);
export type HolidayProblem = z.infer<typeof holidayProblemSchema>;

/** What became of each line of a list. */
export const holidayImportSchema = z.object({
  added: z.array(businessDaySchema),
  /** Dates that had an exception already, which is kept. */
  skipped: z.array(businessDaySchema),
  /** How many dates are over. */
  past: z.number().int(),
  problems: z.array(z.object({ line: z.number().int(), text: z.string(), problem: holidayProblemSchema })),
});
export type HolidayImport = z.infer<typeof holidayImportSchema>;

export const importHolidays = endpoint({
  method: 'POST',
  path: '/admin/business-hours/holidays/import',
  summary:
    'Add holidays from a pasted list (date and name a line) or an iCalendar file; preview stores nothing',
  access: administratorRoles,
  input: z.object({ text: z.string().min(1).max(200_000), preview: z.boolean().default(false) }),
  output: holidayImportSchema,
});
