import type { Settings } from '@jsk/contracts/settings';
import { useTranslation } from 'react-i18next';
import { useProblemText } from '@/lib/use-problem-text';
import { placeholdersOf } from '../model/customer-text-template';
import { lengthLimitOf } from '../model/setting-problems';
import { usePlaceholderSamples } from '../model/use-placeholder-samples';
import type { SettingsForm } from '../model/use-settings-form';
import { SettingsSection, TextSetting } from './setting-fields';
import { TemplateSetting } from './template-setting';

/** In the order in which a customer meets them. */
const groups = {
  bot: ['greeting', 'fallback', 'offerPerson'],
  queue: ['handoff', 'leftQueue', 'abandoned'],
  outsideHours: ['outsideHours', 'ticketQueued'],
  end: ['timeoutWarning', 'timedOut', 'closed'],
  button: ['acknowledge'],
} as const satisfies Record<string, readonly (keyof Settings['customerTexts'])[]>;

const groupNames = Object.keys(groups) as (keyof typeof groups)[];

export function CustomerTextsSection({ form }: { form: SettingsForm }) {
  const { t } = useTranslation('admin');
  return (
    <SettingsSection
      id="customerTexts"
      title={t('settings.customerTexts.title')}
      intro={t('settings.customerTexts.intro')}
    >
      {groupNames.map((group) => (
        <div key={group} className="flex flex-col gap-6">
          <h4 className="mt-2 -mb-2 font-semibold text-muted">
            {t(`settings.customerTexts.groups.${group}`)}
          </h4>
          {groups[group].map((field) => (
            <CustomerText key={field} field={field} form={form} />
          ))}
        </div>
      ))}
    </SettingsSection>
  );
}

function CustomerText({ field, form }: { field: keyof Settings['customerTexts']; form: SettingsForm }) {
  const { t } = useTranslation('admin');
  const problemOf = useProblemText(form.problems);
  const samples = usePlaceholderSamples(form.values);
  const value = form.values.customerTexts[field];
  const used = t('settings.customerTexts.used', { used: value.trim().length, max: lengthLimitOf(field) });
  const setting = {
    label: t(`settings.customerTexts.fields.${field}.label`),
    hint: `${t(`settings.customerTexts.fields.${field}.hint`)} · ${used}`,
    error: problemOf(`customerTexts.${field}`),
    value,
    onChange: (text: string) => form.change('customerTexts', { [field]: text }),
  };
  const placeholders = placeholdersOf(field);
  if (placeholders.length === 0) return <TextSetting {...setting} />;
  return (
    <TemplateSetting
      {...setting}
      samples={Object.fromEntries(placeholders.map((name) => [name, samples[name]]))}
    />
  );
}
