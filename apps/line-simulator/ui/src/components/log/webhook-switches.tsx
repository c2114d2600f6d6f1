import type { ReactNode } from 'react';
import { usePreferences } from '../../i18n/preferences-context';
import type { Faults } from '../../model/types';
import { NumberField, SelectField, ToggleField } from './switch-fields';

const SIGNATURES = ['valid', 'wrong_secret', 'missing', 'malformed', 'hex', 'duplicate_header'];

interface Props {
  webhook: Faults['webhook'];
  set: (change: object) => void;
}

/** How webhooks are written and signed, and what networks do to them. */
export function WebhookSwitches({ webhook, set: setFaults }: Props): ReactNode {
  const { t } = usePreferences();
  const set = (change: object): void => setFaults({ webhook: change });
  const { redelivery } = webhook;
  return (
    <>
      <SelectField
        label={t('webhookMode')}
        value={webhook.mode}
        choices={['active', 'standby']}
        onChange={(mode) => set({ mode })}
      />
      <SelectField
        label={t('signature')}
        value={webhook.signature}
        choices={SIGNATURES}
        onChange={(signature) => set({ signature })}
      />
      <SelectField
        label={t('escape')}
        value={webhook.escape}
        choices={['astral', 'all', 'none']}
        onChange={(escape) => set({ escape })}
      />
      <SelectField
        label={t('whitespace')}
        value={webhook.whitespace}
        choices={['compact', 'pretty', 'crlf']}
        onChange={(whitespace) => set({ whitespace })}
      />
      <SelectField
        label={t('propertyOrder')}
        value={webhook.propertyOrder}
        choices={['line', 'reversed', 'shuffled']}
        onChange={(propertyOrder) => set({ propertyOrder })}
      />
      <ToggleField
        label={t('unknownProperties')}
        isOn={webhook.unknownProperties}
        onChange={(unknownProperties) => set({ unknownProperties })}
      />
      <ToggleField
        label={t('duplicates')}
        isOn={webhook.duplicates}
        onChange={(duplicates) => set({ duplicates })}
      />
      <NumberField
        label={t('reorder')}
        value={webhook.reorderWithinMs}
        onChange={(reorderWithinMs) => set({ reorderWithinMs })}
      />
      <NumberField
        label={t('eventsPerBody')}
        value={webhook.eventsPerBody}
        onChange={(eventsPerBody) => set({ eventsPerBody })}
      />
      <NumberField
        label={t('timeout')}
        value={webhook.timeoutMs}
        onChange={(timeoutMs) => set({ timeoutMs })}
      />
      <ToggleField
        label={t('redelivery')}
        isOn={redelivery.enabled}
        onChange={(enabled) => set({ redelivery: { enabled } })}
      />
      <NumberField
        label={t('redeliveryAttempts')}
        value={redelivery.attempts}
        onChange={(attempts) => set({ redelivery: { attempts } })}
      />
      <NumberField
        label={t('redeliveryDelay')}
        value={redelivery.delayMs}
        onChange={(delayMs) => set({ redelivery: { delayMs } })}
      />
      <NumberField
        label={t('redeliveryJitter')}
        value={redelivery.jitterMs}
        onChange={(jitterMs) => set({ redelivery: { jitterMs } })}
      />
    </>
  );
}
