import { CalendarRange } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isPeriod, type ReportPeriod } from '@/lib/report-view';
import { useFormats } from '@/lib/use-formats';
import { wallTimeAt } from '@/lib/zoned-moment';
import { FormField } from './form-field';
import { Button } from './ui/button';
import { Input } from './ui/input';
import { Popover, PopoverContent, PopoverTrigger } from './ui/popover';

interface PeriodPickerProps {
  period: ReportPeriod;
  onChange: (period: ReportPeriod) => void;
}

const usual = [7, 30, 90];

/** The days that a report is about: the last so many, or from one date to another. */
export function PeriodPicker({ period, onChange }: PeriodPickerProps) {
  const { t } = useTranslation('admin');
  const { dayRange } = useFormats();
  const [isOpen, setOpen] = useState(false);
  const days = 'days' in period ? period.days : null;
  const isUsual = days !== null && usual.includes(days);
  const label =
    'startDate' in period
      ? dayRange(period.startDate, period.endDate)
      : isUsual
        ? t('analytics.period.other')
        : t('analytics.period.days', { number: days });
  return (
    <div role="group" aria-label={t('analytics.period.label')} className="flex flex-wrap gap-1">
      {usual.map((number) => (
        <Button
          key={number}
          size="small"
          look={number === days ? 'pressed' : 'quiet'}
          aria-pressed={number === days}
          onClick={() => onChange({ days: number })}
        >
          {t('analytics.period.days', { number })}
        </Button>
      ))}
      <Popover open={isOpen} onOpenChange={setOpen}>
        <PopoverTrigger asChild>
          <Button size="small" look={isUsual ? 'quiet' : 'pressed'}>
            <CalendarRange aria-hidden />
            {label}
          </Button>
        </PopoverTrigger>
        <PopoverContent align="end" aria-label={t('analytics.period.other')} className="w-72 p-4">
          <DatesForm
            period={period}
            onChoose={(chosen) => {
              onChange(chosen);
              setOpen(false);
            }}
          />
        </PopoverContent>
      </Popover>
    </div>
  );
}

function DatesForm({ period, onChoose }: { period: ReportPeriod; onChoose: (period: ReportPeriod) => void }) {
  const { t } = useTranslation('admin');
  const { timeZone } = useFormats();
  const today = wallTimeAt(new Date(), timeZone).slice(0, 10);
  const [dates, setDates] = useState('startDate' in period ? period : { startDate: '', endDate: today });
  const [isWrong, setWrong] = useState(false);
  const { startDate, endDate } = dates;

  const choose = (event: FormEvent) => {
    event.preventDefault();
    if (isPeriod(startDate, endDate)) onChoose(dates);
    else setWrong(true);
  };
  const change = (changed: Partial<typeof dates>) => {
    setDates({ ...dates, ...changed });
    setWrong(false);
  };
  return (
    <form noValidate onSubmit={choose} className="grid gap-3">
      <FormField label={t('analytics.period.from')}>
        {(field) => (
          <Input
            {...field}
            type="date"
            max={endDate || today}
            value={startDate}
            onChange={({ target }) => change({ startDate: target.value })}
          />
        )}
      </FormField>
      <FormField
        label={t('analytics.period.to')}
        {...(isWrong && { error: t('analytics.period.impossible') })}
      >
        {(field) => (
          <Input
            {...field}
            type="date"
            min={startDate}
            max={today}
            value={endDate}
            onChange={({ target }) => change({ endDate: target.value })}
          />
        )}
      </FormField>
      <Button type="submit" look="primary">
        {t('analytics.period.show')}
      </Button>
    </form>
  );
}
