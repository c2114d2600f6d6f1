import { ChevronLeft, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { controlApi } from '../../api/control-api';
import { usePreferences } from '../../i18n/preferences-context';
import { useSimulator } from '../../model/simulator-context';
import type { Customer } from '../../model/types';

interface Props {
  customer: Customer;
  canClose: boolean;
  onClose: () => void;
}

export function PhoneHeader({ customer, canClose, onClose }: Props): ReactNode {
  const { t } = usePreferences();
  const { state, attempt } = useSimulator();
  const { userId, isFollowing, displayName } = customer;
  const toggle = isFollowing ? controlApi.unfollow : controlApi.follow;
  return (
    <header className="phone-header">
      <button type="button" className="icon-button phone-back" aria-label={t('back')} onClick={onClose}>
        <ChevronLeft aria-hidden size={22} />
      </button>
      <div className="phone-names">
        <span className="phone-account">{state.channel?.displayName}</span>
        <span className="phone-owner">
          <img className="avatar" src={`/avatars/${userId}.svg`} alt="" width={16} height={16} />
          <span className="phone-owner-name">{displayName}</span>
        </span>
      </div>
      <button type="button" className="pill-button" onClick={() => attempt(() => toggle(userId))}>
        {isFollowing ? t('block') : t('unblock')}
      </button>
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
