import { messagingSettingsSchema, settingsLimits } from '@jsk/contracts/settings';
import { useTranslation } from 'react-i18next';
import { useProblemText } from '@/lib/use-problem-text';
import { SwitchField } from '@/components/switch-field';
import type { SettingsForm } from '../model/use-settings-form';
import { ChoiceSetting, NumberSetting, SettingsSection } from './setting-fields';

const { shape } = messagingSettingsSchema;
const numbers = ['coalesceWindowMs', 'typingHoldSeconds', 'noticeHoldSeconds'] as const;
const switches = ['loadingForBot', 'loadingWhileTyping'] as const;

export function MessagingSection({ form }: { form: SettingsForm }) {
  const { t } = useTranslation('admin');
  const problemOf = useProblemText(form.problems);
  const { messaging } = form.values;
  const textsOf = (field: keyof typeof messaging) => ({
    label: t(`settings.messaging.${field}.label`),
    hint: t(`settings.messaging.${field}.hint`),
    error: problemOf(`messaging.${field}`),
  });
  return (
    <SettingsSection
      id="messaging"
      title={t('settings.messaging.title')}
      intro={t('settings.messaging.intro')}
    >
      {numbers.map((field) => (
        <NumberSetting
          key={field}
          {...textsOf(field)}
          {...settingsLimits[field]}
          value={messaging[field]}
          onChange={(value) => form.change('messaging', { [field]: value })}
        />
      ))}
      <ChoiceSetting
        {...textsOf('closingNotice')}
        value={messaging.closingNotice}
        options={shape.closingNotice.unwrap().options}
        nameOf={(option) => t(`settings.messaging.closingNotice.options.${option}`)}
        onChange={(closingNotice) => form.change('messaging', { closingNotice })}
      />
      <ChoiceSetting
        {...textsOf('freshTokenQuickReply')}
        value={messaging.freshTokenQuickReply}
        options={shape.freshTokenQuickReply.unwrap().options}
        nameOf={(option) => t(`settings.messaging.freshTokenQuickReply.options.${option}`)}
        onChange={(freshTokenQuickReply) => form.change('messaging', { freshTokenQuickReply })}
      />
      <ChoiceSetting
        {...textsOf('markAsRead')}
        value={messaging.markAsRead}
        options={shape.markAsRead.unwrap().options}
        nameOf={(option) => t(`settings.messaging.markAsRead.options.${option}`)}
        onChange={(markAsRead) => form.change('messaging', { markAsRead })}
      />
      {switches.map((field) => (
        <SwitchField
          key={field}
          {...textsOf(field)}
          value={messaging[field]}
          onChange={(value) => form.change('messaging', { [field]: value })}
        />
      ))}
    </SettingsSection>
  );
}
