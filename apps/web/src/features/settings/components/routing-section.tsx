import { routingSettingsSchema, settingsLimits } from '@jsk/contracts/settings';
import { useTranslation } from 'react-i18next';
import { SwitchField } from '@/components/switch-field';
import { useProblemText } from '@/lib/use-problem-text';
import type { SettingsForm } from '../model/use-settings-form';
import { ChoiceSetting, NumberSetting, SettingsSection } from './setting-fields';

const { shape } = routingSettingsSchema;

export function RoutingSection({ form }: { form: SettingsForm }) {
  const { t } = useTranslation('admin');
  const problemOf = useProblemText(form.problems);
  const { routing } = form.values;
  const textsOf = (field: keyof typeof routing) => ({
    label: t(`settings.routing.${field}.label`),
    hint: t(`settings.routing.${field}.hint`),
    error: problemOf(`routing.${field}`),
  });
  return (
    <SettingsSection id="routing" title={t('settings.routing.title')} intro={t('settings.routing.intro')}>
      <ChoiceSetting
        {...textsOf('assignment')}
        value={routing.assignment}
        options={shape.assignment.unwrap().options}
        nameOf={(option) => t(`settings.routing.assignment.options.${option}`)}
        onChange={(assignment) => form.change('routing', { assignment })}
      />
      <SwitchField
        label={t('settings.routing.lastOperatorFirst.label')}
        hint={t('settings.routing.lastOperatorFirst.hint')}
        value={routing.lastOperatorFirst}
        onChange={(lastOperatorFirst) => form.change('routing', { lastOperatorFirst })}
      />
      <NumberSetting
        {...textsOf('requeueAfterMinutes')}
        {...settingsLimits.requeueAfterMinutes}
        value={routing.requeueAfterMinutes}
        onChange={(requeueAfterMinutes) => form.change('routing', { requeueAfterMinutes })}
      />
      <ChoiceSetting
        {...textsOf('positionUpdates')}
        value={routing.positionUpdates}
        options={shape.positionUpdates.unwrap().options}
        nameOf={(option) => t(`settings.routing.positionUpdates.options.${option}`)}
        onChange={(positionUpdates) => form.change('routing', { positionUpdates })}
      />
      <ChoiceSetting
        {...textsOf('visibility')}
        value={routing.visibility}
        options={shape.visibility.unwrap().options}
        nameOf={(option) => t(`settings.routing.visibility.options.${option}`)}
        onChange={(visibility) => form.change('routing', { visibility })}
      />
    </SettingsSection>
  );
}
