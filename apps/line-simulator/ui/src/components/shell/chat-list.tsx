import { Columns2, Plus, Users } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { usePreferences } from '../../i18n/preferences-context';
import type { TextKey } from '../../i18n/texts';
import { summarize, timeOf } from '../../model/message-summary';
import { useSimulator } from '../../model/simulator-context';
import type { Chat } from '../../model/types';
import { NewCustomerForm } from './new-customer-form';
import { NewGroupForm } from './new-group-form';

interface Props {
  openChatIds: string[];
  onOpen: (chatId: string) => void;
  onOpenBeside: (chatId: string) => void;
}

/** Everybody whose phone can be opened, and the groups. */
export function ChatList(props: Props): ReactNode {
  const { t } = usePreferences();
  const { state } = useSimulator();
  return (
    <nav className="customers" aria-label={t('customers')}>
      <div className="customers-scroll">
        <Section
          title="customers"
          addWord="addCustomer"
          chats={state.customers}
          form={NewCustomerForm}
          {...props}
        />
        <Section title="groups" addWord="addGroup" chats={state.groups} form={NewGroupForm} {...props} />
      </div>
    </nav>
  );
}

interface SectionProps extends Props {
  title: TextKey;
  addWord: TextKey;
  chats: readonly Chat[];
  form: (props: { onAdded: (chatId: string) => void; onCancel: () => void }) => ReactNode;
}

function Section({ title, addWord, chats, form: Form, ...props }: SectionProps): ReactNode {
  const { t } = usePreferences();
  const { state } = useSimulator();
  const { openChatIds, onOpen, onOpenBeside } = props;
  const [isAdding, setIsAdding] = useState(false);
  const onAdded = (chatId: string): void => {
    setIsAdding(false);
    onOpen(chatId);
  };
  return (
    <section>
      <div className="customers-head">
        <h2 className="pane-title">{t(title)}</h2>
        <button
          type="button"
          className="icon-button"
          aria-label={t(addWord)}
          title={t(addWord)}
          aria-expanded={isAdding}
          onClick={() => setIsAdding(!isAdding)}
        >
          <Plus aria-hidden size={18} />
        </button>
      </div>
      {isAdding && <Form onAdded={onAdded} onCancel={() => setIsAdding(false)} />}
      <ul className="customer-rows">
        {chats.map((chat) => (
          <ChatRow
            key={chat.id}
            chat={chat}
            isOpen={openChatIds.includes(chat.id)}
            unread={state.unread[chat.id] ?? 0}
            onOpen={() => onOpen(chat.id)}
            onOpenBeside={openChatIds.length > 0 ? () => onOpenBeside(chat.id) : null}
          />
        ))}
      </ul>
    </section>
  );
}

interface RowProps {
  chat: Chat;
  isOpen: boolean;
  unread: number;
  onOpen: () => void;
  onOpenBeside: (() => void) | null;
}

function ChatRow({ chat, isOpen, unread, onOpen, onOpenBeside }: RowProps): ReactNode {
  const { t } = usePreferences();
  const { id, displayName, lastMessage } = chat;
  const nameId = `name-${id}`;
  return (
    <li className="customer-row" data-open={isOpen}>
      {chat.kind === 'user' ? (
        <img className="avatar" src={`/avatars/${id}.svg`} alt="" width={40} height={40} />
      ) : (
        <span className="avatar group-avatar">
          <Users aria-hidden size={20} />
        </span>
      )}
      <div className="customer-words">
        <button type="button" className="customer-open" id={nameId} aria-current={isOpen} onClick={onOpen}>
          {displayName}
        </button>
        <span className="customer-last">{secondLine(chat, t)}</span>
      </div>
      <div className="customer-side">
        {lastMessage && <time className="number">{timeOf(lastMessage.sentAt)}</time>}
        {unread > 0 && !isOpen && <span className="badge">{Math.min(unread, 99)}</span>}
      </div>
      {onOpenBeside && !isOpen && (
        <button
          type="button"
          className="icon-button open-beside"
          aria-label={t('openBeside')}
          aria-describedby={nameId}
          title={t('openBeside')}
          onClick={onOpenBeside}
        >
          <Columns2 aria-hidden size={16} />
        </button>
      )}
    </li>
  );
}

function secondLine(chat: Chat, t: (key: TextKey) => string): string {
  if (chat.kind === 'user' && chat.isBlocked) return t('blockedNotice');
  if (chat.kind !== 'user' && !chat.isJoined) return t('accountLeftNotice');
  if (chat.lastMessage) return summarize(chat.lastMessage, t);
  return chat.kind === 'user' ? (chat.statusMessage ?? t('emptyChat')) : t('emptyChat');
}
