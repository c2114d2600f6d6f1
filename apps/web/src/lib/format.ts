import type { TFunction } from 'i18next';
import type { Language } from './i18n/i18n';
import { isForeignTime, timeZoneStore } from './time-zone';
import * as zoned from './zoned-moment';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

const locales: Record<Language, string> = { th: 'th-TH', en: 'en-GB' };
const formats = new Map<string, Intl.DateTimeFormat>();

/** By the clocks of the account, unless the options name a zone. */
function formatFor(language: Language, given: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const options = { timeZone: timeZoneStore.get(), ...given };
  const key = language + JSON.stringify(options);
  const known = formats.get(key) ?? new Intl.DateTimeFormat(locales[language], options);
  formats.set(key, known);
  return known;
}

function format(language: Language, options: Intl.DateTimeFormatOptions, date: Date): string {
  return formatFor(language, options).format(date);
}

export function clockTime(language: Language, date: Date): string {
  return format(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }, date);
}

/** Day and time in full, for those who hover. */
export function exactTime(language: Language, date: Date): string {
  const time = format(language, { dateStyle: 'long', timeStyle: 'medium', hourCycle: 'h23' }, date);
  return time + zoneNote(language, date);
}

/** " GMT+7" where the clock of this computer reads something else; else nothing. */
function zoneNote(language: Language, date: Date): string {
  if (!isForeignTime(date)) return '';
  const parts = formatFor(language, { timeZoneName: 'shortOffset' }).formatToParts(date);
  return ` ${parts.find(({ type }) => type === 'timeZoneName')?.value}`;
}

/** The day alone: "21 November 2026". */
export function dayOf(language: Language, date: Date): string {
  return format(language, { dateStyle: 'long' }, date);
}

/** How a list tells a time: "now", "5 min", then the clock, then the day. `now` is in ms. */
export function listTime(t: TFunction, language: Language, date: Date, now: number): string {
  const age = now - date.getTime();
  if (age < minuteMs) return t('time.now');
  if (age < hourMs) return t('time.minutes', { count: Math.floor(age / minuteMs) });
  const today = startOfDay(new Date(now));
  if (date.getTime() >= today) return clockTime(language, date);
  if (date.getTime() >= today - dayMs) return t('time.yesterday');
  const sameYear = yearOf(date) === yearOf(new Date(now));
  return format(language, { day: 'numeric', month: 'short', ...(!sameYear && { year: '2-digit' }) }, date);
}

function yearOf(date: Date): string {
  return zoned.wallTimeAt(date, timeZoneStore.get()).slice(0, 4);
}

/**
 * A moment to come: "today 13:30", "tomorrow 08:00", "Mon 24 Nov 08:00"; with the zone where it is not that of this
 * computer, because somebody will rely on it. `now` is in ms.
 */
export function nearMoment(t: TFunction, language: Language, date: Date, now: number): string {
  return nearTime(t, language, date, now, zoneNote(language, date));
}

/** A moment that is over, in the same words; its zone is told to those who hover (`exactTime`). */
export function pastMoment(t: TFunction, language: Language, date: Date, now: number): string {
  return nearTime(t, language, date, now, '');
}

function nearTime(t: TFunction, language: Language, date: Date, now: number, note: string): string {
  const time = clockTime(language, date) + note;
  const today = startOfDay(new Date(now));
  if (startOfDay(date) === today) return t('time.todayAt', { time });
  if (startOfDay(date) === startOfDay(new Date(today + dayMs * 1.5))) return t('time.tomorrowAt', { time });
  const sameYear = yearOf(date) === yearOf(new Date(now));
  const day = format(
    language,
    { weekday: 'short', day: 'numeric', month: 'short', ...(!sameYear && { year: 'numeric' }) },
    date,
  );
  return t('time.dayAt', { day, time });
}

/** A moment that stays right whenever it is read: "Mon 24 Nov 08:00". */
export function dayAndTime(language: Language, date: Date): string {
  const day = format(language, { weekday: 'short', day: 'numeric', month: 'short' }, date);
  return `${day} ${clockTime(language, date)}${zoneNote(language, date)}`;
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

/** "45 s", "1 min 35 s", then as `duration`: where a report has to tell 61 seconds from 119. */
export function preciseDuration(t: TFunction, ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  if (ms < minuteMs || ms >= hourMs || seconds % 60 === 0) return duration(t, ms);
  return t('time.minutesSeconds', { minutes: Math.floor(seconds / 60), seconds: seconds % 60 });
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

/** A score with one digit after the point, as averages have it. */
export function average(language: Language, number: number): string {
  const options = { minimumFractionDigits: 1, maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(locales[language], options).format(number);
}

/** @param day from 1, Monday, to 7 */
export function weekday(language: Language, day: number, length: 'short' | 'long' = 'long'): string {
  // The first of January 2024 was a Monday.
  return format(language, { timeZone: 'UTC', weekday: length }, new Date(Date.UTC(2024, 0, day)));
}

/** A day of the calendar with its year, wherever one is, given as `2026-11-21`. */
export function fullDay(language: Language, day: string): string {
  return format(language, { timeZone: 'UTC', dateStyle: 'long' }, new Date(`${day}T00:00:00Z`));
}

/** A run of days of the calendar, given as `2026-11-21`: "23 Oct – 21 Nov 2026". */
export function dayRange(language: Language, from: string, to: string): string {
  const [first, last] = [new Date(`${from}T00:00:00Z`), new Date(`${to}T00:00:00Z`)];
  return formatFor(language, { timeZone: 'UTC', dateStyle: 'medium' }).formatRange(first, last);
}

export function languageName(language: Language, code: string): string {
  try {
    return new Intl.DisplayNames(locales[language], { type: 'language' }).of(code) ?? code;
  } catch {
    return code; // LINE's own words for a language are not always a BCP 47 tag
  }
}

/** The midnight with which that day began, in ms. */
export function startOfDay(date: Date): number {
  return zoned.startOfDay(date, timeZoneStore.get());
}
