import type { RichMenu } from '@jsk/contracts/rich-menus';
import { PanelsTopLeft, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { AdminPage } from '@/components/admin-page';
import { EmptyState } from '@/components/empty-state';
import { Button } from '@/components/ui/button';
import { RichMenuCard } from './rich-menu-card';

interface RichMenuListProps {
  menus: readonly RichMenu[];
  /** Opens a menu by its id, or `new`. */
  onOpen: (menu: string) => void;
}

export function RichMenuList({ menus, onOpen }: RichMenuListProps) {
  const { t } = useTranslation('admin');
  const create = (
    <Button look="primary" onClick={() => onOpen('new')}>
      <Plus aria-hidden />
      {t('richMenus.create')}
    </Button>
  );
  const isEmpty = menus.length === 0;
  return (
    <AdminPage
      title={t('richMenus.title')}
      intro={t('richMenus.intro')}
      {...(!isEmpty && { actions: create })}
    >
      {isEmpty ? (
        <EmptyState icon={PanelsTopLeft} text={t('richMenus.empty')} action={create} />
      ) : (
        <ul className="grid items-start gap-4 @lg/shell:grid-cols-2">
          {menus.map((menu) => (
            <RichMenuCard key={menu.id} menu={menu} onOpen={() => onOpen(menu.id)} />
          ))}
        </ul>
      )}
    </AdminPage>
  );
}
