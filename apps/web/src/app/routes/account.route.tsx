import { useTranslation } from 'react-i18next';
import { AppShell } from '@/components/app-shell';
import { PaneBoundary } from '@/components/pane-boundary';
import { AccountPage } from '@/features/account/components/account-page';
import { useAttention } from '@/features/attention/model/use-attention';
import { useAttentionTitle } from '@/features/attention/model/use-attention-title';

/** Everybody's own account. */
export function AccountRoute() {
  const { t } = useTranslation();
  const attention = useAttention();
  useAttentionTitle(t('account.title'), attention);
  return (
    <AppShell title={t('account.title')} attention={attention} hideBottomBar={false}>
      <PaneBoundary>
        <AccountPage />
      </PaneBoundary>
    </AppShell>
  );
}
