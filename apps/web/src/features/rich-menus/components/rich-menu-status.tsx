import type { RichMenu } from '@jsk/contracts/rich-menus';
import { useTranslation } from 'react-i18next';
import { Badge, type BadgeTone } from '@/components/ui/badge';
import { Spinner } from '@/components/ui/spinner';

const tones: Record<RichMenu['state'], BadgeTone> = {
  draft: 'neutral',
  publishing: 'waiting',
  published: 'active',
  failed: 'danger',
};

/** Who sees the menu, and how far it is. */
export function RichMenuChips({ menu }: { menu: RichMenu }) {
  const { t } = useTranslation('admin');
  const { state, use } = menu;
  return (
    <span className="flex flex-wrap gap-1.5">
      <Badge tone="tag">{t(`richMenus.uses.${use}`)}</Badge>
      <Badge tone={tones[state]}>
        {state === 'publishing' && <Spinner className="size-3" />}
        {t(`richMenus.states.${state}`)}
      </Badge>
      {menu.isLeavingLine && state !== 'publishing' && <Badge>{t('richMenus.leavingLine')}</Badge>}
    </span>
  );
}

/** What an administrator has to know besides: what goes on, what went wrong, what customers still see. */
export function RichMenuNotice({ menu }: { menu: RichMenu }) {
  const { t } = useTranslation('admin');
  const { state, failure } = menu;
  return (
    <div aria-live="polite" className="flex flex-col gap-1 text-[0.8125rem] empty:hidden">
      {state === 'publishing' && <p className="text-muted">{t('richMenus.publishingText')}</p>}
      {failure && (
        <p className="text-danger">
          {t(`richMenus.failures.${failure.code}`)}
          <span className="block break-words text-muted">
            {t('richMenus.lineSays', { message: failure.message })}
          </span>
        </p>
      )}
      {state === 'failed' && menu.isAtLine && (
        <p className="text-muted">{t('richMenus.olderEditionShown')}</p>
      )}
      {state === 'published' && menu.hasUnpublishedChanges && (
        <p className="text-warning">{t('richMenus.unpublishedChanges')}</p>
      )}
    </div>
  );
}
