import type { Tag } from '@jsk/contracts/tags';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Badge } from '@/components/ui/badge';
import { TagDot } from './tag-dot';

interface TagChipProps {
  tag: Tag;
  /** There only where the tag can be taken off. */
  onRemove?: () => void;
}

export function TagChip({ tag, onRemove }: TagChipProps) {
  const { t } = useTranslation();
  return (
    <Badge tone="tag">
      <TagDot color={tag.color} />
      <span dir="auto" className="truncate">
        {tag.name}
      </span>
      {onRemove && (
        <button
          type="button"
          aria-label={t('tags.removeOf', { name: tag.name })}
          onClick={onRemove}
          // A finger needs more than the cross that is seen.
          className="relative -mr-1 grid size-4 shrink-0 place-items-center rounded text-muted before:absolute before:-inset-x-1 before:-inset-y-3 hover:bg-hover hover:text-ink"
        >
          <X aria-hidden />
        </button>
      )}
    </Badge>
  );
}
