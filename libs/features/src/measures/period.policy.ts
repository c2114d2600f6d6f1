import { maxPeriodDays, type Period } from '@jsk/contracts/periods';
import { AppError } from '@jsk/platform/errors/app-error';

const dayMs = 24 * 60 * 60 * 1000;

/** Days as people ask for them; see `periodFields`. */
export interface AskedPeriod {
  readonly days?: number;
  readonly startDate?: string;
  readonly endDate?: string;
}

const usualDays = 7;

/**
 * @param today the date it is in the account's time zone
 * @returns from `startDate` to `endDate` (each may be left out: as many days as asked for, up to today), or the last `days` days.
 * @throws AppError `validation_error` at the field that cannot be.
 */
export function periodOf({ days = usualDays, startDate, endDate }: AskedPeriod, today: string): Period {
  const end = endDate ?? today;
  const start = startDate ?? addDays(end, 1 - days);
  const length = lengthOf({ startDate: start, endDate: end });
  if (length < 1) throw invalid('endDate', 'must not be before startDate');
  if (length > maxPeriodDays)
    throw invalid('startDate', `must be at most ${maxPeriodDays} days before endDate`);
  return { startDate: start, endDate: end };
}

/** @returns as many days, right before. */
export function periodBefore(period: Period): Period {
  const length = lengthOf(period);
  return { startDate: addDays(period.startDate, -length), endDate: addDays(period.startDate, -1) };
}

function lengthOf({ startDate, endDate }: Period): number {
  return (Date.parse(endDate) - Date.parse(startDate)) / dayMs + 1;
}

function addDays(date: string, days: number): string {
  return new Date(Date.parse(date) + days * dayMs).toISOString().slice(0, 10);
}

function invalid(path: string, message: string): AppError {
  return new AppError('validation_error', `${path}: ${message}`, { errors: [{ path, message }] });
}
