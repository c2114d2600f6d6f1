import type { ReactNode } from 'react';
import { usePreferences } from '../../i18n/preferences-context';
import { timeOf } from '../../model/message-summary';
import type { ChatMessage } from '../../model/types';
import { useChat } from '../phone/chat-context';
import type { Draft } from '../phone/composer';
import { AlbumGrid } from './album-grid';
import { BubbleMenu } from './bubble-menu';
import { MessageContent } from './message-content';
import { QuotedMessage } from './quoted-message';
import { useSenderOf } from './use-sender';

interface Props {
  /** One message, or the images of one album. */
  messages: ChatMessage[];
  /** Follows another message of the same sender: no avatar again. */
  isGrouped: boolean;
  quoted: ChatMessage | undefined;
  onDraft: (draft: Draft) => void;
}

export function MessageRow({ messages, isGrouped, quoted, onDraft }: Props): ReactNode {
  const { t } = usePreferences();
  const { authorId } = useChat();
  const senderOf = useSenderOf();
  const [message] = messages;
  if (!message) return null;
  const isMine = message.direction === 'fromCustomer' && message.senderId === authorId;
  if (message.unsentAt)
    return <p className="system-line">{isMine ? t('unsentByYou') : t('unsentMessage')}</p>;
  const sender = senderOf(message);
  return (
    <article
      className="row"
      id={message.id ? `message-${message.id}` : undefined}
      data-side={isMine ? 'mine' : 'theirs'}
      data-grouped={isGrouped}
    >
      {!isMine && (
        <span className="row-avatar">
          {!isGrouped && <img className="avatar" src={sender.avatarUrl} alt="" width={32} height={32} />}
        </span>
      )}
      <div className="row-main">
        {!isMine && !isGrouped && <p className="row-sender">{sender.name}</p>}
        <div className="row-line">
          <div className="row-content">
            {quoted && <QuotedMessage message={quoted} />}
            {messages.length > 1 ? <AlbumGrid messages={messages} /> : <MessageContent message={message} />}
          </div>
          <RowMeta messages={messages} message={message} isMine={isMine} onDraft={onDraft} />
        </div>
      </div>
    </article>
  );
}

interface MetaProps extends Pick<Props, 'messages' | 'onDraft'> {
  message: ChatMessage;
  isMine: boolean;
}

function RowMeta({ messages, message, isMine, onDraft }: MetaProps): ReactNode {
  const { t } = usePreferences();
  const { id, readAt, editedAt, sentAt, via, paid } = message;
  return (
    <div className="row-meta">
      {id && <BubbleMenu messages={messages} isMine={isMine} onDraft={onDraft} />}
      {editedAt && <span>{t('edited')}</span>}
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
