import { isAdministrator } from '@jsk/contracts/roles';
import { useTranslation } from 'react-i18next';
import { AppShell } from '@/components/app-shell';
import { PaneBoundary } from '@/components/pane-boundary';
import { CustomersPage } from '@/features/customers/components/customers-page';
import { PersonalDataMenu } from '@/features/personal-data/components/personal-data-menu';
import { useAttention } from '@/features/attention/model/use-attention';
import { useAttentionTitle } from '@/features/attention/model/use-attention-title';
import { useLive } from '@/lib/live-context';

/** Everybody who ever wrote or followed. */
export function CustomersRoute() {
  const { t } = useTranslation();
  const { user } = useLive();
  const attention = useAttention();
  useAttentionTitle(t('customers.title'), attention);
  return (
    <AppShell title={t('customers.title')} attention={attention} hideBottomBar={false}>
      <PaneBoundary>
        <CustomersPage
          {...(isAdministrator(user.role) && { menu: (customer) => <PersonalDataMenu {...customer} /> })}
        />
      </PaneBoundary>
    </AppShell>
  );
}
