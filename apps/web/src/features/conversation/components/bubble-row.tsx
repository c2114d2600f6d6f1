import type { Conversation } from '@jsk/contracts/conversations';
import type { Message } from '@jsk/contracts/messages';
import { Bot } from 'lucide-react';
import { useEffect, useRef, useState, type MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Avatar } from '@/components/ui/avatar';
import { cn } from '@/lib/class-names';
import { useLive } from '@/lib/live-context';
import type { ThreadActions } from '../model/thread-actions';
import type { BubbleEntry } from '../model/thread-entries';
import { Bubble } from './bubble';
import { BubbleActions } from './bubble-actions';
import { BubbleMeta } from './bubble-meta';
import { BubbleTrouble } from './bubble-trouble';
import { NoteActions } from './note-actions';

interface BubbleRowProps {
  entry: BubbleEntry;
  conversation: Conversation | undefined;
  actions: ThreadActions;
  isHighlighted: boolean;
}

/** A bubble with what stands around it: face, name, time, state, what can be done. */
export function BubbleRow({ entry, conversation, actions, isHighlighted }: BubbleRowProps) {
  const { message, isFirst, isLast } = entry;
  const { reply } = actions;
  const isIncoming = message.direction === 'INCOMING';
  const [isFresh] = useState(() => Date.now() - Date.parse(message.createdAt) < 2_000);
  const row = useRef<HTMLDivElement>(null);
  // Whoever jumped here goes on from here, also with the keyboard.
  useEffect(() => {
    if (isHighlighted) row.current?.focus({ preventScroll: true });
  }, [isHighlighted]);

  return (
    <div
      ref={row}
      tabIndex={-1}
      onClick={focusForActions}
      className={cn(
        'group/bubble flex gap-2 outline-none',
        isFirst ? 'pt-2' : 'pt-0.5',
        !isIncoming && 'flex-row-reverse',
        isFresh && 'animate-rise',
      )}
    >
      {isIncoming && (
        <span className="w-8 shrink-0 self-end">
          {isLast && conversation && (
            <Avatar name={conversation.displayName} pictureUrl={conversation.pictureUrl} size="small" />
          )}
        </span>
      )}
      <div
        className={cn('flex max-w-[85%] min-w-0 flex-1 flex-col', isIncoming ? 'items-start' : 'items-end')}
      >
        {isFirst && <SenderName message={message} />}
        <div className={cn('flex max-w-full items-end gap-2', !isIncoming && 'flex-row-reverse')}>
          <Bubble entry={entry} actions={actions} isHighlighted={isHighlighted} />
          <BubbleMeta message={message} isLast={isLast} />
          {message.type === 'note' && <NoteActions message={message} />}
          {reply && message.isQuotable && message.state !== 'unsent' && (
            <BubbleActions onReply={() => reply(message.id)} />
          )}
        </div>
        <BubbleTrouble entry={entry} />
      </div>
    </div>
  );
}

/** A finger cannot hover: a tap on the bubble shows its actions, as long as it selects nothing and presses nothing. */
function focusForActions({ target, currentTarget }: MouseEvent<HTMLElement>): void {
  // What floats above the page is a child of the row for React only.
  if (!(target instanceof Element) || !currentTarget.contains(target)) return;
  const isControl = target.closest('button, a, input, video') !== null;
  const isSelecting = window.getSelection()?.isCollapsed === false;
  if (!isControl && !isSelecting) currentTarget.focus({ preventScroll: true });
}

/** Customers are known from the header; of our own side it matters who spoke. */
function SenderName({ message: { sender } }: { message: Message }) {
  const { t } = useTranslation();
  const { user } = useLive();
  if (sender.kind === 'CUSTOMER' || sender.id === user.id) return null;
  const isAutomatic = sender.kind !== 'OPERATOR';
  return (
    <p className="mb-0.5 flex items-center gap-1 px-1 text-xs text-muted">
      {isAutomatic && <Bot aria-hidden className="size-3.5 text-status-bot" />}
      {isAutomatic
        ? t(sender.kind === 'BOT' ? 'thread.bot' : 'thread.automatic')
        : (sender.name ?? t('thread.someone'))}
    </p>
  );
}
