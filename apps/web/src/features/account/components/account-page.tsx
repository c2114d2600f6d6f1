import { useTranslation } from 'react-i18next';
import { useLive } from '@/lib/live-context';
import { AccountSection } from './account-section';
import { PasswordSection } from './password-section';
import { SecondFactorSection } from './second-factor-section';
import { SignInsSection } from './sign-ins-section';

/** Everybody's own account: who they are here, and how they prove it. */
export function AccountPage() {
  const { t } = useTranslation();
  const { user } = useLive();
  return (
    <div className="relative flex min-h-0 min-w-0 flex-1 scroll-py-24 flex-col overflow-y-auto">
      <div className="mx-auto flex w-full max-w-2xl flex-col gap-8 px-4 pt-3 pb-10 @3xl/shell:px-8 @3xl/shell:pt-6">
        <h2 className="flex min-h-9 items-center text-lg font-semibold">{t('account.title')}</h2>
        <AccountSection title={t('account.profile.title')} text={t('account.profile.note')}>
          <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-1.5">
            <Fact label={t('account.profile.name')} value={user.displayName} />
            <Fact label={t('account.profile.username')} value={user.username} />
            <Fact label={t('account.profile.role')} value={t(`rail.roles.${user.role}`)} />
          </dl>
        </AccountSection>
        <PasswordSection />
        <SecondFactorSection />
        <SignInsSection />
      </div>
    </div>
  );
}

function Fact({ label, value }: { label: string; value: string }) {
  return (
    <>
      <dt className="text-muted">{label}</dt>
      <dd className="min-w-0 break-words">{value}</dd>
    </>
  );
}
