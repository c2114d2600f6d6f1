import { closingRequirementSchema } from '@jsk/contracts/closing';
import { sessionSettingsSchema, settingsLimits } from '@jsk/contracts/settings';
import { useTranslation } from 'react-i18next';
import { ChipsField } from '@/components/chips-field';
import { useProblemText } from '@/lib/use-problem-text';
import type { SettingsForm } from '../model/use-settings-form';
import { ClosingReasonsField } from './closing-reasons-field';
import { ChoiceSetting, NumberSetting, SettingsSection } from './setting-fields';

const { shape } = sessionSettingsSchema;
const numbers = ['abandonAfterMinutes', 'closeAfterMinutes', 'warnBeforeMinutes'] as const;
const commands = ['leaveQueueCommands', 'endChatCommands', 'continueCommands'] as const;

export function SessionsSection({ form }: { form: SettingsForm }) {
  const { t } = useTranslation('admin');
  const problemOf = useProblemText(form.problems);
  const { sessions } = form.values;
  const textsOf = (field: keyof typeof sessions) => ({
    label: t(`settings.sessions.${field}.label`),
    hint: t(`settings.sessions.${field}.hint`),
    error: problemOf(`sessions.${field}`),
  });
  return (
    <SettingsSection id="sessions" title={t('settings.sessions.title')} intro={t('settings.sessions.intro')}>
      {numbers.map((field) => (
        <NumberSetting
          key={field}
          {...textsOf(field)}
          {...settingsLimits[field]}
          value={sessions[field]}
          onChange={(value) => form.change('sessions', { [field]: value })}
        />
      ))}
      <ChoiceSetting
        {...textsOf('warning')}
        value={sessions.warning}
        options={shape.warning.unwrap().options}
        nameOf={(option) => t(`settings.sessions.warning.options.${option}`)}
        onChange={(warning) => form.change('sessions', { warning })}
      />
      <ChoiceSetting
        {...textsOf('closing')}
        value={sessions.closing}
        options={closingRequirementSchema.options}
        nameOf={(option) => t(`settings.sessions.closing.options.${option}`)}
        onChange={(closing) => form.change('sessions', { closing })}
      />
      <ClosingReasonsField
        {...textsOf('closingReasons')}
        value={sessions.closingReasons}
        onChange={(closingReasons) => form.change('sessions', { closingReasons })}
      />
      {commands.map((field) => (
        <ChipsField
          key={field}
          {...textsOf(field)}
          values={sessions[field]}
          max={settingsLimits.commands}
          onChange={(values) => form.change('sessions', { [field]: values })}
        />
      ))}
    </SettingsSection>
  );
}
