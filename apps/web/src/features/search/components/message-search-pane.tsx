import { ChevronDown, ChevronUp, Search, X } from 'lucide-react';
import { useId, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '@/components/ui/icon-button';
import { useMessageSearch } from '../model/use-message-search';
import { SearchFilterFields } from './search-filter-fields';
import { SearchHits } from './search-hits';

interface MessageSearchPaneProps {
  /** What was looked for before, among names. */
  initialText?: string;
  /** The conversation that is open: searching can be kept to it. */
  selectedId: string | null;
  onOpenMessage: (lineUserId: string, messageId: string) => void;
  onClose: () => void;
}

/** Stands where the list of conversations is: words, where to look for them, and what was found. */
export function MessageSearchPane({
  initialText = '',
  selectedId,
  onOpenMessage,
  onClose,
}: MessageSearchPaneProps) {
  const { t } = useTranslation();
  const search = useMessageSearch(selectedId, initialText);
  const listId = useId();
  const hits = search.groups.flatMap((group) => group.hits);
  const [activeId, setActiveId] = useState<string | null>(null);
  const place = hits.findIndex(({ message }) => message.id === activeId);
  const move = (steps: number) => {
    const next = hits[Math.min(Math.max(place + steps, 0), hits.length - 1)];
    if (next) setActiveId(next.message.id);
    return next;
  };
  const open = (messageId: string) => {
    const hit = hits.find(({ message }) => message.id === messageId);
    setActiveId(messageId);
    if (hit) onOpenMessage(hit.conversation.lineUserId, messageId);
  };
  const openNeighbour = (steps: number) => {
    const next = move(steps);
    if (next) open(next.message.id);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // Key code 229 is a key that goes to an input method.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (event.key === 'Escape') onClose();
    else if (event.key === 'ArrowDown') move(1);
    else if (event.key === 'ArrowUp') move(-1);
    else if (event.key === 'Enter' && place >= 0) open(hits[place]?.message.id ?? '');
    else return;
    event.preventDefault();
  };
  const idOf = (messageId: string) => `${listId} ${messageId}`.replace(/\s/g, '-');

  return (
    <section aria-label={t('search.title')} className="flex min-h-0 min-w-0 flex-1 flex-col bg-surface">
      <header className="shrink-0 border-b">
        <div className="flex h-14 items-center gap-1 pr-2 pl-3">
          <div className="relative min-w-0 flex-1">
            <Search aria-hidden className="pointer-events-none absolute top-2.5 left-3 size-4 text-muted" />
            <input
              type="search"
              role="combobox"
              aria-label={t('search.title')}
              aria-controls={listId}
              aria-expanded={hits.length > 0}
              aria-activedescendant={place >= 0 && activeId ? idOf(activeId) : undefined}
              placeholder={t('search.placeholder')}
              maxLength={100}
              autoFocus
              value={search.text}
              onChange={(event) => search.setText(event.target.value)}
              onKeyDown={onKeyDown}
              className="h-9 w-full rounded-lg bg-sunken pr-3 pl-9 text-ellipsis pointer-coarse:text-base [&::-webkit-search-cancel-button]:hidden"
            />
          </div>
          <IconButton label={t('search.previous')} disabled={place <= 0} onClick={() => openNeighbour(-1)}>
            <ChevronUp aria-hidden />
          </IconButton>
          <IconButton
            label={t('search.next')}
            disabled={hits.length === 0 || place === hits.length - 1}
            onClick={() => openNeighbour(1)}
          >
            <ChevronDown aria-hidden />
          </IconButton>
          <IconButton label={t('search.close')} onClick={onClose}>
            <X aria-hidden />
          </IconButton>
        </div>
        <SearchFilterFields
          filters={search.filters}
          onChange={search.setFilters}
          canBeHereOnly={selectedId !== null}
        />
      </header>
      <SearchHits search={search} listId={listId} activeId={activeId} idOf={idOf} onOpen={open} />
    </section>
  );
}
