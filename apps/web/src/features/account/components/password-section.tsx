import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/ui/button';
import { useLive } from '@/lib/live-context';
import { toast } from '@/lib/toast';
import { useRefreshAccount } from '../api/account';
import { AccountSection } from './account-section';
import { PasswordForm } from './password-form';

export function PasswordSection() {
  const { t } = useTranslation();
  const { user } = useLive();
  const refresh = useRefreshAccount();
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <AccountSection title={t('account.password.title')} text={t('account.password.text')}>
      {isOpen ? (
        <div className="max-w-96">
          <PasswordForm
            username={user.username}
            typedPassword={null}
            onChanged={() => {
              toast.success(t('account.password.changed'));
              void refresh();
              close();
            }}
            actions={
              <Button look="quiet" onClick={close}>
                {t('common.cancel')}
              </Button>
            }
          />
        </div>
      ) : (
        <Button onClick={() => setOpen(true)}>{t('account.password.change')}</Button>
      )}
    </AccountSection>
  );
}
