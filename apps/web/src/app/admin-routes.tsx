import { Lock, PanelLeft } from 'lucide-react';
import { Suspense, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Navigate, Route, Routes, useLocation } from 'react-router';
import { AdminPage } from '@/components/admin-page';
import { AppShell } from '@/components/app-shell';
import { EmptyState } from '@/components/empty-state';
import { PaneBoundary } from '@/components/pane-boundary';
import { ButtonLink } from '@/components/ui/button-link';
import { Spinner } from '@/components/ui/spinner';
import { useAttention } from '@/features/attention/model/use-attention';
import { useAttentionTitle } from '@/features/attention/model/use-attention-title';
import { cn } from '@/lib/class-names';
import { useLive } from '@/lib/live-context';
import { type AdminPageGroup, adminPageGroups, type AdminPageEntry, adminPages } from './admin-pages';

/** The administration: a menu at the left and one page; on a phone one of the two. */
export function AdminRoutes() {
  const { t } = useTranslation('admin');
  const { user } = useLive();
  const attention = useAttention();
  useAttentionTitle(t('shell.title'), attention);
  const { pathname } = useLocation();
  const pages = adminPages.filter(({ roles }) => roles.includes(user.role));
  const isMenu = /^\/admin\/?$/.test(pathname);
  return (
    <AppShell title={t('shell.title')} attention={attention} hideBottomBar={false}>
      <nav
        aria-label={t('shell.label')}
        className={cn(
          'w-full shrink-0 overflow-y-auto border-r bg-surface px-2 py-4 @3xl/shell:block @3xl/shell:w-60',
          !isMenu && 'hidden',
        )}
      >
        <p aria-hidden className="px-3 pb-4 text-lg font-semibold @3xl/shell:hidden">
          {t('shell.title')}
        </p>
        {adminPageGroups.map((group) => (
          <PageGroup key={group} group={group} pages={pages.filter((page) => page.group === group)} />
        ))}
      </nav>
      <div className={cn('min-h-0 min-w-0 flex-1', isMenu ? 'hidden @3xl/shell:flex' : 'flex')}>
        <PaneBoundary key={pathname}>
          <Suspense fallback={<Spinner className="m-auto size-6 text-muted" />}>
            <Routes>
              <Route index element={<EmptyState icon={PanelLeft} text={t('shell.choose')} />} />
              {adminPages.map(({ path, section, roles, Page }) => (
                <Route
                  key={path}
                  path={path}
                  element={roles.includes(user.role) ? <Page /> : <AdministratorsOnly section={section} />}
                />
              ))}
              <Route path="*" element={<Navigate to="/admin" replace />} />
            </Routes>
          </Suspense>
        </PaneBoundary>
      </div>
    </AppShell>
  );
}

/** A colleague's link, or a bookmark of a role that somebody no longer has. */
function AdministratorsOnly({ section }: Pick<AdminPageEntry, 'section'>) {
  const { t } = useTranslation('admin');
  return (
    <AdminPage title={t(`${section}.title`)}>
      <EmptyState
        icon={Lock}
        text={t('shell.administratorsOnly')}
        action={
          <ButtonLink look="primary" to="/chat">
            {t('shell.toChats')}
          </ButtonLink>
        }
      />
    </AdminPage>
  );
}

function PageGroup({ group, pages }: { group: AdminPageGroup; pages: readonly AdminPageEntry[] }) {
  const { t } = useTranslation('admin');
  const { pathname } = useLocation();
  const id = useId();
  if (pages.length === 0) return null;
  return (
    <section aria-labelledby={id} className="mb-4">
      <h2 id={id} className="px-3 py-1.5 text-xs font-medium text-muted">
        {t(`shell.groups.${group}`)}
      </h2>
      <ul>
        {pages.map(({ path, section, icon: Icon }) => {
          const isOpen = pathname === `/admin/${path}` || pathname.startsWith(`/admin/${path}/`);
          return (
            <li key={path}>
              <Link
                to={`/admin/${path}`}
                aria-current={isOpen ? 'page' : undefined}
                className={cn(
                  'flex min-h-11 items-center gap-3 rounded-lg px-3 text-sm @3xl/shell:min-h-9',
                  isOpen ? 'bg-accent-soft font-medium text-accent' : 'hover:bg-hover',
                )}
              >
                <Icon aria-hidden className="size-4 shrink-0" />
                <span className="truncate">{t(`${section}.title`)}</span>
              </Link>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
