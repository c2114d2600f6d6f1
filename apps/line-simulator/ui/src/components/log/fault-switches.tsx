import type { ReactNode } from 'react';
import { controlApi } from '../../api/control-api';
import { usePreferences } from '../../i18n/preferences-context';
import { useSimulator } from '../../model/simulator-context';
import type { FaultableEndpoint, Faults } from '../../model/types';
import { AccountSwitches } from './account-switches';
import { EndpointFaults } from './endpoint-faults';
import { NumberField, ToggleField } from './switch-fields';
import { WebhookSwitches } from './webhook-switches';

const SENDING = ['reply', 'push', 'multicast', 'narrowcast', 'broadcast', 'validate'] as const;
const ASKING = [
  'profile',
  'group',
  'loading',
  'markAsRead',
  'richMenu',
  'info',
  'quotaEndpoint',
  'webhookEndpoint',
] as const;

/** Every switch with which LINE can be made to misbehave, grouped by what it concerns. */
export function FaultSwitches({ faults }: { faults: Faults }): ReactNode {
  const { t } = usePreferences();
  const { state, attempt } = useSimulator();
  const set = (change: object): void => attempt(() => controlApi.setFaults(change));
  const { webhook, contentNotReadyTimes, contentExpired, transcodingFails } = faults;
  return (
    <div className="switches">
      <Section title={t('switchesSending')} changed={countOf(faults, SENDING)} isOpen>
        <EndpointFaults faults={faults} endpoints={SENDING} set={set} />
      </Section>
      <Section title={t('switchesLimits')} changed={changedLimits(faults)}>
        <LimitSwitches faults={faults} set={set} />
      </Section>
      <Section title={t('switchesContent')} changed={changedContent(faults)}>
        <EndpointFaults faults={faults} endpoints={['content']} set={set} />
        <NumberField
          label={t('contentNotReady')}
          value={contentNotReadyTimes}
          onChange={(times) => set({ contentNotReadyTimes: times })}
        />
        <ToggleField
          label={t('contentExpired')}
          isOn={contentExpired}
          onChange={(isExpired) => set({ contentExpired: isExpired })}
        />
        <ToggleField
          label={t('transcodingFails')}
          isOn={transcodingFails}
          onChange={(fails) => set({ transcodingFails: fails })}
        />
      </Section>
      <Section title={t('switchesAsking')} changed={countOf(faults, ASKING)}>
        <EndpointFaults faults={faults} endpoints={ASKING} set={set} />
      </Section>
      <Section title={t('switchesWebhooks')} changed={changedWebhooks(webhook)}>
        <WebhookSwitches webhook={webhook} set={set} />
      </Section>
      <Section title={t('switchesAccount')} changed={faults.webhookTestReason ? 1 : 0}>
        {state.channel && <AccountSwitches channel={state.channel} faults={faults} set={set} />}
      </Section>
      <div className="switches-reset">
        <span className="muted">{t('resetHint')}</span>
        <button type="button" className="danger-button" onClick={() => attempt(controlApi.reset)}>
          {t('reset')}
        </button>
      </div>
    </div>
  );
}

/** How much LINE lets through, and how fast. */
function LimitSwitches({ faults, set }: { faults: Faults; set: (change: object) => void }): ReactNode {
  const { t } = usePreferences();
  const { quota } = faults;
  return (
    <>
      <NumberField
        label={t('quotaLimit')}
        value={quota.limit}
        emptyWord={t('unlimited')}
        onChange={(limit) => set({ quota: { limit } })}
      />
      <NumberField label={t('quotaUsed')} value={quota.used} onChange={(used) => set({ quota: { used } })} />
      <ToggleField
        label={t('rateLimits')}
        isOn={faults.rateLimits}
        onChange={(rateLimits) => set({ rateLimits })}
      />
      <NumberField
        label={t('sameUserLimit')}
        value={faults.sameUserPushesPerMinute}
        emptyWord={t('unlimited')}
        onChange={(sameUserPushesPerMinute) => set({ sameUserPushesPerMinute })}
      />
      <NumberField
        label={t('replyTokenLife')}
        value={faults.replyTokenSeconds}
        onChange={(replyTokenSeconds) => set({ replyTokenSeconds })}
      />
      <NumberField
        label={t('latency')}
        value={faults.latencyMs}
        onChange={(latencyMs) => set({ latencyMs })}
      />
    </>
  );
}

interface SectionProps {
  title: string;
  /** How many switches in it are not as they should be. */
  changed: number;
  isOpen?: boolean;
  children: ReactNode;
}

function Section({ title, changed, isOpen = false, children }: SectionProps): ReactNode {
  return (
    <details className="switch-section" open={isOpen}>
      <summary>
        {title}
        {changed > 0 && <span className="badge badge-danger">{changed}</span>}
      </summary>
      {children}
    </details>
  );
}

function countOf(faults: Faults, endpoints: readonly FaultableEndpoint[]): number {
  return endpoints.filter((endpoint) => faults[endpoint] !== null).length;
}

function changedLimits(faults: Faults): number {
  const { rateLimits, sameUserPushesPerMinute, latencyMs, replyTokenSeconds } = faults;
  const isLifeChanged = replyTokenSeconds !== 60;
  return count([rateLimits, sameUserPushesPerMinute !== null, latencyMs > 0, isLifeChanged]);
}

function changedContent(faults: Faults): number {
  const { contentNotReadyTimes, contentExpired, transcodingFails } = faults;
  return count([faults.content !== null, contentNotReadyTimes > 0, contentExpired, transcodingFails]);
}

function changedWebhooks(webhook: Faults['webhook']): number {
  return count([
    webhook.mode !== 'active',
    webhook.signature !== 'valid',
    webhook.escape !== 'astral',
    webhook.whitespace !== 'compact',
    webhook.propertyOrder !== 'line',
    webhook.unknownProperties,
    webhook.duplicates,
    webhook.reorderWithinMs > 0,
    webhook.eventsPerBody > 1,
    webhook.redelivery.enabled,
  ]);
}

function count(conditions: readonly boolean[]): number {
  return conditions.filter(Boolean).length;
}
