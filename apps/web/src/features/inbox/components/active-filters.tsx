import { useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { TagChip } from '@/components/tag-chip';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import type { ListView } from '@/lib/conversation-queries';
import { tagsOptions } from '@/lib/tag-queries';
import type { ViewChange } from '../model/view-filters';

interface ActiveFiltersProps {
  view: ListView;
  onViewChange: (change: ViewChange) => void;
}

/** What narrows or orders the list in another way than usual, each to be taken away. */
export function ActiveFilters({ view, onViewChange }: ActiveFiltersProps) {
  const { t } = useTranslation();
  const { unreadOnly, tagIds, sort } = view;
  if (!unreadOnly && !tagIds && !sort) return null;
  return (
    <div className="flex flex-wrap items-center gap-1.5 px-3 pb-2">
      {sort && (
        <FilterChip label={t('inbox.filters.removeSort')} onRemove={() => onViewChange({ sort: undefined })}>
          {t(`inbox.filters.sorts.${sort}`)}
        </FilterChip>
      )}
      {unreadOnly && (
        <FilterChip
          label={t('inbox.filters.removeUnread')}
          onRemove={() => onViewChange({ unreadOnly: false })}
        >
          {t('inbox.unreadOnly')}
        </FilterChip>
      )}
      {tagIds && <TagChips tagIds={tagIds} onChange={(next) => onViewChange({ tagIds: next })} />}
      <Button
        look="quiet"
        size="tiny"
        className="w-auto! px-2 text-xs"
        onClick={() => onViewChange({ unreadOnly: false, tagIds: [], sort: undefined, viewId: null })}
      >
        {t('inbox.filters.clear')}
      </Button>
    </div>
  );
}

function TagChips({ tagIds, onChange }: { tagIds: readonly string[]; onChange: (ids: string[]) => void }) {
  const tags = useQuery(tagsOptions).data ?? [];
  const chosen = tags.filter(({ id }) => tagIds.includes(id));
  return chosen.map((tag) => (
    <TagChip key={tag.id} tag={tag} onRemove={() => onChange(tagIds.filter((id) => id !== tag.id))} />
  ));
}

function FilterChip({
  label,
  onRemove,
  children,
}: {
  label: string;
  onRemove: () => void;
  children: ReactNode;
}) {
  return (
    <Badge tone="tag">
      <span className="truncate">{children}</span>
      <button
        type="button"
        aria-label={label}
        onClick={onRemove}
        className="-mr-1 grid size-4 touch-target shrink-0 place-items-center rounded text-muted hover:bg-hover hover:text-ink"
      >
        <X aria-hidden />
      </button>
    </Badge>
  );
}
