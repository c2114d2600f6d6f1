import type { RichMenu } from '@jsk/contracts/rich-menus';
import { useTranslation } from 'react-i18next';
import { toast } from '@/lib/toast';
import { Button } from '@/components/ui/button';
import { problemText } from '@/lib/i18n/problem-text';
import { usePublishRichMenu } from '../api/rich-menus';
import { RichMenuCardMenu } from './rich-menu-card-menu';
import { RichMenuChips, RichMenuNotice } from './rich-menu-status';

interface RichMenuCardProps {
  menu: RichMenu;
  onOpen: () => void;
}

export function RichMenuCard({ menu, onOpen }: RichMenuCardProps) {
  const { t } = useTranslation('admin');
  const { t: tCommon } = useTranslation();
  const publish = usePublishRichMenu();
  const { name, image, state } = menu;
  const isPublishable = state === 'draft' || state === 'failed' || menu.hasUnpublishedChanges;
  return (
    <li
      aria-label={name}
      className="flex min-w-0 flex-col overflow-hidden rounded-xl border bg-surface"
      aria-busy={state === 'publishing'}
    >
      <img
        src={image.url}
        alt={t('richMenus.pictureOf', { name })}
        width={image.width}
        height={image.height}
        loading="lazy"
        className="block h-auto w-full bg-sunken"
      />
      <div className="flex flex-1 flex-col gap-2.5 border-t p-4">
        <h3 className="truncate font-medium">{name}</h3>
        <RichMenuChips menu={menu} />
        <RichMenuNotice menu={menu} />
        <div className="mt-auto flex items-center gap-2 pt-1.5">
          <Button size="small" onClick={onOpen}>
            {t('richMenus.actions.edit')}
          </Button>
          {isPublishable && (
            <Button
              size="small"
              look="primary"
              disabled={publish.isPending}
              onClick={() =>
                publish.mutate(menu.id, { onError: (error) => toast.error(problemText(tCommon, error)) })
              }
            >
              {t(state === 'draft' ? 'richMenus.actions.publish' : 'richMenus.actions.publishAgain')}
            </Button>
          )}
          <RichMenuCardMenu menu={menu} />
        </div>
      </div>
    </li>
  );
}
