import { getSettings, type SettingsChange, updateSettings } from '@jsk/contracts/settings';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '@/lib/api-client';
import { slaRulesOptions } from '@/lib/sla-rules';

export const settingsOptions = queryOptions({
  queryKey: ['settings'],
  queryFn: ({ signal }) => call(getSettings, {}, { signal }),
  // The socket does not tell when another administrator changes them.
  staleTime: 0,
});

export function useUpdateSettings() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: SettingsChange) => call(updateSettings, change),
    onSuccess: (settings) => {
      client.setQueryData(settingsOptions.queryKey, settings);
      // Made of the settings.
      void client.invalidateQueries({ queryKey: slaRulesOptions.queryKey });
    },
  });
}
