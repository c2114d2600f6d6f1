import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import * as format from './format';
import { languageStore } from './i18n/i18n';
import { useStore } from './store';
import { timeZoneStore } from './time-zone';

/** The formats of `format.ts` in the chosen language, by the clocks of the account. */
export function useFormats() {
  const { t } = useTranslation();
  const language = useStore(languageStore);
  const timeZone = useStore(timeZoneStore);
  return useMemo(
    () => ({
      timeZone,
      clockTime: (date: Date) => format.clockTime(language, date),
      exactTime: (date: Date) => format.exactTime(language, date),
      dayOf: (date: Date) => format.dayOf(language, date),
      listTime: (date: Date, now: number) => format.listTime(t, language, date, now),
      nearMoment: (date: Date, now: number) => format.nearMoment(t, language, date, now),
      pastMoment: (date: Date, now: number) => format.pastMoment(t, language, date, now),
      dayLabel: (date: Date, now: number) => format.dayLabel(t, language, date, now),
      duration: (ms: number) => format.duration(t, ms),
      preciseDuration: (ms: number) => format.preciseDuration(t, ms),
      runningDuration: (ms: number) => format.runningDuration(t, ms),
      fileSize: (bytes: number) => format.fileSize(language, bytes),
      count: (number: number, room?: 'full' | 'little') => format.count(language, number, room),
      percent: (share: number) => format.percent(language, share),
      average: (number: number) => format.average(language, number),
      weekday: (day: number, length?: 'short' | 'long') => format.weekday(language, day, length),
      calendarDay: (day: string, length?: 'short' | 'long') => format.calendarDay(language, day, length),
      fullDay: (day: string) => format.fullDay(language, day),
      dayRange: (from: string, to: string) => format.dayRange(language, from, to),
      languageName: (code: string) => format.languageName(language, code),
    }),
    [t, language, timeZone],
  );
}
