import type { Tag } from '@jsk/contracts/conversations';
import { Badge } from '@/components/ui/badge';

/** The colour is the administrator's choice, so it is only a dot: as a background it could make the name unreadable. */
export function TagChip({ tag }: { tag: Tag }) {
  return (
    <Badge tone="tag">
      <span aria-hidden className="size-2 shrink-0 rounded-full" style={{ backgroundColor: tag.color }} />
      <span className="truncate">{tag.name}</span>
    </Badge>
  );
}
