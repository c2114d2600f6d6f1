import { settingsLimits } from '@jsk/contracts/settings';
import { useTranslation } from 'react-i18next';
import { useProblemText } from '@/lib/use-problem-text';
import type { SettingsForm } from '../model/use-settings-form';
import { NumberSetting, SettingsSection } from './setting-fields';

export function BotSection({ form }: { form: SettingsForm }) {
  const { t } = useTranslation('admin');
  const problemOf = useProblemText(form.problems);
  return (
    <SettingsSection id="bot" title={t('settings.bot.title')} intro={t('settings.bot.intro')}>
      <NumberSetting
        label={t('settings.bot.offerPersonAfterMisses.label')}
        hint={t('settings.bot.offerPersonAfterMisses.hint')}
        error={problemOf('bot.offerPersonAfterMisses')}
        {...settingsLimits.offerPersonAfterMisses}
        value={form.values.bot.offerPersonAfterMisses}
        onChange={(offerPersonAfterMisses) => form.change('bot', { offerPersonAfterMisses })}
      />
    </SettingsSection>
  );
}
