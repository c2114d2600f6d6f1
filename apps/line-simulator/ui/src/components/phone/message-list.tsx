import type { ReactNode } from 'react';
import { controlApi } from '../../api/control-api';
import { usePreferences } from '../../i18n/preferences-context';
import { groupAlbums } from '../../model/albums';
import { useSimulator } from '../../model/simulator-context';
import type { ChatMessage } from '../../model/types';
import { MessageRow } from '../bubbles/message-row';
import { useChat } from './chat-context';
import type { Draft } from './composer';
import { LoadingBubble } from './loading-bubble';
import { useStickToEnd } from './use-stick-to-end';

interface Props {
  messages: ChatMessage[];
  onDraft: (draft: Draft) => void;
}

export function MessageList({ messages, onDraft }: Props): ReactNode {
  const { language, t } = usePreferences();
  const { chat } = useChat();
  const isNewestMine = messages.at(-1)?.direction === 'fromCustomer';
  const { list, content, onScroll } = useStickToEnd(isNewestMine ? messages.length : 0);
  const entries = groupAlbums(messages);

  return (
    <div
      ref={list}
      className="messages"
      role="log"
      aria-label={chat.displayName}
      tabIndex={0}
      onScroll={onScroll}
    >
      <div ref={content} className="messages-content">
        {messages.length === 0 && <EmptyChat />}
        {entries.map((entry, index) => {
          const [message] = entry;
          if (!message) return null;
          const day = dayOf(message.sentAt, language, t('today'));
          const before = entries[index - 1]?.[0];
          const isNewDay = !before || dayOf(before.sentAt, language, t('today')) !== day;
          const isGrouped = !isNewDay && isSameSender(before, message);
          return (
            <div key={`${message.id ?? 'postback'}-${message.sentAt}-${index}`} className="message-slot">
              {isNewDay && <p className="day">{day}</p>}
              <MessageRow
                messages={entry}
                isGrouped={isGrouped}
                quoted={messages.find(({ id }) => id !== null && id === message.message?.quotedMessageId)}
                onDraft={onDraft}
              />
            </div>
          );
        })}
        {chat.loadingUntil && <LoadingBubble until={chat.loadingUntil} />}
      </div>
    </div>
  );
}

function isSameSender(before: ChatMessage, message: ChatMessage): boolean {
  const isSame = before.direction === message.direction && before.senderId === message.senderId;
  return isSame && !before.unsentAt;
}

/** A chat nobody has written in: the customer may add the account as a friend first. */
function EmptyChat(): ReactNode {
  const { t } = usePreferences();
  const { state, attempt } = useSimulator();
  const { chat } = useChat();
  if (!state.channel) return null;
  const isFriend = chat.kind === 'user' && !chat.isBlocked;
  return (
    <div className="empty-chat">
      <img className="avatar" src={`/avatars/${state.channel.botUserId}.svg`} alt="" width={64} height={64} />
      <strong>{state.channel.displayName}</strong>
      <p>{chat.kind === 'user' ? t('emptyChatHint') : t('emptyGroupHint')}</p>
      {isFriend && (
        <button
          type="button"
          className="primary-button"
          onClick={() => attempt(() => controlApi.follow(chat.id))}
        >
          {t('addFriend')}
        </button>
      )}
    </div>
  );
}

function dayOf(iso: string, language: string, today: string): string {
  const date = new Date(iso);
  if (date.toDateString() === new Date().toDateString()) return today;
  return date.toLocaleDateString(language, { day: 'numeric', month: 'short', weekday: 'short' });
}
