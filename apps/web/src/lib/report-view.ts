import { maxPeriodDays, type MeasuredBy, measuredBySchema, periodFields } from '@jsk/contracts/periods';
import type { getSessionsSummary } from '@jsk/contracts/reports';
import type { z } from 'zod';

/** The days that a report is about: the last so many, or from one date to another. */
export type ReportPeriod = { days: number } | { startDate: string; endDate: string };

export interface ReportView {
  period: ReportPeriod;
  measuredBy: MeasuredBy;
}

/** Which of the sessions of a period. */
export type SessionFilter = Omit<z.output<typeof getSessionsSummary.input>, 'days' | 'startDate' | 'endDate'>;

const usualDays = 30;

const dayMs = 24 * 60 * 60 * 1000;

/** @returns what the address asks for; what somebody has typed and cannot be is left out. */
export function reportViewOf(search: URLSearchParams): ReportView {
  const read = (name: string) => search.get(name) ?? undefined;
  const startDate = periodFields.startDate.safeParse(read('startDate')).data;
  const endDate = periodFields.endDate.safeParse(read('endDate')).data;
  const days = periodFields.days.safeParse(read('days')).data ?? usualDays;
  return {
    period: startDate && endDate && isPeriod(startDate, endDate) ? { startDate, endDate } : { days },
    measuredBy: measuredBySchema.safeParse(read('measuredBy')).data ?? 'clock',
  };
}

/** Whether it is a run of days that can be reported at once. */
export function isPeriod(startDate: string, endDate: string): boolean {
  const length = (Date.parse(endDate) - Date.parse(startDate)) / dayMs + 1;
  return length >= 1 && length <= maxPeriodDays;
}

/** @returns the same for an address; what is usual is not mentioned. */
export function searchOf({ period, measuredBy }: ReportView): URLSearchParams {
  const search = new URLSearchParams();
  if ('startDate' in period) {
    search.set('startDate', period.startDate);
    search.set('endDate', period.endDate);
  } else if (period.days !== usualDays) search.set('days', String(period.days));
  if (measuredBy !== 'clock') search.set('measuredBy', measuredBy);
  return search;
}

/**
 * @returns where a part of the reports is, with the same days.
 * @param part such as `sla` or `operators/7`
 * @param filter of that part
 */
export function reportPath(
  part: string,
  view: ReportView,
  filter: Readonly<Record<string, string | number | undefined>> = {},
): string {
  const search = searchOf(view);
  for (const [name, value] of Object.entries(filter)) {
    if (value !== undefined) search.set(name, String(value));
  }
  return `/analytics/${part}` + (search.size > 0 ? `?${search}` : '');
}

/** @returns where the sessions are listed of which a figure is made. */
export function sessionsPath(view: ReportView, filter: SessionFilter = {}): string {
  return reportPath('reports', view, filter);
}
