import { LogOut } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '@/components/confirm-dialog';
import { ErrorState } from '@/components/error-state';
import { RowsSkeleton } from '@/components/rows-skeleton';
import { Button } from '@/components/ui/button';
import { problemText } from '@/lib/i18n/problem-text';
import { toast } from '@/lib/toast';
import { useSignIns, useSignOutEverywhere } from '../api/account';
import { AccountSection } from './account-section';
import { SignInRow } from './sign-in-row';

/** Every browser and program in which somebody is signed in under this name. */
export function SignInsSection() {
  const { t } = useTranslation();
  const { data, isError, refetch } = useSignIns();
  const signOut = useSignOutEverywhere();
  const [isAsking, setAsking] = useState(false);
  return (
    <AccountSection title={t('account.signIns.title')} text={t('account.signIns.text')}>
      {!data && isError && <ErrorState title={t('account.loadError')} onRetry={() => void refetch()} />}
      {!data && !isError && <RowsSkeleton rows={2} />}
      {data && (
        // There is always one: this browser.
        <ul aria-label={t('account.signIns.title')} className="divide-y border-y">
          {data.map((one) => (
            <SignInRow key={one.id} signIn={one} />
          ))}
        </ul>
      )}
      <Button className="mt-4" onClick={() => setAsking(true)}>
        <LogOut aria-hidden />
        {t('account.signIns.everywhere')}
      </Button>
      <ConfirmDialog
        open={isAsking}
        question={t('account.signIns.everywhereQuestion')}
        text={t('account.signIns.everywhereText')}
        confirm={t('account.signIns.everywhere')}
        isPending={signOut.isPending}
        onCancel={() => setAsking(false)}
        onConfirm={() =>
          signOut.mutate(undefined, { onError: (error) => toast.error(problemText(t, error)) })
        }
      />
    </AccountSection>
  );
}
