import { X } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { usePreferences } from '../../i18n/preferences-context';
import type { TextKey } from '../../i18n/texts';
import { useSimulator } from '../../model/simulator-context';
import { FaultSwitches } from './fault-switches';
import { RequestRows } from './request-rows';
import { WebhookRows } from './webhook-rows';

type Tab = 'apiCalls' | 'webhooks' | 'switches';
const TABS: readonly Tab[] = ['apiCalls', 'webhooks', 'switches'];

/** What went back and forth between LINE and the product, and the switches that make LINE misbehave. */
export function LogDrawer({ onClose }: { onClose: () => void }): ReactNode {
  const { t } = usePreferences();
  const { state } = useSimulator();
  const [tab, setTab] = useState<Tab>('apiCalls');
  const failed = state.webhooks.filter(({ ok }) => !ok).length;
  const badges: Partial<Record<Tab, number>> = { apiCalls: state.violationCount, webhooks: failed };
  return (
    <aside className="log" aria-label={t('log')}>
      <div className="log-head">
        <div role="tablist" className="log-tabs" aria-label={t('log')}>
          {TABS.map((one) => (
            <TabButton
              key={one}
              name={one}
              isChosen={one === tab}
              badge={badges[one] ?? 0}
              onClick={() => setTab(one)}
            />
          ))}
        </div>
        <button type="button" className="icon-button" aria-label={t('closeLog')} onClick={onClose}>
          <X aria-hidden size={18} />
        </button>
      </div>
      <div className="log-body" role="tabpanel" id="log-panel" aria-label={t(tab)} tabIndex={0}>
        {tab === 'apiCalls' && <RequestRows requests={state.requests} />}
        {tab === 'webhooks' && <WebhookRows webhooks={state.webhooks} />}
        {tab === 'switches' && state.faults && <FaultSwitches faults={state.faults} />}
      </div>
    </aside>
  );
}

interface TabButtonProps {
  name: TextKey;
  isChosen: boolean;
  badge: number;
  onClick: () => void;
}

function TabButton({ name, isChosen, badge, onClick }: TabButtonProps): ReactNode {
  const { t } = usePreferences();
  return (
    <button
      type="button"
      role="tab"
      className="log-tab"
      aria-selected={isChosen}
      aria-controls="log-panel"
      onClick={onClick}
    >
      {t(name)}
      {badge > 0 && <span className="badge badge-danger">{Math.min(badge, 99)}</span>}
    </button>
  );
}
