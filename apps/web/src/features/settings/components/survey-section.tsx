import { settingsLimits, surveySettingsSchema } from '@jsk/contracts/settings';
import { useTranslation } from 'react-i18next';
import { SwitchField } from '@/components/switch-field';
import { useProblemText } from '@/lib/use-problem-text';
import type { SettingsForm } from '../model/use-settings-form';
import { ChoiceSetting, NumberSetting, SettingsSection, TextSetting } from './setting-fields';

const { shape } = surveySettingsSchema;
const numbers = ['delayMinutes', 'expiryHours'] as const;
/** In the order in which a customer meets them; what follows is only said to those who are asked for a comment. */
const answers = ['thanksForHigh', 'thanksForMiddle', 'thanksForLow', 'alreadyAnswered', 'expired'] as const;
const comments = ['commentRequest', 'thanksForComment'] as const;

export function SurveySection({ form }: { form: SettingsForm }) {
  const { t } = useTranslation('admin');
  const problemOf = useProblemText(form.problems);
  const { survey } = form.values;
  const textsOf = (field: keyof typeof survey) => ({
    label: t(`settings.survey.${field}.label`),
    hint: t(`settings.survey.${field}.hint`),
    error: problemOf(`survey.${field}`),
  });
  const textSetting = (field: 'question' | (typeof answers)[number] | (typeof comments)[number]) => (
    <TextSetting
      key={field}
      {...textsOf(field)}
      value={survey[field]}
      onChange={(text) => form.change('survey', { [field]: text })}
    />
  );
  return (
    <SettingsSection id="survey" title={t('settings.survey.title')} intro={t('settings.survey.intro')}>
      <SwitchField
        {...textsOf('isOn')}
        value={survey.isOn}
        onChange={(isOn) => form.change('survey', { isOn })}
      />
      {numbers.map((field) => (
        <NumberSetting
          key={field}
          {...textsOf(field)}
          {...settingsLimits[field]}
          value={survey[field]}
          onChange={(value) => form.change('survey', { [field]: value })}
        />
      ))}
      <ChoiceSetting
        {...textsOf('cost')}
        value={survey.cost}
        options={shape.cost.unwrap().options}
        nameOf={(option) => t(`settings.survey.cost.options.${option}`)}
        onChange={(cost) => form.change('survey', { cost })}
      />
      {textSetting('question')}
      {answers.map(textSetting)}
      <SwitchField
        {...textsOf('asksForComment')}
        value={survey.asksForComment}
        onChange={(asksForComment) => form.change('survey', { asksForComment })}
      />
      {comments.map(textSetting)}
    </SettingsSection>
  );
}
