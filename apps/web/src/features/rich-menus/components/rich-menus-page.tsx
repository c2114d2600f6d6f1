import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { AdminPage } from '@/components/admin-page';
import { ErrorState } from '@/components/error-state';
import { Skeleton } from '@/components/ui/skeleton';
import { richMenusOptions } from '../api/rich-menus';
import { RichMenuEditor } from './rich-menu-editor';
import { RichMenuList } from './rich-menu-list';

/** The list, or one menu of it: which one stands in the address. */
export function RichMenusPage() {
  const { t } = useTranslation('admin');
  const [parameters, setParameters] = useSearchParams();
  const menus = useQuery(richMenusOptions);
  const chosen = parameters.get('menu');
  const open = useCallback(
    (menu: string | null) => setParameters(menu === null ? {} : { menu }),
    [setParameters],
  );

  if (!menus.data) {
    return (
      <AdminPage title={t('richMenus.title')} intro={t('richMenus.intro')}>
        {menus.isError ? (
          <ErrorState title={t('richMenus.loadError')} onRetry={() => void menus.refetch()} />
        ) : (
          <div aria-hidden className="grid gap-4 @lg/shell:grid-cols-2">
            <Skeleton className="h-72 rounded-xl" />
            <Skeleton className="h-72 rounded-xl" />
          </div>
        )}
      </AdminPage>
    );
  }
  if (chosen === null) return <RichMenuList menus={menus.data} onOpen={open} />;
  const menu = menus.data.find(({ id }) => id === chosen) ?? null;
  if (chosen !== 'new' && !menu) {
    return <ErrorState title={t('richMenus.notFound')} onRetry={() => open(null)} />;
  }
  return <RichMenuEditor key={chosen} menu={menu} onOpen={open} />;
}
