import { useEffect, useState, type ReactNode } from 'react';
import { useSimulator } from '../../model/simulator-context';
import type { ChatMessage, Customer } from '../../model/types';
import { ActionsProvider } from './actions-context';
import { Composer } from './composer';
import { MessageList } from './message-list';
import { PhoneHeader } from './phone-header';
import { QuickReplies } from './quick-replies';

interface Props {
  customer: Customer;
  canClose: boolean;
  onClose: () => void;
}

const NO_MESSAGES: ChatMessage[] = [];

/** One customer's phone with the chat with the official account open. */
export function Phone({ customer, canClose, onClose }: Props): ReactNode {
  const { userId, displayName } = customer;
  const { state, openChat, markSeen } = useSimulator();
  const [quoted, setQuoted] = useState<ChatMessage | null>(null);
  const messages = state.chats[userId] ?? NO_MESSAGES;
  const unread = state.unread[userId] ?? 0;

  useEffect(() => openChat(userId), [openChat, userId]);
  useEffect(() => {
    if (unread > 0) markSeen(userId);
  }, [markSeen, unread, userId]);

  return (
    <ActionsProvider customer={customer}>
      <section className="phone" aria-label={displayName}>
        <div className="phone-screen">
          <PhoneHeader customer={customer} canClose={canClose} onClose={onClose} />
          <MessageList customer={customer} messages={messages} onQuote={setQuoted} />
          <QuickReplies messages={messages} />
          <Composer customer={customer} quoted={quoted} onQuoteDone={() => setQuoted(null)} />
        </div>
      </section>
    </ActionsProvider>
  );
}
