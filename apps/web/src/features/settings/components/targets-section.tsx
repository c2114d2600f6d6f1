import { settingsLimits } from '@jsk/contracts/settings';
import { useTranslation } from 'react-i18next';
import { useProblemText } from '@/lib/use-problem-text';
import type { SettingsForm } from '../model/use-settings-form';
import { NumberSetting, SettingsSection } from './setting-fields';

const numbers = ['firstResponseSeconds', 'satisfactionPercent', 'firstContactPercent'] as const;

export function TargetsSection({ form }: { form: SettingsForm }) {
  const { t } = useTranslation('admin');
  const problemOf = useProblemText(form.problems);
  return (
    <SettingsSection id="targets" title={t('settings.targets.title')} intro={t('settings.targets.intro')}>
      {numbers.map((field) => (
        <NumberSetting
          key={field}
          label={t(`settings.targets.${field}.label`)}
          hint={t(`settings.targets.${field}.hint`)}
          error={problemOf(`targets.${field}`)}
          {...settingsLimits[field]}
          value={form.values.targets[field]}
          onChange={(value) => form.change('targets', { [field]: value })}
        />
      ))}
    </SettingsSection>
  );
}
