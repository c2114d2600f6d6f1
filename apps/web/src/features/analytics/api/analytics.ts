import { getDashboard, getHourly, getOperatorFigures, listOperatorFigures } from '@jsk/contracts/analytics';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { call } from '@/lib/api-client';
import type { ReportPeriod, ReportView } from '@/lib/report-view';

/** Reports are not told over the socket: they are read anew whenever somebody looks at them. */
const fresh = { placeholderData: keepPreviousData, refetchOnMount: 'always' } as const;

export function dashboardOptions({ period, measuredBy }: ReportView) {
  return queryOptions({
    queryKey: ['analytics', 'dashboard', period, measuredBy],
    queryFn: ({ signal }) => call(getDashboard, { ...period, measuredBy }, { signal }),
    ...fresh,
  });
}

export function hourlyOptions(period: ReportPeriod) {
  return queryOptions({
    queryKey: ['analytics', 'hourly', period],
    queryFn: ({ signal }) => call(getHourly, period, { signal }),
    ...fresh,
  });
}

export function operatorsOptions({ period, measuredBy }: ReportView) {
  return queryOptions({
    queryKey: ['analytics', 'operators', period, measuredBy],
    queryFn: ({ signal }) => call(listOperatorFigures, { ...period, measuredBy }, { signal }),
    ...fresh,
  });
}

export function operatorOptions(operatorId: string, { period, measuredBy }: ReportView) {
  return queryOptions({
    queryKey: ['analytics', 'operator', operatorId, period, measuredBy],
    queryFn: ({ signal }) => call(getOperatorFigures, { ...period, measuredBy, operatorId }, { signal }),
    refetchOnMount: 'always',
    // Only of the same operator: another's figures under this name would be wrong.
    placeholderData: (known, query) => (query?.queryKey[2] === operatorId ? known : undefined),
  });
}
