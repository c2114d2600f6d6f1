import { Search, X } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/ui/button';
import type { ListView } from '@/lib/conversation-queries';
import type { ViewChange } from '../model/view-filters';
import { FilterPopover } from './filter-popover';
import { SavedViewsMenu } from './saved-views-menu';

interface ConversationSearchProps {
  view: ListView;
  viewId: string | null;
  onViewChange: (change: ViewChange) => void;
  /** At the end of the field: another way to search. */
  extra?: ReactNode;
}

const searchAfterMs = 250;

export function ConversationSearch({ view, viewId, onViewChange, extra }: ConversationSearchProps) {
  const { t } = useTranslation();
  const [text, setText] = useState(view.q);

  useEffect(() => {
    if (text.trim() === view.q) return;
    const timer = setTimeout(() => onViewChange({ q: text.trim() }), searchAfterMs);
    return () => clearTimeout(timer);
  }, [text, view.q, onViewChange]);

  return (
    <div className="flex h-14 items-center gap-1 pr-2 pl-3">
      <div className="relative min-w-0 flex-1">
        <Search
          aria-hidden
          className="pointer-events-none absolute top-2.5 left-3 size-4 text-muted pointer-coarse:top-3.5"
        />
        <input
          type="search"
          aria-label={t('inbox.search')}
          placeholder={t('inbox.search')}
          value={text}
          onChange={(event) => setText(event.target.value)}
          className="h-9 w-full rounded-lg bg-sunken pr-18 pl-9 text-ellipsis pointer-coarse:h-11 pointer-coarse:pr-22 pointer-coarse:text-base [&::-webkit-search-cancel-button]:hidden"
        />
        <span className="absolute inset-y-0 right-0 flex">
          {text && (
            <Button
              look="quiet"
              size="icon"
              aria-label={t('inbox.clearSearch')}
              onClick={() => {
                setText('');
                onViewChange({ q: '' });
              }}
            >
              <X aria-hidden />
            </Button>
          )}
          {extra}
        </span>
      </div>
      <FilterPopover view={view} onViewChange={onViewChange} />
      <SavedViewsMenu view={view} viewId={viewId} onViewChange={onViewChange} />
    </div>
  );
}
