import { ChevronLeft, Users, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { controlApi } from '../../api/control-api';
import { usePreferences } from '../../i18n/preferences-context';
import { useSimulator } from '../../model/simulator-context';
import type { Customer, Group } from '../../model/types';
import { useChat } from './chat-context';

interface Props {
  canClose: boolean;
  onClose: () => void;
  /** Hands a group's phone to another member. */
  onMember: (userId: string) => void;
}

export function PhoneHeader({ canClose, onClose, onMember }: Props): ReactNode {
  const { t } = usePreferences();
  const { chat } = useChat();
  return (
    <header className="phone-header">
      <button type="button" className="icon-button phone-back" aria-label={t('back')} onClick={onClose}>
        <ChevronLeft aria-hidden size={22} />
      </button>
      {chat.kind === 'user' ? (
        <CustomerTitle customer={chat} />
      ) : (
        <GroupTitle group={chat} onMember={onMember} />
      )}
      <PresenceButton />
      {canClose && (
        <button
          type="button"
          className="icon-button phone-close"
          aria-label={t('closePhone')}
          onClick={onClose}
        >
          <X aria-hidden size={18} />
        </button>
      )}
    </header>
  );
}

function CustomerTitle({ customer }: { customer: Customer }): ReactNode {
  const { state } = useSimulator();
  return (
    <div className="phone-names">
      <span className="phone-account">{state.channel?.displayName}</span>
      <span className="phone-owner">
        <img className="avatar" src={`/avatars/${customer.id}.svg`} alt="" width={16} height={16} />
        <span className="phone-owner-name">{customer.displayName}</span>
      </span>
    </div>
  );
}

function GroupTitle({ group, onMember }: { group: Group; onMember: Props['onMember'] }): ReactNode {
  const { t } = usePreferences();
  const { state } = useSimulator();
  const { authorId } = useChat();
  const members = state.customers.filter(({ id }) => group.memberIds.includes(id));
  return (
    <div className="phone-names">
      <span className="phone-account">
        {group.displayName} <span className="number">({group.memberIds.length})</span>
      </span>
      <span className="phone-owner">
        <Users aria-hidden size={14} />
        <select
          className="phone-member"
          aria-label={t('phoneOf')}
          value={authorId ?? ''}
          onChange={(event) => onMember(event.target.value)}
        >
          {members.map(({ id, displayName }) => (
            <option key={id} value={id}>
              {displayName}
            </option>
          ))}
        </select>
      </span>
    </div>
  );
}

/** Blocks the account or takes it back; in a group, removes it or adds it. */
function PresenceButton(): ReactNode {
  const { t } = usePreferences();
  const { attempt } = useSimulator();
  const { chat } = useChat();
  const [word, act] =
    chat.kind === 'user'
      ? chat.isBlocked
        ? (['unblock', controlApi.follow] as const)
        : (['block', controlApi.unfollow] as const)
      : chat.isJoined
        ? (['removeAccount', controlApi.leaveGroup] as const)
        : (['addAccount', controlApi.joinGroup] as const);
  return (
    <button type="button" className="pill-button" onClick={() => attempt(() => act(chat.id))}>
      {t(word)}
    </button>
  );
}
