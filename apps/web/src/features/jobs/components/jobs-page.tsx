import { openJobDashboard } from '@jsk/contracts/job-dashboard';
import { useMutation } from '@tanstack/react-query';
import { ExternalLink } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { AdminPage } from '@/components/admin-page';
import { AdminSection } from '@/components/admin-section';
import { Button } from '@/components/ui/button';
import { Spinner } from '@/components/ui/spinner';
import { call } from '@/lib/api-client';
import { problemText } from '@/lib/i18n/problem-text';

/** The way to the dashboard of background jobs, which is a page of its own. */
export function JobsPage() {
  const { t } = useTranslation('admin');
  const { t: tCommon } = useTranslation();
  const { mutate, isPending, error } = useMutation({ mutationFn: openDashboard });
  return (
    <AdminPage title={t('jobs.title')} intro={t('jobs.intro')}>
      <AdminSection
        title={t('jobs.dashboard')}
        hint={t('jobs.hint')}
        actions={
          <Button look="primary" disabled={isPending} onClick={() => mutate()}>
            {isPending ? <Spinner className="size-4" /> : <ExternalLink aria-hidden />}
            {t('jobs.open')}
          </Button>
        }
      >
        {error && (
          <p role="alert" className="rounded-lg bg-danger-soft px-3 py-2 text-danger">
            {problemText(tCommon, error)}
          </p>
        )}
      </AdminSection>
    </AdminPage>
  );
}

/** The tab is opened before anything is asked: browsers take one that comes later for one that nobody wanted. */
async function openDashboard(): Promise<void> {
  const tab = window.open('', '_blank');
  try {
    const { path } = await call(openJobDashboard, {});
    (tab ?? window).location.assign(path);
  } catch (error) {
    tab?.close();
    throw error;
  }
}
