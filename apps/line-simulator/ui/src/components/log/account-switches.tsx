import type { ReactNode } from 'react';
import { controlApi } from '../../api/control-api';
import { usePreferences } from '../../i18n/preferences-context';
import { useSimulator } from '../../model/simulator-context';
import type { Channel, Faults } from '../../model/types';
import { SelectField, TextField, ToggleField } from './switch-fields';

const TEST_REASONS = ['', 'OK', 'COULD_NOT_CONNECT', 'REQUEST_TIMEOUT', 'ERROR_STATUS_CODE', 'UNCLASSIFIED'];
const ACCOUNT_EVENTS = ['botSuspended', 'botResumed'] as const;

interface Props {
  channel: Channel;
  faults: Faults;
  set: (change: object) => void;
}

/** What the account's owner would set in the consoles of LINE. */
export function AccountSwitches({ channel, faults, set }: Props): ReactNode {
  const { t } = usePreferences();
  const { attempt } = useSimulator();
  const change = (part: object): void => attempt(() => controlApi.changeChannel(part));
  return (
    <>
      <SelectField
        label="chatMode"
        value={channel.chatMode}
        choices={['bot', 'chat']}
        onChange={(chatMode) => change({ chatMode })}
      />
      <SelectField
        label="markAsReadMode"
        value={channel.markAsReadMode}
        choices={['manual', 'auto']}
        onChange={(markAsReadMode) => change({ markAsReadMode })}
      />
      <ToggleField
        label={t('useWebhook')}
        isOn={channel.isWebhookActive}
        onChange={(isWebhookActive) => change({ isWebhookActive })}
      />
      <SelectField
        label={t('webhookTest')}
        value={faults.webhookTestReason ?? ''}
        choices={TEST_REASONS}
        nameOf={(reason) => reason || t('normal')}
        onChange={(reason) => set({ webhookTestReason: reason || null })}
      />
      <TextField
        label={t('webhookUrl')}
        button={t('apply')}
        onSubmit={(webhookUrl) => change({ webhookUrl })}
      />
      <p className="switch-note muted">{channel.webhookUrl}</p>
      <TextField
        label={t('newSecret')}
        button={t('reissue')}
        onSubmit={(channelSecret) => change({ channelSecret })}
      />
      <TextField
        label={t('newToken')}
        button={t('reissue')}
        onSubmit={(channelAccessToken) => change({ channelAccessToken })}
      />
      <div className="switch">
        <span>{t('accountEvents')}</span>
        {ACCOUNT_EVENTS.map((type) => (
          <button
            key={type}
            type="button"
            className="quiet-button"
            onClick={() => attempt(() => controlApi.sendAccountEvent(type))}
          >
            {type}
          </button>
        ))}
      </div>
    </>
  );
}
