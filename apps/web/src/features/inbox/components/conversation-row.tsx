import type { Conversation } from '@jsk/contracts/conversations';
import { useTranslation } from 'react-i18next';
import { ConversationAvatar } from '@/components/conversation-avatar';
import { cn } from '@/lib/class-names';
import { useFormats } from '@/lib/use-formats';
import { useNow } from '@/lib/use-now';
import { capped } from '@/lib/capped';
import { ConversationRowChips } from './conversation-row-chips';
import { ConversationRowPreview } from './conversation-row-preview';

interface ConversationRowProps {
  id: string;
  conversation: Conversation;
  isSelected: boolean;
  /** The keyboard is here. */
  isActive: boolean;
  position: number;
  /** -1 while nobody knows how long the list is. */
  total: number;
  onOpen: (lineUserId: string) => void;
}

export function ConversationRow(props: ConversationRowProps) {
  const { conversation, isSelected, isActive } = props;
  const { t } = useTranslation();
  const { lineUserId, displayName, unreadCount, lastMessage, createdAt } = conversation;
  const isUnread = unreadCount > 0;
  return (
    <div
      id={props.id}
      role="option"
      aria-selected={isSelected}
      aria-posinset={props.position}
      aria-setsize={props.total}
      onClick={() => props.onOpen(lineUserId)}
      className={cn(
        'flex min-h-18 gap-3 px-4 py-3 transition-colors duration-100',
        isSelected ? 'bg-selected' : 'hover:bg-hover',
        isActive &&
          'group-focus-visible/list:ring-2 group-focus-visible/list:ring-focus group-focus-visible/list:ring-inset',
      )}
    >
      <ConversationAvatar conversation={conversation} />
      <div className="min-w-0 flex-1">
        <div className="flex items-baseline gap-2">
          <span
            dir="auto"
            title={displayName}
            className={cn('min-w-0 flex-1 truncate', isUnread && 'font-semibold')}
          >
            {displayName}
          </span>
          <RowTime at={lastMessage?.createdAt ?? createdAt} />
        </div>
        <div className="flex items-center gap-2">
          <ConversationRowPreview conversation={conversation} isUnread={isUnread} />
          {isUnread && (
            <span
              role="img"
              aria-label={t('inbox.unread', { count: unreadCount })}
              className="grid h-5 min-w-5 shrink-0 place-items-center rounded-full bg-accent px-1.5 text-[0.6875rem] leading-none font-semibold text-accent-ink tabular-nums"
            >
              {capped(unreadCount)}
            </span>
          )}
        </div>
        <ConversationRowChips conversation={conversation} />
      </div>
    </div>
  );
}

function RowTime({ at }: { at: string }) {
  const { listTime, exactTime } = useFormats();
  const now = useNow('minute');
  const date = new Date(at);
  return (
    <time dateTime={at} title={exactTime(date)} className="shrink-0 text-xs text-muted tabular-nums">
      {listTime(date, now)}
    </time>
  );
}
