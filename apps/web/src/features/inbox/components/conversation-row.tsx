import type { Conversation } from '@jsk/contracts/conversations';
import { AtSign } from 'lucide-react';
import type { MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ConversationAvatar } from '@/components/conversation-avatar';
import { Moment } from '@/components/moment';
import { cn } from '@/lib/class-names';
import { capped } from '@/lib/capped';
import { ConversationRowChips } from './conversation-row-chips';
import { useLongPress } from '../model/use-long-press';
import { ConversationRowPreview } from './conversation-row-preview';
import { RowCheckbox } from './row-checkbox';
import { RowPin } from './row-pin';

interface ConversationRowProps {
  id: string;
  conversation: Conversation;
  isSelected: boolean;
  /** The keyboard is here. */
  isActive: boolean;
  position: number;
  /** -1 while nobody knows how long the list is. */
  total: number;
  /** Something is ticked. */
  isSelecting: boolean;
  isChecked: boolean;
  onOpen: (lineUserId: string) => void;
  onToggle: (lineUserId: string, toHere: boolean) => void;
  onPin: (lineUserId: string) => void;
}

export function ConversationRow(props: ConversationRowProps) {
  const { conversation, isSelected, isActive, isSelecting, isChecked } = props;
  const { t } = useTranslation();
  const { lineUserId, displayName, unreadCount, lastMessage, createdAt, isPinned, hasOpenMention } =
    conversation;
  const isUnread = unreadCount > 0;
  const longPress = useLongPress(() => props.onToggle(lineUserId, false));

  function click({ shiftKey, ctrlKey, metaKey }: MouseEvent) {
    if (longPress.takeLongPress()) return;
    const ticks = shiftKey || ctrlKey || metaKey || (isSelecting && isCoarse());
    if (ticks) props.onToggle(lineUserId, shiftKey);
    else props.onOpen(lineUserId);
  }

  return (
    <div
      id={props.id}
      role="option"
      aria-selected={isSelected}
      aria-posinset={props.position}
      aria-setsize={props.total}
      {...(isSelecting && { 'aria-checked': isChecked })}
      onClick={click}
      {...longPress.handlers}
      className={cn(
        'group/row flex min-h-18 gap-3 px-4 py-3 transition-colors duration-100 select-none',
        isSelected ? 'bg-selected' : isChecked ? 'bg-accent-soft' : 'hover:bg-hover',
        isActive &&
          'group-focus-visible/list:ring-2 group-focus-visible/list:ring-focus group-focus-visible/list:ring-inset',
      )}
    >
      <span className="relative h-fit shrink-0">
        <ConversationAvatar conversation={conversation} />
        <RowCheckbox
          isChecked={isChecked}
          isSelecting={isSelecting}
          onToggle={(toHere) => props.onToggle(lineUserId, toHere)}
        />
      </span>
      <div className="min-w-0 flex-1">
        <div className="flex items-baseline gap-2">
          <span
            dir="auto"
            title={displayName}
            className={cn('min-w-0 flex-1 truncate', isUnread && 'font-semibold')}
          >
            {displayName}
          </span>
          <RowPin isPinned={isPinned} onToggle={() => props.onPin(lineUserId)} />
          <Moment
            at={lastMessage?.createdAt ?? createdAt}
            as="list"
            className="shrink-0 text-xs text-muted"
          />
        </div>
        <div className="flex items-center gap-2">
          <ConversationRowPreview conversation={conversation} isUnread={isUnread} />
          {hasOpenMention && (
            <AtSign role="img" aria-label={t('inbox.mentioned')} className="size-4 shrink-0 text-accent" />
          )}
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

/** A finger, which has no key to hold down. */
function isCoarse(): boolean {
  return window.matchMedia('(pointer: coarse)').matches;
}
