import { getBusinessHours } from '@jsk/contracts/business-hours';
import type { Settings } from '@jsk/contracts/settings';
import { useQuery } from '@tanstack/react-query';
import { call } from '@/lib/api-client';
import type { PlaceholderName } from './customer-text-template';

/** In Thai in every language, because customers read it. */
const examples = { hours: 'จันทร์-ศุกร์ 08:00-17:00 น.', opensAt: ' พรุ่งนี้ (วันจันทร์) เวลา 08:00 น.' };

/** What the placeholders may become: the opening hours as they are, if they are known. */
export function usePlaceholderSamples({ sessions }: Settings): Record<PlaceholderName, string> {
  const hours = useQuery({
    queryKey: ['business-hours', 'description'],
    queryFn: async ({ signal }) => (await call(getBusinessHours, {}, { signal })).description,
    staleTime: 60_000,
  });
  return {
    ...examples,
    ...(hours.data && { hours: hours.data }),
    minutes: String(sessions.warnBeforeMinutes),
  };
}
