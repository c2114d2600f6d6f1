import type { Conversation } from '@jsk/contracts/conversations';
import { ArrowDown } from 'lucide-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from 'sonner';
import { Button } from '@/components/ui/button';
import { useFormats } from '@/lib/use-formats';
import { useNow } from '@/lib/use-now';
import type { ThreadActions } from '../model/thread-actions';
import type { ThreadEntry } from '../model/thread-entries';
import { useJump } from '../model/use-jump';
import type { OlderMessages } from '../model/use-older';
import { useThreadScroll } from '../model/use-thread-scroll';
import { OlderStatus } from './older-status';
import { ThreadRow } from './thread-row';
import { TypingLine } from './typing-line';

interface ThreadScrollerProps {
  entries: readonly ThreadEntry[];
  older: OlderMessages;
  conversation: Conversation | undefined;
  onReply: ThreadActions['reply'];
  onOpenImage: ThreadActions['openImage'];
}

export function ThreadScroller({ entries, older, conversation, onReply, onOpenImage }: ThreadScrollerProps) {
  const { t } = useTranslation();
  const { scroller, virtualizer, items, isAtEnd, onScroll, scrollToIndex, topEntry } = useThreadScroll(
    entries,
    older,
  );
  const sayMissing = useCallback(() => toast(t('thread.quoteUnavailable')), [t]);
  const { show, highlightedIndex } = useJump(entries, scrollToIndex, older.loadUntil, sayMissing);
  const actions: ThreadActions = { show: (id) => void show(id), reply: onReply, openImage: onOpenImage };
  return (
    <div className="relative flex min-h-0 flex-1 flex-col">
      <OlderStatus state={older.state} onRetry={older.load} />
      {topEntry && topEntry.kind !== 'day' && !isAtEnd && <FloatingDay at={topEntry.at} />}
      <div
        ref={scroller}
        role="log"
        aria-live="off"
        aria-label={t('thread.label')}
        tabIndex={0}
        onScroll={onScroll}
        className="flex min-h-0 flex-1 flex-col overflow-x-hidden overflow-y-auto overscroll-contain -outline-offset-2 [overflow-anchor:none]"
      >
        <div className="mt-auto w-full shrink-0">
          <div
            className="relative mx-auto w-full max-w-[47.5rem]"
            style={{ height: virtualizer.getTotalSize() }}
          >
            {items.map(({ index, start, key }) => {
              const entry = entries[index];
              return (
                entry && (
                  <div
                    key={key}
                    ref={virtualizer.measureElement}
                    data-index={index}
                    className="absolute inset-x-0 top-0 px-3 @md/conversation:px-4"
                    style={{ transform: `translateY(${start}px)` }}
                  >
                    <ThreadRow
                      entry={entry}
                      conversation={conversation}
                      actions={actions}
                      isHighlighted={index === highlightedIndex}
                    />
                  </div>
                )
              );
            })}
          </div>
        </div>
      </div>
      {conversation && <TypingLine lineUserId={conversation.lineUserId} />}
      <ToNewest
        isAtEnd={isAtEnd}
        entries={entries}
        onClick={() => virtualizer.scrollToEnd({ behavior: 'smooth' })}
      />
    </div>
  );
}

function FloatingDay({ at }: { at: string }) {
  const { dayLabel } = useFormats();
  const now = useNow('minute');
  return (
    <p
      aria-hidden
      className="pointer-events-none absolute inset-x-0 top-2 z-10 mx-auto w-fit rounded-full border bg-raised px-3 py-0.5 text-xs text-muted shadow-bubble"
    >
      {dayLabel(new Date(at), now)}
    </p>
  );
}

interface ToNewestProps {
  isAtEnd: boolean;
  entries: readonly ThreadEntry[];
  onClick: () => void;
}

function ToNewest({ isAtEnd, entries, onClick }: ToNewestProps) {
  const { t } = useTranslation();
  const lastKey = entries.at(-1)?.key;
  const seenKey = useRef(lastKey);
  const [hasNews, setHasNews] = useState(false);
  useEffect(() => {
    if (isAtEnd) seenKey.current = lastKey;
    setHasNews(seenKey.current !== lastKey);
  }, [isAtEnd, lastKey]);

  if (isAtEnd) return null;
  return (
    <Button
      look={hasNews ? 'primary' : 'outline'}
      size={hasNews ? 'small' : 'icon'}
      shape="pill"
      aria-label={hasNews ? undefined : t('thread.toNewest')}
      onClick={onClick}
      className="absolute bottom-3 left-1/2 z-10 -translate-x-1/2 animate-appear shadow-popover"
    >
      <ArrowDown aria-hidden />
      {hasNews && t('thread.newMessages')}
    </Button>
  );
}
