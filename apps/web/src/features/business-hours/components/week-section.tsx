import { type BusinessHours, isoWeekdays } from '@jsk/contracts/business-hours';
import { useTranslation } from 'react-i18next';
import { AdminSection } from '@/components/admin-section';
import { SaveBar } from '@/components/save-bar';
import { useWeekForm } from '../model/use-week-form';
import { TimeZoneField } from './time-zone-field';
import { WeekdayRow } from './weekday-row';

export function WeekSection({ hours }: { hours: BusinessHours }) {
  const { t } = useTranslation('admin');
  const form = useWeekForm(hours);
  return (
    <AdminSection title={t('businessHours.week.title')} hint={t('businessHours.week.hint')}>
      <form noValidate onSubmit={form.submit}>
        <ul className="border-t">
          {isoWeekdays.map((day) => (
            <WeekdayRow key={day} day={day} form={form} />
          ))}
        </ul>
        <div className="mt-6 max-w-96">
          <TimeZoneField form={form} />
        </div>
        {form.isChanged && <SaveBar isSaving={form.isSaving} onDiscard={form.discard} />}
      </form>
    </AdminSection>
  );
}
