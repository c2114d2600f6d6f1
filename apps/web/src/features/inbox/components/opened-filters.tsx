import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover';
import type { ListView } from '@/lib/conversation-queries';
import type { ViewChange } from '../model/view-filters';
import { FilterFields } from './filter-fields';

interface OpenedFiltersProps {
  /** What they hang on. */
  trigger: ReactElement;
  view: ListView;
  onViewChange: (change: ViewChange) => void;
}

/** Order, unread and tags of the list, open. */
export function OpenedFilters({ trigger, view, onViewChange }: OpenedFiltersProps) {
  const { t } = useTranslation();
  return (
    <Popover defaultOpen>
      <PopoverTrigger asChild>{trigger}</PopoverTrigger>
      <PopoverContent align="end" aria-label={t('inbox.filters.title')} className="w-72 overflow-hidden">
        <FilterFields view={view} onViewChange={onViewChange} />
      </PopoverContent>
    </Popover>
  );
}
