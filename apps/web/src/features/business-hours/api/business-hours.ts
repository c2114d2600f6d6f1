import {
  type BusinessDay,
  type BusinessHours,
  createBusinessDay,
  deleteBusinessDay,
  endBusinessHoursOverride,
  getBusinessHours,
  type HoursOverride,
  importHolidays,
  overrideBusinessHours,
  updateBusinessDay,
  updateBusinessHours,
  type Week,
} from '@jsk/contracts/business-hours';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '@/lib/api-client';
import { followTimeZone } from '@/lib/time-zone';

export const businessHoursOptions = queryOptions({
  queryKey: ['business-hours'],
  queryFn: ({ signal }) => call(getBusinessHours, {}, { signal }),
  refetchOnMount: 'always',
  // Whether it is open changes with the time, and the socket does not tell.
  refetchInterval: 60_000,
});

/** A change that is answered with everything as it is afterwards. */
function useChange<Input>(change: (input: Input) => Promise<BusinessHours>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onMutate: () => client.cancelQueries({ queryKey: businessHoursOptions.queryKey, exact: true }),
    onSuccess: (hours) => {
      client.setQueryData(businessHoursOptions.queryKey, hours);
      followTimeZone(hours.timeZone);
    },
  });
}

export const useSaveWeek = () =>
  useChange((input: { timeZone: string; week: Week }) => call(updateBusinessHours, input));

export const useOverride = () => useChange((input: HoursOverride) => call(overrideBusinessHours, input));

export const useEndOverride = () => useChange(() => call(endBusinessHoursOverride, {}));

/** Adds a day that differs, or replaces the one there is. */
export const useSaveDay = () =>
  useChange(({ day, isNew }: { day: BusinessDay; isNew: boolean }) =>
    isNew ? call(createBusinessDay, day) : call(updateBusinessDay, day),
  );

export const useDeleteDay = () => useChange((date: string) => call(deleteBusinessDay, { date }));

/** Looks a list through, or imports it. */
export function useImportHolidays() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: { text: string; preview: boolean }) => call(importHolidays, input),
    onSuccess: (_, { preview }) =>
      preview ? undefined : client.invalidateQueries({ queryKey: businessHoursOptions.queryKey }),
  });
}
