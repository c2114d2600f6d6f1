import { SlidersHorizontal } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '@/components/ui/icon-button';
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover';
import { Skeleton } from '@/components/ui/skeleton';
import type { ListView } from '@/lib/conversation-queries';
import type { ViewChange } from '../model/view-filters';

const FilterFields = lazy(async () => ({ default: (await import('./filter-fields')).FilterFields }));

interface FilterPopoverProps {
  view: ListView;
  onViewChange: (change: ViewChange) => void;
}

/** Order, unread and tags of the list. */
export function FilterPopover({ view, onViewChange }: FilterPopoverProps) {
  const { t } = useTranslation();
  const isUsed = view.unreadOnly || view.tagIds !== undefined || view.sort !== undefined;
  return (
    <Popover>
      <PopoverTrigger asChild>
        <IconButton label={t('inbox.filters.title')} look={isUsed ? 'pressed' : 'quiet'}>
          <SlidersHorizontal aria-hidden />
        </IconButton>
      </PopoverTrigger>
      <PopoverContent align="end" aria-label={t('inbox.filters.title')} className="w-72 overflow-hidden">
        <Suspense fallback={<Skeleton className="m-3 h-48 rounded-md" />}>
          <FilterFields view={view} onViewChange={onViewChange} />
        </Suspense>
      </PopoverContent>
    </Popover>
  );
}
