import type { Message } from '@jsk/contracts/messages';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { notesOptions } from '@/lib/note-queries';
import { Moment } from './moment';
import { Button } from './ui/button';
import { Skeleton } from './ui/skeleton';

interface ConversationNotesProps {
  lineUserId: string;
  /** Shows a note where it stands in the thread. */
  onShow?: (messageId: string) => void;
}

/** What operators have noted beside a conversation, newest first. */
export function ConversationNotes({ lineUserId, onShow }: ConversationNotesProps) {
  const { t } = useTranslation();
  const { data, isPending, isError, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } =
    useInfiniteQuery(notesOptions(lineUserId));
  const notes = data?.pages.flatMap(({ items }) => items) ?? [];

  if (isPending) return <Skeleton className="h-16 rounded-md" />;
  if (isError) {
    return (
      <p className="text-muted">
        {t('notes.listError')}{' '}
        <button type="button" className="font-medium text-ink underline" onClick={() => void refetch()}>
          {t('common.retry')}
        </button>
      </p>
    );
  }
  if (notes.length === 0) return <p className="text-muted">{t('notes.listEmpty')}</p>;
  return (
    <>
      <ul aria-label={t('notes.listLabel')} className="flex flex-col gap-2">
        {notes.map((note) => (
          <li key={note.id}>
            <Note note={note} onShow={onShow} />
          </li>
        ))}
      </ul>
      {hasNextPage && (
        <Button
          look="quiet"
          size="small"
          className="mt-2"
          disabled={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          {t('notes.listMore')}
        </Button>
      )}
    </>
  );
}

function Note({ note, onShow }: { note: Message; onShow: ConversationNotesProps['onShow'] }) {
  const { t } = useTranslation();
  const shape =
    'block w-full rounded-lg border border-dashed border-chat-note-line bg-chat-note px-3 py-2 text-left';
  const content = (
    <>
      <span dir="auto" className="line-clamp-6 wrap-anywhere whitespace-pre-wrap">
        {note.text}
      </span>
      <span className="mt-1 block text-xs text-muted tabular-nums">
        {note.sender.name ?? t('thread.someone')} · <Moment at={note.createdAt} />
      </span>
    </>
  );
  if (!onShow) return <div className={shape}>{content}</div>;
  return (
    <button type="button" className={shape} onClick={() => onShow(note.id)}>
      {content}
    </button>
  );
}
