import { type BusinessDay, businessHoursLimits, type HolidayImport } from '@jsk/contracts/business-hours';
import { AppError } from '@jsk/platform/errors/app-error';
import type { HolidayList } from './holiday-list.policy';
import { todayIn } from './zoned-time';

/**
 * What an import does with each entry: a date that is over is left out, and one that has an exception keeps it. Of two
 * entries for one date the first is taken.
 * @throws AppError `validation_error` at `text` when the list is too long.
 */
export function sortHolidays(
  { holidays, problems }: HolidayList,
  stored: { readonly timeZone: string; readonly days: readonly BusinessDay[] },
  now: Date,
): HolidayImport {
  const today = todayIn(stored.timeZone, now);
  const coming = holidays.filter(({ date }) => date >= today);
  const { importDays } = businessHoursLimits;
  if (coming.length + problems.length > importDays) {
    const message = `must not be longer than ${importDays} days`;
    throw new AppError('validation_error', `text: ${message}`, { errors: [{ path: 'text', message }] });
  }
  const taken = new Set(stored.days.map(({ date }) => date));
  const added: BusinessDay[] = [];
  const skipped: BusinessDay[] = [];
  for (const { date, name } of coming.sort((a, b) => a.date.localeCompare(b.date))) {
    (taken.has(date) ? skipped : added).push({ date, name, intervals: [] });
    taken.add(date);
  }
  return { added, skipped, past: holidays.length - coming.length, problems: [...problems] };
}
