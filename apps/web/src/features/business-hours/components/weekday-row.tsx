import type { Interval, IsoWeekday } from '@jsk/contracts/business-hours';
import { useTranslation } from 'react-i18next';
import { Switch } from '@/components/ui/switch';
import { usualIntervals, withCopies } from '../model/interval-draft';
import { useOpeningFormats } from '../model/use-opening-formats';
import type { WeekForm } from '../model/use-week-form';
import { CopyDay } from './copy-day';
import { IntervalFields } from './interval-fields';

/** One day of the week: closed, or open from when to when. */
export function WeekdayRow({ day, form }: { day: IsoWeekday; form: WeekForm }) {
  const { t } = useTranslation('admin');
  const { week, timeZone } = form.values;
  const { weekday } = useOpeningFormats(timeZone);
  const intervals = week[day];
  const isOpen = intervals.length > 0;
  const change = (changed: Interval[]) => form.change({ week: { ...week, [day]: changed } });
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-2 border-b py-3">
      <div className="flex h-10 w-32 shrink-0 items-center gap-3 pointer-coarse:h-11">
        <Switch
          aria-label={t('businessHours.week.isOpen', { day: weekday(day) })}
          checked={isOpen}
          onCheckedChange={(open) => change(open ? usualIntervals(week) : [])}
        />
        <span className={isOpen ? 'font-medium' : 'text-muted'}>{weekday(day)}</span>
      </div>
      <div className="order-last w-full min-w-0 @2xl/page:order-none @2xl/page:w-auto @2xl/page:flex-1">
        {isOpen ? (
          <IntervalFields
            name={weekday(day)}
            path={`week.${day}`}
            intervals={intervals}
            problems={form.problems}
            onChange={change}
          />
        ) : (
          <p className="flex h-10 items-center text-muted">{t('businessHours.closedAllDay')}</p>
        )}
      </div>
      <div className="ml-auto flex h-10 items-center">
        <CopyDay
          day={day}
          nameOf={weekday}
          onCopy={(days) => form.change({ week: withCopies(week, day, days) })}
        />
      </div>
    </li>
  );
}
