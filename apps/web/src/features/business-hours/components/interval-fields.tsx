import type { Interval } from '@jsk/contracts/business-hours';
import { Plus, X } from 'lucide-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '@/components/ui/icon-button';
import { Input } from '@/components/ui/input';
import { canAddTo, type IntervalProblems, withAnother } from '../model/interval-draft';

interface IntervalFieldsProps {
  /** Whose intervals they are, for screen readers. */
  name: string;
  /** Where the API says that they are wrong: `week.1`. */
  path: string;
  intervals: readonly Interval[];
  problems: IntervalProblems;
  onChange: (intervals: Interval[]) => void;
}

/** Intervals of a day, one a line. The last one may end on the next day. */
export function IntervalFields({ name, path, intervals, problems, onChange }: IntervalFieldsProps) {
  const { t } = useTranslation('admin');
  const replace = (index: number, change: Partial<Interval>) =>
    onChange(intervals.map((interval, place) => (place === index ? { ...interval, ...change } : interval)));
  return (
    <div className="flex flex-col gap-2">
      {intervals.map((interval, index) => (
        <IntervalLine
          key={index}
          name={t('businessHours.interval.name', { name, number: index + 1 })}
          interval={interval}
          problemAt={(end) => problems.get(`${path}.${index}.${end}`)}
          onChange={(change) => replace(index, change)}
          {...(intervals.length > 1 && {
            onRemove: () => onChange(intervals.filter((_, place) => place !== index)),
          })}
          {...(index === intervals.length - 1 &&
            canAddTo(intervals) && {
              add: {
                label: t('businessHours.interval.addTo', { name }),
                onAdd: () => onChange(withAnother(intervals)),
              },
            })}
        />
      ))}
      {problems.has(path) && (
        <p role="alert" className="text-[0.8125rem] text-danger">
          {t('businessHours.problems.other')}
        </p>
      )}
    </div>
  );
}

interface IntervalLineProps {
  name: string;
  interval: Interval;
  problemAt: (end: 'from' | 'to') => 'time' | 'overlap' | 'other' | undefined;
  onChange: (change: Partial<Interval>) => void;
  onRemove?: () => void;
  add?: { label: string; onAdd: () => void };
}

function IntervalLine({ name, interval, problemAt, onChange, onRemove, add }: IntervalLineProps) {
  const { t } = useTranslation('admin');
  const noteId = useId();
  const { from, to } = interval;
  const problem = problemAt('from') ?? problemAt('to');
  const endsNextDay = to !== '' && to <= from && to !== '00:00';
  const note = problem ? t(`businessHours.problems.${problem}`) : endsNextDay && t('businessHours.nextDay');
  const field = (end: 'from' | 'to') => (
    <span className="w-29 min-w-0">
      <Input
        type="time"
        aria-label={t(`businessHours.interval.${end}`, { name })}
        {...(problemAt(end) && { 'aria-invalid': true })}
        {...(note && { 'aria-describedby': noteId })}
        // A field for times knows midnight as the beginning of a day only.
        value={interval[end] === '24:00' ? '00:00' : interval[end]}
        onChange={(event) => onChange({ [end]: event.target.value })}
        // Two of them and two buttons stand in one line on a phone; its clock opens without zooming.
        className="px-2! text-sm! tabular-nums"
      />
    </span>
  );
  return (
    <div>
      <div className="flex items-center gap-1">
        {field('from')}
        <span aria-hidden>–</span>
        {field('to')}
        {onRemove && (
          <IconButton label={t('businessHours.interval.remove', { name })} onClick={onRemove}>
            <X aria-hidden />
          </IconButton>
        )}
        {add && (
          <IconButton label={add.label} onClick={add.onAdd}>
            <Plus aria-hidden />
          </IconButton>
        )}
      </div>
      {note && (
        <p id={noteId} className={`mt-1 text-[0.8125rem] ${problem ? 'text-danger' : 'text-muted'}`}>
          {note}
        </p>
      )}
    </div>
  );
}
