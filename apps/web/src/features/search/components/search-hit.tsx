import type { MessageHit } from '@jsk/contracts/message-search';
import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { cn } from '@/lib/class-names';
import { useFormats } from '@/lib/use-formats';
import { useNow } from '@/lib/use-now';

interface SearchHitProps {
  id: string;
  hit: MessageHit;
  isActive: boolean;
  onOpen: (messageId: string) => void;
}

export function SearchHit({ id, hit: { message, conversation, excerpt }, isActive, onOpen }: SearchHitProps) {
  const { t } = useTranslation();
  const { listTime, exactTime } = useFormats();
  const now = useNow('minute');
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isActive) row.current?.scrollIntoView({ block: 'nearest' });
  }, [isActive]);
  const at = new Date(message.createdAt);
  const senders = {
    CUSTOMER: conversation.displayName || t('conversation.aCustomer'),
    OPERATOR: message.sender.name ?? t('thread.someone'),
    BOT: t('thread.bot'),
    SYSTEM: t('thread.automatic'),
  };
  return (
    <div
      ref={row}
      id={id}
      role="option"
      aria-selected={isActive}
      onClick={() => onOpen(message.id)}
      className={cn(
        'cursor-pointer scroll-mt-10 px-4 py-2 transition-colors duration-100',
        isActive ? 'bg-selected' : 'hover:bg-hover',
      )}
    >
      <p className="flex items-baseline gap-2 text-xs text-muted">
        <span dir="auto" className="min-w-0 flex-1 truncate">
          {message.type === 'note' && `${t('search.note')} · `}
          {senders[message.sender.kind]}
        </span>
        <time dateTime={message.createdAt} title={exactTime(at)} className="shrink-0 tabular-nums">
          {listTime(at, now)}
        </time>
      </p>
      <p dir="auto" className="line-clamp-3 wrap-anywhere">
        {highlighted(excerpt)}
      </p>
    </div>
  );
}

function highlighted({ text, highlights }: MessageHit['excerpt']): ReactNode[] {
  const parts: ReactNode[] = [];
  let done = 0;
  for (const { start, end } of highlights) {
    parts.push(
      text.slice(done, start),
      <mark key={start} className="rounded-sm bg-warning-soft font-medium text-inherit">
        {text.slice(start, end)}
      </mark>,
    );
    done = end;
  }
  return [...parts, text.slice(done)];
}
