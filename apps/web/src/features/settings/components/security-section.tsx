import { allRoles } from '@jsk/contracts/roles';
import { settingsLimits } from '@jsk/contracts/settings';
import { useTranslation } from 'react-i18next';
import { useProblemText } from '@/lib/use-problem-text';
import type { SettingsForm } from '../model/use-settings-form';
import { RolesSetting } from './roles-setting';
import { NumberSetting, SettingsSection } from './setting-fields';

const numbers = ['sessionTimeoutMinutes', 'sessionWarningMinutes'] as const;

export function SecuritySection({ form }: { form: SettingsForm }) {
  const { t } = useTranslation('admin');
  const problemOf = useProblemText(form.problems);
  return (
    <SettingsSection id="security" title={t('settings.security.title')} intro={t('settings.security.intro')}>
      {numbers.map((field) => (
        <NumberSetting
          key={field}
          label={t(`settings.security.${field}.label`)}
          hint={t(`settings.security.${field}.hint`)}
          error={problemOf(`security.${field}`)}
          {...settingsLimits[field]}
          value={form.values.security[field]}
          onChange={(value) => form.change('security', { [field]: value })}
        />
      ))}
      <RolesSetting
        label={t('settings.security.mfaRequiredRoles.label')}
        hint={t('settings.security.mfaRequiredRoles.hint')}
        roles={allRoles}
        chosen={form.values.security.mfaRequiredRoles}
        onChange={(mfaRequiredRoles) => form.change('security', { mfaRequiredRoles })}
      />
    </SettingsSection>
  );
}
