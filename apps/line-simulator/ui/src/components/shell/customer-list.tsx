import { Columns2, Plus } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { usePreferences } from '../../i18n/preferences-context';
import { summarize, timeOf } from '../../model/message-summary';
import { useSimulator } from '../../model/simulator-context';
import type { Customer } from '../../model/types';
import { NewCustomerForm } from './new-customer-form';

interface Props {
  openUserIds: string[];
  onOpen: (userId: string) => void;
  onOpenBeside: (userId: string) => void;
}

export function CustomerList({ openUserIds, onOpen, onOpenBeside }: Props): ReactNode {
  const { t } = usePreferences();
  const { state } = useSimulator();
  const [isAdding, setIsAdding] = useState(false);
  return (
    <nav className="customers" aria-label={t('customers')}>
      <div className="customers-head">
        <h2 className="pane-title">{t('customers')}</h2>
        <button
          type="button"
          className="icon-button"
          aria-label={t('addCustomer')}
          title={t('addCustomer')}
          aria-expanded={isAdding}
          onClick={() => setIsAdding(!isAdding)}
        >
          <Plus aria-hidden size={18} />
        </button>
      </div>
      {isAdding && (
        <NewCustomerForm
          onAdded={(userId) => {
            setIsAdding(false);
            onOpen(userId);
          }}
          onCancel={() => setIsAdding(false)}
        />
      )}
      <ul className="customer-rows">
        {state.customers.map((customer) => (
          <CustomerRow
            key={customer.userId}
            customer={customer}
            isOpen={openUserIds.includes(customer.userId)}
            unread={state.unread[customer.userId] ?? 0}
            onOpen={() => onOpen(customer.userId)}
            onOpenBeside={openUserIds.length > 0 ? () => onOpenBeside(customer.userId) : null}
          />
        ))}
      </ul>
    </nav>
  );
}

interface RowProps {
  customer: Customer;
  isOpen: boolean;
  unread: number;
  onOpen: () => void;
  onOpenBeside: (() => void) | null;
}

function CustomerRow({ customer, isOpen, unread, onOpen, onOpenBeside }: RowProps): ReactNode {
  const { t } = usePreferences();
  const { displayName, isFollowing, lastMessage, statusMessage, userId } = customer;
  const nameId = `name-${userId}`;
  const preview = lastMessage ? summarize(lastMessage, t) : (statusMessage ?? t('emptyChat'));
  return (
    <li className="customer-row" data-open={isOpen}>
      <img className="avatar" src={`/avatars/${userId}.svg`} alt="" width={40} height={40} />
      <div className="customer-words">
        <button type="button" className="customer-open" id={nameId} aria-current={isOpen} onClick={onOpen}>
          {displayName}
        </button>
        <span className="customer-last">{isFollowing ? preview : t('blockedNotice')}</span>
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
