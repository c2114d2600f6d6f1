import { useQuery } from '@tanstack/react-query';
import { Bookmark } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '@/components/ui/icon-button';
import { LazyOverlay } from '@/components/ui/lazy-overlay';
import type { ListView } from '@/lib/conversation-queries';
import { withTexts } from '@/lib/i18n/i18n';
import { preloadable } from '@/lib/preloadable';
import { savedViewsOptions } from '../api/saved-views';
import type { ViewChange } from '../model/view-filters';

const opened = preloadable(async () => (await withTexts(import('./opened-views-menu'))).OpenedViewsMenu);

interface SavedViewsMenuProps {
  view: ListView;
  /** The saved view that the list was taken from. */
  viewId: string | null;
  onViewChange: (change: ViewChange) => void;
}

/** Lists to come back to: the operator's own, and those that administrators keep for everybody. */
export function SavedViewsMenu({ view, viewId, onViewChange }: SavedViewsMenuProps) {
  const { t } = useTranslation();
  const views = useQuery({ ...savedViewsOptions, enabled: viewId !== null }).data ?? [];
  const chosen = views.find(({ id }) => id === viewId);
  const trigger = (
    <IconButton
      label={chosen ? t('inbox.views.chosen', { name: chosen.name }) : t('inbox.views.title')}
      look={chosen ? 'pressed' : 'quiet'}
    >
      <Bookmark aria-hidden />
    </IconButton>
  );
  return (
    <LazyOverlay kind="menu" trigger={trigger} preload={opened.preload}>
      <opened.Part {...{ trigger, view, chosen, onViewChange }} />
    </LazyOverlay>
  );
}
