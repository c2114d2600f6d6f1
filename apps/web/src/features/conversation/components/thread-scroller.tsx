import type { Conversation } from '@jsk/contracts/conversations';
import { ArrowDown } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/ui/button';
import { useFormats } from '@/lib/use-formats';
import { useNow } from '@/lib/use-now';
import type { ThreadActions } from '../model/thread-actions';
import { indexShowing, type ThreadEntry } from '../model/thread-entries';
import type { Jump } from '../model/use-jump';
import type { MoreMessages } from '../model/use-more';
import { useThreadScroll } from '../model/use-thread-scroll';
import { MoreStatus } from './more-status';
import { ThreadRow } from './thread-row';
import { TypingLine } from './typing-line';

interface ThreadScrollerProps {
  entries: readonly ThreadEntry[];
  older: MoreMessages;
  newer: MoreMessages;
  jump: Jump;
  conversation: Conversation | undefined;
  onReply: ThreadActions['reply'];
  onOpenImage: ThreadActions['openImage'];
}

export function ThreadScroller(props: ThreadScrollerProps) {
  const { entries, older, newer, jump, conversation, onReply, onOpenImage } = props;
  const { t } = useTranslation();
  const { target } = jump;
  const { scroller, virtualizer, items, isAtEnd, onScroll, toEnd, topEntry } = useThreadScroll({
    entries,
    older,
    newer,
    target,
  });
  const highlightedIndex = target ? indexShowing(entries, target.messageId) : -1;
  const actions: ThreadActions = { show: jump.show, reply: onReply, openImage: onOpenImage };
  return (
    <div className="relative flex min-h-0 flex-1 flex-col">
      <MoreStatus more={older} side="above" />
      <MoreStatus more={newer} side="below" />
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
      <ToNewest isAtEnd={isAtEnd} entries={entries} onClick={() => (newer.has ? jump.toNewest() : toEnd())} />
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
  const news = useNews(entries, isAtEnd);
  if (isAtEnd) return null;
  return (
    <Button
      look={news > 0 ? 'primary' : 'outline'}
      size={news > 0 ? 'small' : 'icon'}
      shape="pill"
      aria-label={news > 0 ? undefined : t('thread.toNewest')}
      onClick={onClick}
      className="absolute bottom-3 left-1/2 z-10 -translate-x-1/2 animate-appear shadow-popover"
    >
      <ArrowDown aria-hidden />
      {news > 0 && t('thread.newMessages', { count: news })}
    </Button>
  );
}

/** How many lines have come below what was the last one when the end was left. */
function useNews(entries: readonly ThreadEntry[], isAtEnd: boolean): number {
  const lastKey = entries.at(-1)?.key;
  const seenKey = useRef(isAtEnd ? lastKey : undefined);
  const [news, setNews] = useState(0);
  useEffect(() => {
    if (isAtEnd) seenKey.current = lastKey;
    const seen = entries.findLastIndex(({ key }) => key === seenKey.current);
    setNews(seen < 0 ? 0 : entries.slice(seen + 1).filter(({ kind }) => kind === 'bubble').length);
  }, [isAtEnd, lastKey, entries]);
  return news;
}
