import { retentionSettingsSchema, settingsLimits } from '@jsk/contracts/settings';
import { useTranslation } from 'react-i18next';
import { useProblemText } from '@/lib/use-problem-text';
import type { SettingsForm } from '../model/use-settings-form';
import { NumberSetting, SettingsSection } from './setting-fields';

const fields = retentionSettingsSchema.keyof().options;

const { auditDays, messageDays, retentionDays, webhookEventDays } = settingsLimits;
const ranges = { auditDays, messageDays, webhookEventDays };

function rangeOf(field: (typeof fields)[number]) {
  return field in ranges ? ranges[field as keyof typeof ranges] : retentionDays;
}

export function RetentionSection({ form }: { form: SettingsForm }) {
  const { t } = useTranslation('admin');
  const problemOf = useProblemText(form.problems);
  return (
    <SettingsSection
      id="retention"
      title={t('settings.retention.title')}
      intro={t('settings.retention.intro')}
    >
      <div className="grid gap-6 @lg:grid-cols-2">
        {fields.map((field) => (
          <NumberSetting
            key={field}
            label={t(`settings.retention.fields.${field}`)}
            hint={t(
              `settings.retention.${field === 'messageDays' ? 'messageRange' : 'range'}`,
              rangeOf(field),
            )}
            error={problemOf(`retention.${field}`)}
            {...rangeOf(field)}
            value={form.values.retention[field]}
            onChange={(days) => form.change('retention', { [field]: days })}
          />
        ))}
      </div>
    </SettingsSection>
  );
}
