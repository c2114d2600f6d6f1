import { settingsLimits } from '@jsk/contracts/settings';
import { useTranslation } from 'react-i18next';
import { SwitchField } from '@/components/switch-field';
import { useProblemText } from '@/lib/use-problem-text';
import type { SettingsForm } from '../model/use-settings-form';
import { NumberSetting, SettingsSection } from './setting-fields';

const numbers = ['queueWaitSeconds', 'firstResponseSeconds', 'resolutionSeconds', 'nearPercent'] as const;

export function SlaSection({ form }: { form: SettingsForm }) {
  const { t } = useTranslation('admin');
  const problemOf = useProblemText(form.problems);
  return (
    <SettingsSection id="sla" title={t('settings.sla.title')} intro={t('settings.sla.intro')}>
      {numbers.map((field) => (
        <NumberSetting
          key={field}
          label={t(`settings.sla.${field}.label`)}
          hint={t(`settings.sla.${field}.hint`)}
          error={problemOf(`sla.${field}`)}
          {...settingsLimits[field]}
          value={form.values.sla[field]}
          onChange={(value) => form.change('sla', { [field]: value })}
        />
      ))}
      <SwitchField
        label={t('settings.sla.tellsTelegram.label')}
        hint={t('settings.sla.tellsTelegram.hint')}
        value={form.values.sla.tellsTelegram}
        onChange={(tellsTelegram) => form.change('sla', { tellsTelegram })}
      />
    </SettingsSection>
  );
}
