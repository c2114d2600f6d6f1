import { Reply, Undo2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { controlApi } from '../../api/control-api';
import { usePreferences } from '../../i18n/preferences-context';
import { summarize, timeOf } from '../../model/message-summary';
import { useSimulator } from '../../model/simulator-context';
import type { ChatMessage } from '../../model/types';
import { MessageContent } from './message-content';

interface Props {
  message: ChatMessage;
  /** Follows another message of the same side: no avatar again. */
  isGrouped: boolean;
  quoted: ChatMessage | undefined;
  userId: string;
  onQuote: () => void;
}

export function MessageRow({ message, isGrouped, quoted, userId, onQuote }: Props): ReactNode {
  const { t } = usePreferences();
  const { state } = useSimulator();
  const isMine = message.direction === 'fromCustomer';
  if (message.unsentAt)
    return <p className="system-line">{isMine ? t('unsentByYou') : t('unsentMessage')}</p>;
  const sender = message.message?.sender;
  const avatarUrl = sender?.iconUrl ?? `/avatars/${state.channel?.botUserId ?? ''}.svg`;
  return (
    <article className="row" data-direction={message.direction} data-grouped={isGrouped}>
      {!isMine && (
        <span className="row-avatar">
          {!isGrouped && <img className="avatar" src={avatarUrl} alt="" width={32} height={32} />}
        </span>
      )}
      <div className="row-main">
        {!isMine && !isGrouped && <p className="row-sender">{sender?.name ?? state.channel?.displayName}</p>}
        <div className="row-line">
          <div className="row-content">
            {quoted && <p className="quoted">{summarize(quoted, t)}</p>}
            <MessageContent message={message} />
          </div>
          <RowMeta message={message} userId={userId} onQuote={onQuote} />
        </div>
      </div>
    </article>
  );
}

function RowMeta({ message, userId, onQuote }: Pick<Props, 'message' | 'userId' | 'onQuote'>): ReactNode {
  const { t } = usePreferences();
  const { attempt } = useSimulator();
  const { id, readAt, sentAt, via, paid } = message;
  const isMine = message.direction === 'fromCustomer';
  return (
    <div className="row-meta">
      {id && (
        <span className="row-actions">
          {isMine && (
            <button
              type="button"
              className="icon-button tiny"
              aria-label={t('unsend')}
              title={t('unsend')}
              onClick={() => attempt(() => controlApi.unsend(userId, id))}
            >
              <Undo2 aria-hidden size={13} />
            </button>
          )}
          <button
            type="button"
            className="icon-button tiny"
            aria-label={t('quote')}
            title={t('quote')}
            onClick={onQuote}
          >
            <Reply aria-hidden size={13} />
          </button>
        </span>
      )}
      {isMine && readAt && <span>{t('read')}</span>}
      {via && (
        <span className="cost" data-paid={paid} title={via}>
          {paid ? t('paid') : t('free')}
        </span>
      )}
      <time className="number" dateTime={sentAt}>
        {timeOf(sentAt)}
      </time>
    </div>
  );
}
