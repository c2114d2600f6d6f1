import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormField } from '@/components/form-field';
import { Input } from '@/components/ui/input';
import { useNow } from '@/lib/use-now';
import type { WeekForm } from '../model/use-week-form';
import { isTimeZone, knownTimeZones, wallTimeAt } from '@/lib/zoned-moment';

/** The browser's own list of suggestions: it is searched while one types. */
export function TimeZoneField({ form }: { form: WeekForm }) {
  const { t } = useTranslation('admin');
  const listId = useId();
  const now = useNow('minute');
  const { timeZone } = form.values;
  // There are hundreds of them, and few who look for another one.
  const [zones, setZones] = useState<readonly string[]>([]);
  const time = isTimeZone(timeZone) ? wallTimeAt(new Date(now), timeZone).slice(11) : '';
  return (
    <FormField
      label={t('businessHours.timeZone.label')}
      hint={t('businessHours.timeZone.hint', { time })}
      error={form.problems.has('timeZone') ? t('businessHours.problems.timeZone') : undefined}
    >
      {(field) => (
        <>
          <Input
            {...field}
            list={listId}
            value={timeZone}
            spellCheck={false}
            autoComplete="off"
            onFocus={() => setZones(knownTimeZones(timeZone))}
            onChange={(event) => form.change({ timeZone: event.target.value })}
          />
          <datalist id={listId}>
            {zones.map((zone) => (
              <option key={zone} value={zone} />
            ))}
          </datalist>
        </>
      )}
    </FormField>
  );
}
