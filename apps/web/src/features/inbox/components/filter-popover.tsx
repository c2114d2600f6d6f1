import { SlidersHorizontal } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '@/components/ui/icon-button';
import { LazyOverlay } from '@/components/ui/lazy-overlay';
import type { ListView } from '@/lib/conversation-queries';
import { withTexts } from '@/lib/i18n/i18n';
import { preloadable } from '@/lib/preloadable';
import type { ViewChange } from '../model/view-filters';

const opened = preloadable(async () => (await withTexts(import('./opened-filters'))).OpenedFilters);

interface FilterPopoverProps {
  view: ListView;
  onViewChange: (change: ViewChange) => void;
}

/** Order, unread and tags of the list. */
export function FilterPopover({ view, onViewChange }: FilterPopoverProps) {
  const { t } = useTranslation();
  const isUsed = view.unreadOnly || view.tagIds !== undefined || view.sort !== undefined;
  const trigger = (
    <IconButton label={t('inbox.filters.title')} look={isUsed ? 'pressed' : 'quiet'}>
      <SlidersHorizontal aria-hidden />
    </IconButton>
  );
  return (
    <LazyOverlay kind="dialog" trigger={trigger} preload={opened.preload}>
      <opened.Part {...{ trigger, view, onViewChange }} />
    </LazyOverlay>
  );
}
