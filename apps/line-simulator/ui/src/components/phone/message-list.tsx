import type { ReactNode } from 'react';
import { controlApi } from '../../api/control-api';
import { usePreferences } from '../../i18n/preferences-context';
import { useSimulator } from '../../model/simulator-context';
import type { ChatMessage, Customer } from '../../model/types';
import { MessageRow } from '../bubbles/message-row';
import { LoadingBubble } from './loading-bubble';
import { useStickToEnd } from './use-stick-to-end';

interface Props {
  customer: Customer;
  messages: ChatMessage[];
  onQuote: (message: ChatMessage) => void;
}

export function MessageList({ customer, messages, onQuote }: Props): ReactNode {
  const { language, t } = usePreferences();
  const isNewestMine = messages.at(-1)?.direction === 'fromCustomer';
  const { list, content, onScroll } = useStickToEnd(isNewestMine ? messages.length : 0);

  return (
    <div
      ref={list}
      className="messages"
      role="log"
      aria-label={customer.displayName}
      tabIndex={0}
      onScroll={onScroll}
    >
      <div ref={content} className="messages-content">
        {messages.length === 0 && <EmptyChat customer={customer} />}
        {messages.map((message, index) => {
          const day = dayOf(message.sentAt, language, t('today'));
          const before = messages[index - 1];
          const isNewDay = !before || dayOf(before.sentAt, language, t('today')) !== day;
          const isGrouped = !isNewDay && before.direction === message.direction && !before.unsentAt;
          return (
            <div key={`${message.id ?? 'postback'}-${message.sentAt}-${index}`} className="message-slot">
              {isNewDay && <p className="day">{day}</p>}
              <MessageRow
                message={message}
                isGrouped={isGrouped}
                quoted={messages.find(({ id }) => id !== null && id === message.message?.quotedMessageId)}
                userId={customer.userId}
                onQuote={() => onQuote(message)}
              />
            </div>
          );
        })}
        {customer.loadingUntil && <LoadingBubble until={customer.loadingUntil} />}
      </div>
    </div>
  );
}

/** A chat nobody has written in: the customer may add the account as a friend first. */
function EmptyChat({ customer }: { customer: Customer }): ReactNode {
  const { t } = usePreferences();
  const { state, attempt } = useSimulator();
  return (
    <div className="empty-chat">
      {state.channel && (
        <img
          className="avatar"
          src={`/avatars/${state.channel.botUserId}.svg`}
          alt=""
          width={64}
          height={64}
        />
      )}
      <strong>{state.channel?.displayName}</strong>
      <p>{t('emptyChatHint')}</p>
      {customer.isFollowing && (
        <button
          type="button"
          className="primary-button"
          onClick={() => attempt(() => controlApi.follow(customer.userId))}
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
