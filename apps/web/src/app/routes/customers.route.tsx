import { useTranslation } from 'react-i18next';
import { AppShell } from '@/components/app-shell';
import { PaneBoundary } from '@/components/pane-boundary';
import { CustomersPage } from '@/features/customers/components/customers-page';
import { PersonalDataMenu } from '@/features/personal-data/components/personal-data-menu';
import { useAttention } from '@/features/attention/model/use-attention';
import { useAttentionTitle } from '@/features/attention/model/use-attention-title';

/** Everybody who ever wrote or followed. */
export function CustomersRoute() {
  const { t } = useTranslation();
  const attention = useAttention();
  useAttentionTitle(t('customers.title'), attention);
  return (
    <AppShell title={t('customers.title')} attention={attention} hideBottomBar={false}>
      <PaneBoundary>
        <CustomersPage menu={(customer) => <PersonalDataMenu {...customer} />} />
      </PaneBoundary>
    </AppShell>
  );
}
