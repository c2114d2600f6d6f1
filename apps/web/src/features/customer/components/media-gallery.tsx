import { type GalleryKind, galleryKindSchema } from '@jsk/contracts/customer-details';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/ui/button';
import { Skeleton } from '@/components/ui/skeleton';
import { mediaOptions } from '../api/customer-details';
import { MediaTile } from './media-tile';
import { MoreButton } from './more-button';

const choices: readonly (GalleryKind | null)[] = [null, ...galleryKindSchema.options];

interface MediaGalleryProps {
  lineUserId: string;
  onOpenMessage: (messageId: string) => void;
}

/** Pictures, videos and files of the conversation, newest first; each leads to where it was sent. */
export function MediaGallery({ lineUserId, onOpenMessage }: MediaGalleryProps) {
  const { t } = useTranslation();
  const [kind, setKind] = useState<GalleryKind | null>(null);
  const media = useInfiniteQuery(mediaOptions(lineUserId, kind));
  const messages = media.data?.pages.flatMap(({ items }) => items);
  return (
    <>
      <div role="group" aria-label={t('customer.media.filter')} className="-mx-1 mb-2 flex flex-wrap gap-1">
        {choices.map((choice) => (
          <Button
            key={choice ?? 'all'}
            size="small"
            look={choice === kind ? 'pressed' : 'quiet'}
            aria-pressed={choice === kind}
            className="px-2"
            onClick={() => setKind(choice)}
          >
            {t(`customer.media.kinds.${choice ?? 'all'}`)}
          </Button>
        ))}
      </div>
      {media.isPending && <GallerySkeleton />}
      {messages?.length === 0 && <p className="text-muted">{t('customer.media.none')}</p>}
      {messages && messages.length > 0 && (
        <ul className="grid grid-cols-3 gap-1.5">
          {messages.map((message) => (
            <li key={message.id}>
              <MediaTile message={message} onOpen={() => onOpenMessage(message.id)} />
            </li>
          ))}
        </ul>
      )}
      {(media.hasNextPage || media.isError) && (
        <MoreButton
          isLoading={media.isFetching}
          hasFailed={media.isError}
          onClick={() => void (media.data ? media.fetchNextPage() : media.refetch())}
        />
      )}
    </>
  );
}

function GallerySkeleton() {
  const { t } = useTranslation();
  return (
    <div role="status" aria-label={t('common.loading')} className="grid grid-cols-3 gap-1.5">
      {Array.from({ length: 6 }, (_, index) => (
        <Skeleton key={index} className="aspect-square rounded-lg" />
      ))}
    </div>
  );
}
