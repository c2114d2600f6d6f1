import { scheduleLimits } from '@jsk/contracts/scheduled-messages';

const minuteMs = 60_000;

export const sendTimePresets = ['halfHour', 'twoHours', 'tomorrow', 'nextWeek'] as const;
export type SendTimePreset = (typeof sendTimePresets)[number];

/** Where nobody says otherwise a shop opens about then. */
const morningHour = 9;

/** @param now in ms. @returns the moment of a preset, in the time zone of the browser. */
export function presetTime(preset: SendTimePreset, now: number): Date {
  if (preset === 'halfHour') return new Date(now + 30 * minuteMs);
  if (preset === 'twoHours') return new Date(now + 120 * minuteMs);
  const morning = new Date(now);
  morning.setDate(morning.getDate() + (preset === 'tomorrow' ? 1 : 7));
  morning.setHours(morningHour, 0, 0, 0);
  return morning;
}

/** As a field for date and time takes it: `2026-11-21T09:00`, in the time zone of the browser. */
export function toFieldTime(date: Date): string {
  const local = new Date(date.getTime() - date.getTimezoneOffset() * minuteMs);
  return local.toISOString().slice(0, 16);
}

/** What is wrong with a chosen time, as the server would say. `now` is in ms. */
export function problemOfSendTime(chosen: string, now: number): 'invalid' | 'tooSoon' | 'tooLate' | null {
  const time = new Date(chosen).getTime();
  if (Number.isNaN(time)) return 'invalid';
  if (time - now < scheduleLimits.minimumLeadMs) return 'tooSoon';
  return time - now > scheduleLimits.maximumLeadMs ? 'tooLate' : null;
}
