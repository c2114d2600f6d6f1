import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { CannedParts } from '@/components/canned-parts';
import { Skeleton } from '@/components/ui/skeleton';
import { popoverSurface } from '@/components/ui/popover';
import { cn } from '@/lib/class-names';
import type { useCannedPicker } from '../model/use-canned-picker';

/** The keyboard stays in the text field; the list only shows where it is, and what would be sent. */
export function CannedList({ picker }: { picker: ReturnType<typeof useCannedPicker> }) {
  const { t } = useTranslation();
  const { matches, index, listId, optionId, pick, preview, textOf, isPending, isError } = picker;
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [index]);

  return (
    <div className={cn(popoverSurface, 'absolute inset-x-3 bottom-full mb-1 overflow-hidden')}>
      <p className="border-b px-3 py-2 text-xs text-muted">{t('composer.canned')}</p>
      {isPending && <Skeleton className="m-3 h-16 rounded-md" />}
      {!isPending && matches.length === 0 && (
        <p className="px-3 py-4 text-muted">{t(isError ? 'composer.cannedError' : 'composer.cannedEmpty')}</p>
      )}
      <div className="flex">
        <div
          ref={list}
          id={listId}
          role="listbox"
          aria-label={t('composer.canned')}
          className="max-h-72 min-w-0 flex-1 overflow-y-auto p-1 empty:p-0"
        >
          {matches.map((response, position) => (
            <div
              key={response.id}
              id={optionId(position)}
              role="option"
              aria-selected={position === index}
              // Not to lose the caret of the text field.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => pick(response)}
              className="flex min-h-11 flex-col justify-center rounded-lg px-2.5 py-1.5 hover:bg-hover aria-selected:bg-selected"
            >
              <span className="flex items-baseline gap-2">
                <span className="truncate font-medium">{response.title}</span>
                <span className="truncate text-xs text-muted">/{response.shortcut}</span>
                <span className="ml-auto shrink-0 text-xs text-muted">
                  {response.owner ? t('composer.cannedOwn') : response.category}
                </span>
              </span>
              <span className="truncate text-[0.8125rem] text-muted">
                {textOf(response) ?? t('composer.cannedNoText')}
              </span>
            </div>
          ))}
        </div>
        {preview.length > 0 && (
          <section
            aria-label={t('composer.cannedPreview')}
            className="hidden max-h-72 w-2/5 shrink-0 overflow-y-auto border-l bg-ground p-3 @md/conversation:block"
          >
            <CannedParts parts={preview} />
          </section>
        )}
      </div>
    </div>
  );
}
