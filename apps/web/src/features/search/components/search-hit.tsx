import type { MessageHit } from '@jsk/contracts/message-search';
import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Moment } from '@/components/moment';
import { cn } from '@/lib/class-names';

interface SearchHitProps {
  id: string;
  hit: MessageHit;
  isActive: boolean;
  onOpen: (messageId: string) => void;
}

export function SearchHit({ id, hit: { message, excerpt }, isActive, onOpen }: SearchHitProps) {
  const { t } = useTranslation();
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isActive) row.current?.scrollIntoView({ block: 'nearest' });
  }, [isActive]);
  // The customer's name stands above the hits.
  const senders = {
    CUSTOMER: null,
    OPERATOR: message.sender.name ?? t('thread.someone'),
    BOT: t('thread.bot'),
    SYSTEM: t('thread.automatic'),
  };
  const from = [message.type === 'note' && t('search.note'), senders[message.sender.kind]].filter(Boolean);
  return (
    <div
      ref={row}
      id={id}
      role="option"
      aria-selected={isActive}
      onClick={() => onOpen(message.id)}
      className={cn(
        'flex min-h-11 cursor-pointer scroll-mt-10 items-baseline gap-3 py-2 pr-4 pl-12 transition-colors duration-100',
        isActive ? 'bg-selected' : 'hover:bg-hover',
      )}
    >
      <p dir="auto" className="line-clamp-3 min-w-0 flex-1 wrap-anywhere">
        {from.length > 0 && <span className="text-muted">{from.join(' · ')}: </span>}
        {highlighted(excerpt)}
      </p>
      <Moment at={message.createdAt} as="list" className="shrink-0 text-xs text-muted" />
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
