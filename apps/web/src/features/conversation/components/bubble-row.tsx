import type { Conversation } from '@jsk/contracts/conversations';
import type { Message } from '@jsk/contracts/messages';
import { Bot } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Avatar } from '@/components/ui/avatar';
import { cn } from '@/lib/class-names';
import { useLive } from '@/lib/live-context';
import type { BubbleEntry, ThreadEntry } from '../model/thread-entries';
import { Bubble } from './bubble';
import { BubbleMeta } from './bubble-meta';
import { BubbleTrouble } from './bubble-trouble';

interface BubbleRowProps {
  entry: BubbleEntry;
  entries: readonly ThreadEntry[];
  conversation: Conversation | undefined;
  onShow: (key: string) => boolean;
}

/** A bubble with what stands around it: face, name, time, state. */
export function BubbleRow({ entry, entries, conversation, onShow }: BubbleRowProps) {
  const { message, isFirst, isLast } = entry;
  const isIncoming = message.direction === 'INCOMING';
  const [isFresh] = useState(() => Date.now() - Date.parse(message.createdAt) < 2_000);
  return (
    <div
      className={cn(
        'group/bubble flex gap-2',
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
          <Bubble entry={entry} entries={entries} onShow={onShow} />
          <BubbleMeta message={message} isLast={isLast} />
        </div>
        <BubbleTrouble entry={entry} />
      </div>
    </div>
  );
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
