import { listCsatAnswers } from '@jsk/contracts/csat';
import { useSearchParams } from 'react-router';
import type { ReportPeriod } from '@/lib/report-view';
import { dayAfter, momentOf } from '@/lib/zoned-moment';
import type { RatingsView } from '../api/ratings';

const { score: scoreSchema, operatorId: operatorSchema } = listCsatAnswers.input.shape;

/** Kept in the URL; what somebody has typed into it and cannot be is left out. */
export function useRatingFilter() {
  const [search, setSearch] = useSearchParams();
  const read = (name: string) => search.get(name) ?? undefined;
  const score = scoreSchema.safeParse(read('score')).data;
  const operatorId = operatorSchema.safeParse(read('operatorId')).data;
  const filter: Omit<RatingsView, 'startAt' | 'endAt'> = {
    ...(score && { score }),
    ...(operatorId && { operatorId }),
    ...(read('hasComment') === 'true' && { hasComment: 'true' as const }),
  };
  /** @param value an empty one for all */
  const change = (name: keyof typeof filter, value: string) =>
    setSearch(
      (current) => {
        const next = new URLSearchParams(current);
        if (value) next.set(name, value);
        else next.delete(name);
        return next;
      },
      { replace: true },
    );
  return { filter, change };
}

/** @returns from which moment to which the days go, by the clocks of the account. */
export function momentsOf(
  period: ReportPeriod,
  timeZone: string,
  now: Date,
): Pick<RatingsView, 'startAt' | 'endAt'> {
  const midnight = (date: string) => momentOf(`${date}T00:00`, timeZone);
  if ('days' in period) {
    return { startAt: midnight(dayAfter(now, 1 - period.days, timeZone)).toISOString() };
  }
  const nextDay = dayAfter(midnight(period.endDate), 1, timeZone);
  return { startAt: midnight(period.startDate).toISOString(), endAt: midnight(nextDay).toISOString() };
}
