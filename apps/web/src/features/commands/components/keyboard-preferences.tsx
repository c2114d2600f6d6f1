import { useTranslation } from 'react-i18next';
import { FormField } from '@/components/form-field';
import { SwitchField } from '@/components/switch-field';
import { Select } from '@/components/ui/select';
import { keyCaps, singleKeysStore } from '@/lib/commands';
import { sendKeyPreference, sendKeys, type SendKey } from '@/lib/send-key';
import { useStore } from '@/lib/store';

/** With which key an operator sends, and whether single keys are commands. */
export function KeyboardPreferences() {
  const { t } = useTranslation();
  const sendKey = useStore(sendKeyPreference);
  const singleKeys = useStore(singleKeysStore);
  const [modKey] = keyCaps({ code: 'Enter', mod: true });
  const names: Record<SendKey, string> = {
    enter: t('preferences.sendKeys.enter'),
    'mod+enter': t('preferences.sendKeys.mod', { key: modKey }),
  };
  return (
    <>
      <FormField label={t('preferences.sendKey')}>
        {(field) => (
          <Select
            {...field}
            value={sendKey}
            onChange={(event) => sendKeyPreference.set(event.target.value as SendKey)}
          >
            {sendKeys.map((choice) => (
              <option key={choice} value={choice}>
                {names[choice]}
              </option>
            ))}
          </Select>
        )}
      </FormField>
      <SwitchField
        label={t('preferences.singleKeys')}
        hint={t('preferences.singleKeysHint')}
        value={singleKeys === 'on'}
        onChange={(isOn) => singleKeysStore.set(isOn ? 'on' : 'off')}
      />
    </>
  );
}
