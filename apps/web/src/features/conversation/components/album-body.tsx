import type { Message } from '@jsk/contracts/messages';
import { useTranslation } from 'react-i18next';
import { cn } from '@/lib/class-names';
import { useSenderName } from '@/lib/use-sender-name';
import type { ThreadActions } from '../model/thread-actions';
import { ImageThumbnail } from './image-thumbnail';

interface AlbumBodyProps {
  /** In the order of the album. */
  images: readonly Message[];
  onOpen: ThreadActions['openImage'];
}

const mostCells = 9;

/** Images that were sent together, as one grid; what does not fit is behind the last one. */
export function AlbumBody({ images, onOpen }: AlbumBodyProps) {
  const { t } = useTranslation();
  const senderNameOf = useSenderName();
  const ids = images.map(({ id }) => id);
  const hidden = images.length - mostCells;
  return (
    <div
      role="group"
      aria-label={t('media.album', { count: images.length })}
      className={cn(
        'grid max-w-full gap-0.5',
        images.length > 4 ? 'w-84 grid-cols-3' : 'w-68 grid-cols-2',
        images.length === 3 && '*:first:col-span-2',
      )}
    >
      {images.slice(0, mostCells).map(
        (message, index) =>
          message.payload?.kind === 'media' && (
            <ImageThumbnail
              key={message.id}
              media={message.payload.media}
              alt={t('media.image', { name: senderNameOf(message) })}
              label={t('media.openImageOf', { index: index + 1, count: images.length })}
              isSmall
              style={{ aspectRatio: images.length === 3 && index === 0 ? '2 / 1' : '1 / 1' }}
              onOpen={() => onOpen(ids, message.id)}
            >
              {hidden > 0 && index === mostCells - 1 && (
                <span className="absolute inset-0 grid place-items-center bg-overlay text-lg font-semibold text-danger-ink">
                  {`+${hidden}`}
                </span>
              )}
            </ImageThumbnail>
          ),
      )}
    </div>
  );
}
