import { MonitorSmartphone } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/ui/button';
import type { Drafts } from '@/lib/drafts';
import { useStore } from '@/lib/store';

/** The same draft was written on another device while this one was away: nothing is lost before somebody chooses. */
export function DraftElsewhere({ drafts, lineUserId }: { drafts: Drafts; lineUserId: string }) {
  const { t } = useTranslation();
  const text = useStore(drafts.elsewhere)[lineUserId];
  if (!text) return null;
  return (
    <div
      role="status"
      className="mb-1.5 flex flex-wrap items-center gap-2 rounded-xl bg-sunken py-1.5 pr-1.5 pl-3 text-[0.8125rem]"
    >
      <MonitorSmartphone aria-hidden className="size-4 shrink-0 text-muted" />
      <p className="min-w-40 flex-1">
        <span className="block font-medium">{t('composer.draftElsewhere')}</span>
        <span dir="auto" className="line-clamp-2 text-muted">
          {text}
        </span>
      </p>
      <Button size="small" look="outline" onClick={() => drafts.choose(lineUserId, 'elsewhere')}>
        {t('composer.useDraftElsewhere')}
      </Button>
      <Button size="small" look="quiet" onClick={() => drafts.choose(lineUserId, 'here')}>
        {t('composer.keepDraftHere')}
      </Button>
    </div>
  );
}
