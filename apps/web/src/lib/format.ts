import type { TFunction } from 'i18next';
import type { Language } from './i18n/i18n';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

const locales: Record<Language, string> = { th: 'th-TH', en: 'en-GB' };
const formats = new Map<string, Intl.DateTimeFormat>();

function format(language: Language, options: Intl.DateTimeFormatOptions, date: Date): string {
  const key = language + JSON.stringify(options);
  const known = formats.get(key) ?? new Intl.DateTimeFormat(locales[language], options);
  formats.set(key, known);
  return known.format(date);
}

export function clockTime(language: Language, date: Date): string {
  return format(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }, date);
}

/** Day and time in full, for those who hover. */
export function exactTime(language: Language, date: Date): string {
  return format(language, { dateStyle: 'long', timeStyle: 'medium', hourCycle: 'h23' }, date);
}

/** How a list tells a time: "now", "5 min", then the clock, then the day. `now` is in ms. */
export function listTime(t: TFunction, language: Language, date: Date, now: number): string {
  const age = now - date.getTime();
  if (age < minuteMs) return t('time.now');
  if (age < hourMs) return t('time.minutes', { count: Math.floor(age / minuteMs) });
  const today = startOfDay(new Date(now));
  if (date.getTime() >= today) return clockTime(language, date);
  if (date.getTime() >= today - dayMs) return t('time.yesterday');
  const sameYear = date.getFullYear() === new Date(now).getFullYear();
  return format(language, { day: 'numeric', month: 'short', ...(!sameYear && { year: '2-digit' }) }, date);
}

/** A moment near today, before or after: "today 13:30", "tomorrow 08:00", "Mon 24 Nov 08:00". `now` is in ms. */
export function nearMoment(t: TFunction, language: Language, date: Date, now: number): string {
  const time = clockTime(language, date);
  const today = startOfDay(new Date(now));
  if (startOfDay(date) === today) return t('time.todayAt', { time });
  if (startOfDay(date) === startOfDay(new Date(today + dayMs * 1.5))) return t('time.tomorrowAt', { time });
  const day = format(language, { weekday: 'short', day: 'numeric', month: 'short' }, date);
  return t('time.dayAt', { day, time });
}

/** A moment that stays right whenever it is read: "Mon 24 Nov 08:00". */
export function dayAndTime(language: Language, date: Date): string {
  const day = format(language, { weekday: 'short', day: 'numeric', month: 'short' }, date);
  return `${day} ${clockTime(language, date)}`;
}

/** The line between the days of a thread. `now` is in ms. */
export function dayLabel(t: TFunction, language: Language, date: Date, now: number): string {
  const today = startOfDay(new Date(now));
  if (startOfDay(date) === today) return t('time.today');
  if (startOfDay(date) === startOfDay(new Date(today - dayMs / 2))) return t('time.yesterday');
  return format(language, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }, date);
}

/** "45 s", "12 min", "1 h 5 min", "2 d 3 h". */
export function duration(t: TFunction, ms: number): string {
  const whole = Math.max(0, ms);
  if (whole < minuteMs) return t('time.seconds', { count: Math.floor(whole / 1000) });
  if (whole < hourMs) return t('time.minutes', { count: Math.floor(whole / minuteMs) });
  const hours = Math.floor(whole / hourMs);
  if (whole < dayMs)
    return t('time.hoursMinutes', { hours, minutes: Math.floor((whole % hourMs) / minuteMs) });
  return t('time.daysHours', { days: Math.floor(hours / 24), hours: hours % 24 });
}

/** A running clock: "4:05", then as `duration`. */
export function runningDuration(t: TFunction, ms: number): string {
  if (ms >= hourMs) return duration(t, ms);
  const seconds = Math.max(0, Math.floor(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

const fileSizeUnits = [
  ['megabyte', 1_000_000],
  ['kilobyte', 1_000],
] as const;

export function fileSize(language: Language, bytes: number): string {
  const [unit, divisor] = fileSizeUnits.find(([, size]) => bytes >= size) ?? (['byte', 1] as const);
  const options = { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(locales[language], options).format(bytes / divisor);
}

/** A number of things; many are shortened where there is little room. */
export function count(language: Language, number: number, room: 'full' | 'little' = 'full'): string {
  const isShort = room === 'little' && number >= 10_000;
  const options = isShort ? ({ notation: 'compact', maximumFractionDigits: 1 } as const) : {};
  return new Intl.NumberFormat(locales[language], options).format(number);
}

/** @param share 1 is all */
export function percent(language: Language, share: number): string {
  return new Intl.NumberFormat(locales[language], { style: 'percent' }).format(share);
}

/** A day of the calendar in Bangkok, given as `2026-11-21`. */
export function calendarDay(language: Language, day: string, length: 'short' | 'long' = 'long'): string {
  const options = { timeZone: 'Asia/Bangkok', day: 'numeric', month: length } as const;
  return format(language, options, new Date(`${day}T00:00:00+07:00`));
}

/** A day of the calendar with its year, wherever one is, given as `2026-11-21`. */
export function fullDay(language: Language, day: string): string {
  return format(language, { timeZone: 'UTC', dateStyle: 'long' }, new Date(`${day}T00:00:00Z`));
}

export function languageName(language: Language, code: string): string {
  try {
    return new Intl.DisplayNames(locales[language], { type: 'language' }).of(code) ?? code;
  } catch {
    return code; // LINE's own words for a language are not always a BCP 47 tag
  }
}

export function startOfDay(date: Date): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}
