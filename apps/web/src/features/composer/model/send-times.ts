import { scheduleLimits } from '@jsk/contracts/scheduled-messages';
import { dayAfter, momentOf } from '@/lib/zoned-moment';

const minuteMs = 60_000;

export const sendTimePresets = ['halfHour', 'twoHours', 'tomorrow', 'nextWeek'] as const;
export type SendTimePreset = (typeof sendTimePresets)[number];

/** Where nobody says otherwise a shop opens about then. */
const morning = '09:00';

/** @param now in ms. @returns the moment of a preset, where the morning is that of the account's time zone. */
export function presetTime(preset: SendTimePreset, now: number, timeZone: string): Date {
  if (preset === 'halfHour') return new Date(now + 30 * minuteMs);
  if (preset === 'twoHours') return new Date(now + 120 * minuteMs);
  const day = dayAfter(new Date(now), preset === 'tomorrow' ? 1 : 7, timeZone);
  return momentOf(`${day}T${morning}`, timeZone);
}

/** What is wrong with a chosen time, as the server would say. `now` is in ms. */
export function problemOfSendTime(chosen: Date, now: number): 'invalid' | 'tooSoon' | 'tooLate' | null {
  const time = chosen.getTime();
  if (Number.isNaN(time)) return 'invalid';
  if (time - now < scheduleLimits.minimumLeadMs) return 'tooSoon';
  return time - now > scheduleLimits.maximumLeadMs ? 'tooLate' : null;
}
