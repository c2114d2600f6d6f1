import type { ReactNode } from 'react';
import { controlApi } from '../../api/control-api';
import { usePreferences } from '../../i18n/preferences-context';
import { useSimulator } from '../../model/simulator-context';
import type { Faults } from '../../model/types';
import { NumberField, SelectField, ToggleField } from './switch-fields';

const ENDPOINTS = ['reply', 'push', 'profile', 'content'] as const;
const MODES: Readonly<Record<string, object>> = {
  '500': { mode: 'status', status: 500 },
  '429': { mode: 'status', status: 429 },
  '401': { mode: 'status', status: 401 },
  hang: { mode: 'hang' },
  drop_before: { mode: 'drop_before' },
  accept_then_drop: { mode: 'accept_then_drop' },
  accept_then_500: { mode: 'accept_then_500' },
  html_body: { mode: 'html_body' },
};
const SIGNATURES = ['valid', 'wrong_secret', 'missing', 'malformed', 'hex', 'duplicate_header'];

/** The switches of the control API that are handy while trying things out; the others are for tests. */
export function FaultSwitches({ faults }: { faults: Faults }): ReactNode {
  const { t } = usePreferences();
  const { attempt } = useSimulator();
  const set = (change: object): void => attempt(() => controlApi.setFaults(change));
  const { webhook, quota } = faults;
  return (
    <div className="switches">
      {ENDPOINTS.map((endpoint) => (
        <SelectField
          key={endpoint}
          label={`${t('faultsOf')} ${endpoint}`}
          value={nameOf(faults[endpoint])}
          choices={['', ...Object.keys(MODES)]}
          emptyWord={t('normal')}
          onChange={(choice) => set({ [endpoint]: MODES[choice] ?? null })}
        />
      ))}
      <SelectField
        label={t('webhookMode')}
        value={webhook.mode}
        choices={['active', 'standby']}
        onChange={(mode) => set({ webhook: { mode } })}
      />
      <SelectField
        label={t('signature')}
        value={webhook.signature}
        choices={SIGNATURES}
        onChange={(signature) => set({ webhook: { signature } })}
      />
      <ToggleField
        label={t('duplicates')}
        isOn={webhook.duplicates}
        onChange={(duplicates) => set({ webhook: { duplicates } })}
      />
      <ToggleField
        label={t('redelivery')}
        isOn={webhook.redelivery.enabled}
        onChange={(enabled) => set({ webhook: { redelivery: { enabled } } })}
      />
      <ToggleField
        label={t('rateLimits')}
        isOn={faults.rateLimits}
        onChange={(rateLimits) => set({ rateLimits })}
      />
      <NumberField
        label={t('latency')}
        value={faults.latencyMs}
        onChange={(latencyMs) => set({ latencyMs })}
      />
      <NumberField
        label={t('contentNotReady')}
        value={faults.contentNotReadyTimes}
        onChange={(contentNotReadyTimes) => set({ contentNotReadyTimes })}
      />
      <NumberField
        label={t('quotaLimit')}
        value={quota.limit}
        onChange={(limit) => set({ quota: { limit } })}
      />
      <NumberField label={t('quotaUsed')} value={quota.used} onChange={(used) => set({ quota: { used } })} />
      <div className="switches-reset">
        <span className="muted">{t('resetHint')}</span>
        <button type="button" className="danger-button" onClick={() => attempt(controlApi.reset)}>
          {t('reset')}
        </button>
      </div>
    </div>
  );
}

function nameOf(fault: Faults['push']): string {
  if (!fault) return '';
  return fault.mode === 'status' ? String(fault.status ?? 500) : fault.mode;
}
