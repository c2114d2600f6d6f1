import { maskableRoles } from '@jsk/contracts/settings';
import { useTranslation } from 'react-i18next';
import type { SettingsForm } from '../model/use-settings-form';
import { RolesSetting } from './roles-setting';
import { SettingsSection } from './setting-fields';

export function PrivacySection({ form }: { form: SettingsForm }) {
  const { t } = useTranslation('admin');
  return (
    <SettingsSection id="privacy" title={t('settings.privacy.title')} intro={t('settings.privacy.intro')}>
      <RolesSetting
        label={t('settings.privacy.maskIdentifiersFor.label')}
        hint={t('settings.privacy.maskIdentifiersFor.hint')}
        roles={maskableRoles}
        chosen={form.values.privacy.maskIdentifiersFor}
        onChange={(maskIdentifiersFor) => form.change('privacy', { maskIdentifiersFor })}
      />
    </SettingsSection>
  );
}
