import type { RichMenu } from '@jsk/contracts/rich-menus';
import { Copy, EllipsisVertical, EyeOff, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from '@/lib/toast';
import { ConfirmDialog } from '@/components/confirm-dialog';
import { Button } from '@/components/ui/button';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu';
import { problemText } from '@/lib/i18n/problem-text';
import { useDeleteRichMenu, useDuplicateRichMenu, useUnpublishRichMenu } from '../api/rich-menus';

/** What is done seldom; what customers notice is asked about first. */
export function RichMenuCardMenu({ menu }: { menu: RichMenu }) {
  const { t } = useTranslation('admin');
  const { t: tCommon } = useTranslation();
  const duplicate = useDuplicateRichMenu();
  const unpublish = useUnpublishRichMenu();
  const remove = useDeleteRichMenu();
  const [asking, setAsking] = useState<'unpublish' | 'delete' | null>(null);
  const { id: menuId, name } = menu;
  const isBusy = menu.state === 'publishing';

  const told = (done: string) => ({
    onSuccess: () => {
      setAsking(null);
      toast.success(done);
    },
    onError: (error: unknown) => {
      setAsking(null);
      toast.error(problemText(tCommon, error));
    },
  });
  const copyName = t('richMenus.copyName', { name });

  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button
            look="quiet"
            size="icon"
            className="ml-auto"
            aria-label={t('richMenus.actions.more', { name })}
          >
            <EllipsisVertical aria-hidden />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          <DropdownMenuItem
            onSelect={() => duplicate.mutate({ menuId, name: copyName }, told(t('richMenus.duplicated')))}
          >
            <Copy aria-hidden />
            {t('richMenus.actions.duplicate')}
          </DropdownMenuItem>
          {menu.isAtLine && (
            <DropdownMenuItem disabled={isBusy} onSelect={() => setAsking('unpublish')}>
              <EyeOff aria-hidden />
              {t('richMenus.actions.unpublish')}
            </DropdownMenuItem>
          )}
          <DropdownMenuItem disabled={isBusy} onSelect={() => setAsking('delete')}>
            <Trash2 aria-hidden />
            {t('richMenus.actions.delete')}
          </DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
      <ConfirmDialog
        open={asking === 'unpublish'}
        question={t('richMenus.unpublishQuestion', { name })}
        text={t('richMenus.unpublishText')}
        confirm={t('richMenus.actions.unpublish')}
        isPending={unpublish.isPending}
        onCancel={() => setAsking(null)}
        onConfirm={() => unpublish.mutate(menuId, told(t('richMenus.unpublished')))}
      />
      <ConfirmDialog
        open={asking === 'delete'}
        question={t('richMenus.deleteQuestion', { name })}
        text={t('richMenus.deleteText')}
        confirm={t('richMenus.actions.delete')}
        isPending={remove.isPending}
        onCancel={() => setAsking(null)}
        onConfirm={() => remove.mutate(menuId, told(t('richMenus.deleted')))}
      />
    </>
  );
}
