import type { BusinessDay, BusinessHours } from '@jsk/contracts/business-hours';
import { CalendarDays, FileUp, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from '@/lib/toast';
import { AdminSection } from '@/components/admin-section';
import { ConfirmDialog } from '@/components/confirm-dialog';
import { EmptyState } from '@/components/empty-state';
import { Button } from '@/components/ui/button';
import { RowActions } from '@/components/row-actions';
import { problemText } from '@/lib/i18n/problem-text';
import { useDeleteDay } from '../api/business-hours';
import { useOpeningFormats } from '../model/use-opening-formats';
import { DayDialog } from './day-dialog';
import { ImportDialog } from './import-dialog';

/** Holidays and other days that differ from their weekday, by year. */
export function DaysSection({ hours }: { hours: BusinessHours }) {
  const { t } = useTranslation('admin');
  const { days, timeZone } = hours;
  const formats = useOpeningFormats(timeZone);
  const [editing, setEditing] = useState<BusinessDay | 'new' | null>(null);
  const [deleting, setDeleting] = useState<BusinessDay | null>(null);
  const [isImporting, setImporting] = useState(false);
  const years = [...new Set(days.map(({ date }) => date.slice(0, 4)))];
  const actions = (
    <div className="flex flex-wrap gap-2">
      <Button onClick={() => setImporting(true)}>
        <FileUp aria-hidden />
        {t('businessHours.import.open')}
      </Button>
      <Button onClick={() => setEditing('new')}>
        <Plus aria-hidden />
        {t('businessHours.days.add')}
      </Button>
    </div>
  );
  const isEmpty = days.length === 0;
  return (
    <AdminSection
      title={t('businessHours.days.title')}
      hint={t('businessHours.days.hint')}
      {...(!isEmpty && { actions })}
    >
      {isEmpty && <EmptyState icon={CalendarDays} text={t('businessHours.days.empty')} action={actions} />}
      {years.map((year) => {
        const name = formats.year(`${year}-01-01`);
        return (
          <div key={year} className="mt-4">
            <h4 className="py-1 text-[0.8125rem] font-medium text-muted">{name}</h4>
            <ul aria-label={t('businessHours.days.ofYear', { year: name })} className="border-t">
              {days
                .filter(({ date }) => date.startsWith(year))
                .map((day) => (
                  <DayRow
                    key={day.date}
                    day={day}
                    date={formats.date(day.date)}
                    hours={formats.intervals(day.intervals)}
                    onEdit={() => setEditing(day)}
                    onDelete={() => setDeleting(day)}
                  />
                ))}
            </ul>
          </div>
        );
      })}
      {editing && (
        <DayDialog
          day={editing === 'new' ? null : editing}
          timeZone={timeZone}
          onClose={() => setEditing(null)}
        />
      )}
      {deleting && <DeleteDay day={deleting} timeZone={timeZone} onDone={() => setDeleting(null)} />}
      {isImporting && <ImportDialog timeZone={timeZone} onClose={() => setImporting(false)} />}
    </AdminSection>
  );
}

interface DayRowProps {
  day: BusinessDay;
  date: string;
  hours: string;
  onEdit: () => void;
  onDelete: () => void;
}

function DayRow({ day: { name, intervals }, date, hours, onEdit, onDelete }: DayRowProps) {
  return (
    <li className="flex min-h-12 items-center gap-3 border-b px-2 py-1.5 hover:bg-hover">
      <div className="flex min-w-0 flex-1 flex-wrap items-center gap-x-4 gap-y-0.5">
        <span className="min-w-0 tabular-nums @2xl/page:w-56">{date}</span>
        <span className="min-w-0 font-medium wrap-anywhere @2xl/page:flex-1">{name}</span>
        <span className={`tabular-nums ${intervals.length === 0 ? 'text-muted' : ''}`}>{hours}</span>
      </div>
      <span className="flex shrink-0">
        <RowActions name={name} onEdit={onEdit} onDelete={onDelete} />
      </span>
    </li>
  );
}

function DeleteDay({ day, timeZone, onDone }: { day: BusinessDay; timeZone: string; onDone: () => void }) {
  const { t } = useTranslation('admin');
  const { t: tCommon } = useTranslation();
  const { fullDate } = useOpeningFormats(timeZone);
  const remove = useDeleteDay();
  return (
    <ConfirmDialog
      open
      question={t('businessHours.days.deleteQuestion', { name: day.name })}
      text={t('businessHours.days.deleteText', { date: fullDate(day.date) })}
      confirm={t('shell.delete')}
      isPending={remove.isPending}
      onCancel={onDone}
      onConfirm={() =>
        remove.mutate(day.date, {
          onSuccess: () => toast.success(t('shell.deleted')),
          onError: (error) => toast.error(problemText(tCommon, error)),
          onSettled: onDone,
        })
      }
    />
  );
}
