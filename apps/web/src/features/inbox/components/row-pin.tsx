import { Pin } from 'lucide-react';
import type { MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { cn } from '@/lib/class-names';

interface RowPinProps {
  isPinned: boolean;
  onToggle: () => void;
}

/** Says that a conversation is pinned. Pinning it here is for the mouse; `p` and the palette do the same. */
export function RowPin({ isPinned, onToggle }: RowPinProps) {
  const { t } = useTranslation();
  function toggle(event: MouseEvent) {
    event.stopPropagation();
    onToggle();
  }
  return (
    <span
      {...(isPinned ? { role: 'img', 'aria-label': t('inbox.pinned') } : { 'aria-hidden': true })}
      title={t(isPinned ? 'inbox.unpin' : 'inbox.pin')}
      onClick={toggle}
      className={cn(
        'grid size-5 shrink-0 place-items-center self-center rounded text-muted hover:bg-sunken hover:text-ink',
        !isPinned && 'hidden pointer-fine:group-hover/row:grid',
      )}
    >
      <Pin aria-hidden className={cn('size-3.5', isPinned && 'fill-current')} />
    </span>
  );
}
