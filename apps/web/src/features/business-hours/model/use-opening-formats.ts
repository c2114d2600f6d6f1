import type { Interval, IsoWeekday } from '@jsk/contracts/business-hours';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { languageStore } from '@/lib/i18n/i18n';
import { useStore } from '@/lib/store';
import { wallTimeAt } from '@/lib/zoned-moment';

const locales = { th: 'th-TH', en: 'en-GB' } as const;

/** Days and times of the shop in the operator's language. */
export function useOpeningFormats(timeZone: string) {
  const { t } = useTranslation('admin');
  const locale = locales[useStore(languageStore)];
  return useMemo(() => {
    const inUtc = (options: Intl.DateTimeFormatOptions, date: string) =>
      new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(new Date(`${date}T00:00Z`));
    const nextDay = (from: string, to: string) =>
      to <= from && to !== '00:00' ? ` ${t('businessHours.nextDayShort')}` : '';
    return {
      // The first of January 2024 was a Monday.
      weekday: (day: IsoWeekday) => inUtc({ weekday: 'long' }, `2024-01-0${day}`),
      date: (date: string) => inUtc({ weekday: 'long', day: 'numeric', month: 'long' }, date),
      fullDate: (date: string) => inUtc({ dateStyle: 'long' }, date),
      year: (date: string) => inUtc({ year: 'numeric' }, date),
      /** Only the time when it is today. */
      moment: (moment: Date, now: Date) => {
        const [date = '', time = ''] = wallTimeAt(moment, timeZone).split('T');
        const isToday = wallTimeAt(now, timeZone).startsWith(date);
        if (isToday) return t('businessHours.atTime', { time });
        return t('businessHours.atDayAndTime', {
          time,
          day: inUtc({ weekday: 'long', day: 'numeric', month: 'short' }, date),
        });
      },
      intervals: (intervals: readonly Interval[]) =>
        intervals.map(({ from, to }) => `${from}-${to}${nextDay(from, to)}`).join(', ') ||
        t('businessHours.closedAllDay'),
    };
  }, [locale, t, timeZone]);
}
