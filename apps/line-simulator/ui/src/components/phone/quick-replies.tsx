import type { ReactNode } from 'react';
import { usePreferences } from '../../i18n/preferences-context';
import type { ChatMessage } from '../../model/types';
import { useAction } from './actions-context';

/** The buttons of the newest message, shown until the customer writes something. */
export function QuickReplies({ messages }: { messages: ChatMessage[] }): ReactNode {
  const { t } = usePreferences();
  const perform = useAction();
  const newest = messages.at(-1);
  const items = newest?.direction === 'toCustomer' ? newest.message?.quickReply?.items : undefined;
  if (!items?.length) return null;
  return (
    <div className="quick-replies" role="group" aria-label={t('quickReplies')}>
      {items.map(({ action, imageUrl }, index) => (
        <button key={index} type="button" className="quick-reply" onClick={() => perform(action)}>
          {imageUrl && <img src={imageUrl} alt="" width={20} height={20} />}
          {action.label}
        </button>
      ))}
    </div>
  );
}
