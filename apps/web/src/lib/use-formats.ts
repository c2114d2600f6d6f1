import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import * as format from './format';
import { languageStore } from './i18n/i18n';
import { useStore } from './store';

/** The formats of `format.ts` in the chosen language. */
export function useFormats() {
  const { t } = useTranslation();
  const language = useStore(languageStore);
  return useMemo(
    () => ({
      clockTime: (date: Date) => format.clockTime(language, date),
      exactTime: (date: Date) => format.exactTime(language, date),
      listTime: (date: Date, now: number) => format.listTime(t, language, date, now),
      nearMoment: (date: Date, now: number) => format.nearMoment(t, language, date, now),
      dayLabel: (date: Date, now: number) => format.dayLabel(t, language, date, now),
      duration: (ms: number) => format.duration(t, ms),
      runningDuration: (ms: number) => format.runningDuration(t, ms),
      fileSize: (bytes: number) => format.fileSize(language, bytes),
      count: (number: number, room?: 'full' | 'little') => format.count(language, number, room),
      percent: (share: number) => format.percent(language, share),
      calendarDay: (day: string, length?: 'short' | 'long') => format.calendarDay(language, day, length),
      fullDay: (day: string) => format.fullDay(language, day),
      languageName: (code: string) => format.languageName(language, code),
    }),
    [t, language],
  );
}
