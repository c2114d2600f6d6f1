import { customerTextsSchema } from '@jsk/contracts/settings';
import { useTranslation } from 'react-i18next';
import { lengthLimitOf } from '../model/setting-problems';
import type { SettingsForm } from '../model/use-settings-form';
import { useProblemText } from '../model/use-problem-text';
import { SettingsSection, TextSetting } from './setting-fields';

const fields = customerTextsSchema.keyof().options;

export function CustomerTextsSection({ form }: { form: SettingsForm }) {
  const { t } = useTranslation('admin');
  const problemOf = useProblemText(form.problems);
  return (
    <SettingsSection title={t('settings.customerTexts.title')} intro={t('settings.customerTexts.intro')}>
      {fields.map((field) => {
        const value = form.values.customerTexts[field];
        const used = t('settings.customerTexts.used', {
          used: value.trim().length,
          max: lengthLimitOf(field),
        });
        return (
          <TextSetting
            key={field}
            label={t(`settings.customerTexts.fields.${field}.label`)}
            hint={`${t(`settings.customerTexts.fields.${field}.hint`)} · ${used}`}
            error={problemOf(`customerTexts.${field}`)}
            value={value}
            onChange={(text) => form.change('customerTexts', { [field]: text })}
          />
        );
      })}
    </SettingsSection>
  );
}
