import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SwitchField } from '@/components/switch-field';
import { useStore } from '@/lib/store';
import { attentionPreferences, changeAttention } from '../model/attention-preferences';
import { noticePermission } from '../model/browser-notices';

/** Notifications of the browser. It is asked for them here, by a click, and never when a page is loaded. */
export function NoticePreferences() {
  const { t } = useTranslation();
  const { notifies, notifiesWithText } = useStore(attentionPreferences);
  const [permission, setPermission] = useState(noticePermission);
  if (permission === 'unsupported') return <p className="text-muted">{t('attention.unsupported')}</p>;

  async function choose(isWanted: boolean) {
    const answer = isWanted ? await Notification.requestPermission() : permission;
    setPermission(answer);
    changeAttention({ notifies: isWanted && answer === 'granted' });
  }
  return (
    <>
      <SwitchField
        label={t('attention.notifies')}
        hint={t('attention.notifiesHint')}
        value={notifies && permission === 'granted'}
        onChange={(value) => void choose(value)}
      />
      {permission === 'denied' && (
        <p role="alert" className="rounded-lg bg-danger-soft px-3 py-2 text-danger">
          {t('attention.denied')}
        </p>
      )}
      <SwitchField
        label={t('attention.notifiesWithText')}
        hint={t('attention.notifiesWithTextHint')}
        value={notifiesWithText}
        onChange={(value) => changeAttention({ notifiesWithText: value })}
      />
    </>
  );
}
