import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Avatar } from '@/components/ui/avatar';
import { popoverSurface } from '@/components/ui/popover';
import { cn } from '@/lib/class-names';
import type { useMentionPicker } from '@/lib/use-mention-picker';

interface MentionListProps {
  picker: ReturnType<typeof useMentionPicker>;
  /** Where it stands. */
  className: string;
}

/** The keyboard stays in the text field; the list only shows where it is. */
export function MentionList({ picker, className }: MentionListProps) {
  const { t } = useTranslation();
  const { matches, index, listId, optionId, pick } = picker;
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [index]);

  return (
    <div className={cn(popoverSurface, 'overflow-hidden', className)}>
      <div
        ref={list}
        id={listId}
        role="listbox"
        aria-label={t('notes.colleagues')}
        className="max-h-60 overflow-y-auto p-1"
      >
        {matches.map((colleague, position) => (
          <div
            key={colleague.id}
            id={optionId(position)}
            role="option"
            aria-selected={position === index}
            // Not to lose the caret of the text field.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => pick(colleague)}
            className="flex min-h-11 items-center gap-2.5 rounded-lg px-2.5 py-1 hover:bg-hover aria-selected:bg-selected"
          >
            <Avatar name={colleague.name} size="small" />
            <span className="min-w-0 flex-1 truncate">{colleague.name}</span>
            <span className="text-xs text-muted">{t(`presence.${colleague.presence}`)}</span>
          </div>
        ))}
      </div>
    </div>
  );
}
