import { optionalEventTypes } from '@jsk/contracts/settings';
import { useTranslation } from 'react-i18next';
import { SwitchField } from '@/components/switch-field';
import type { SettingsForm } from '../model/use-settings-form';
import { SettingsSection } from './setting-fields';

export function WebhookSection({ form }: { form: SettingsForm }) {
  const { t } = useTranslation('admin');
  const { ignoredEventTypes, showGroups } = form.values.webhook;
  // In one order, so that switching off and on again is no change.
  const ignoring = (type: (typeof optionalEventTypes)[number], isIgnored: boolean) =>
    optionalEventTypes.filter((one) => (one === type ? isIgnored : ignoredEventTypes.includes(one)));
  return (
    <SettingsSection id="webhook" title={t('settings.webhook.title')} intro={t('settings.webhook.intro')}>
      <SwitchField
        label={t('settings.webhook.showGroups.label')}
        hint={t('settings.webhook.showGroups.hint')}
        value={showGroups}
        onChange={(isShown) => form.change('webhook', { showGroups: isShown })}
      />
      {optionalEventTypes.map((type) => (
        <SwitchField
          key={type}
          label={t(`settings.webhook.types.${type}.label`)}
          hint={t(`settings.webhook.types.${type}.hint`)}
          value={!ignoredEventTypes.includes(type)}
          onChange={(isOn) => form.change('webhook', { ignoredEventTypes: ignoring(type, !isOn) })}
        />
      ))}
    </SettingsSection>
  );
}
