import { z } from 'zod';

/** The longest period that is reported at once, in days. */
export const maxPeriodDays = 366;

/**
 * A run of whole days of the account's time zone, both ends included: the last `days` days up to today, or from one date
 * to another. A session belongs to the day on which it began.
 */
export const periodFields = {
  days: z.coerce.number().int().min(1).max(maxPeriodDays).optional(),
  startDate: z.iso.date().optional(),
  endDate: z.iso.date().optional(),
};

/** What a period came out as. */
export const periodSchema = z.object({
  startDate: z.iso.date(),
  endDate: z.iso.date(),
});
export type Period = z.infer<typeof periodSchema>;

/** Whether times are measured by the clock on the wall, or by the hours in which the shop was open. */
export const measuredBySchema = z.enum(['clock', 'business']);
export type MeasuredBy = z.infer<typeof measuredBySchema>;
