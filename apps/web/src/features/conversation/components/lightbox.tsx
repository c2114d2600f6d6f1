import type { Message } from '@jsk/contracts/messages';
import { ChevronLeft, ChevronRight, Download, X } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { useEffect, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/ui/button';
import { cn } from '@/lib/class-names';
import { useSenderName } from '@/lib/use-sender-name';
import { pictureUrlOf } from '../model/reply-image';

interface LightboxProps {
  images: readonly Message[];
  shownId: string;
  onShow: (imageId: string) => void;
  onClose: () => void;
}

/** One image in full, with its neighbours an arrow away. What is taken back while it is open is gone here, too. */
export function Lightbox({ images, shownId, onShow, onClose }: LightboxProps) {
  const { t } = useTranslation();
  const senderNameOf = useSenderName();
  const index = images.findIndex(({ id }) => id === shownId);
  const shown = images[index];
  const url = shown ? pictureUrlOf(shown) : null;
  useEffect(() => {
    if (!url) onClose();
  }, [url, onClose]);
  if (!shown || !url) return null;

  const previous = images[index - 1];
  const next = images[index + 1];
  const onKeyDown = ({ key }: KeyboardEvent) => {
    if (key === 'ArrowLeft' && previous) onShow(previous.id);
    if (key === 'ArrowRight' && next) onShow(next.id);
  };
  const alt = t('media.image', { name: senderNameOf(shown) });
  return (
    <Dialog.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 animate-appear bg-overlay backdrop-brightness-50" />
        <Dialog.Content
          aria-describedby={undefined}
          onKeyDown={onKeyDown}
          className="fixed inset-0 z-50 grid animate-appear place-items-center p-4"
        >
          <Dialog.Title className="sr-only">{alt}</Dialog.Title>
          <Dialog.Close
            aria-label={t('common.close')}
            className="absolute inset-0 cursor-zoom-out"
            tabIndex={-1}
          />
          <img
            key={url}
            src={url}
            alt={alt}
            className="relative max-h-full max-w-full animate-appear rounded-lg object-contain"
          />
          <div className="absolute top-4 right-4 flex items-center gap-2">
            {images.length > 1 && (
              <span
                role="status"
                className="rounded-full bg-raised px-3 py-1 text-[0.8125rem] tabular-nums shadow-popover"
              >
                {index + 1} / {images.length}
              </span>
            )}
            <a
              href={url}
              download
              aria-label={t('media.download')}
              className="grid size-9 place-items-center rounded-full border bg-surface touch-target hover:bg-hover"
            >
              <Download aria-hidden className="size-[18px]" />
            </a>
            <Dialog.Close asChild>
              <Button size="icon" shape="pill" aria-label={t('common.close')}>
                <X aria-hidden />
              </Button>
            </Dialog.Close>
          </div>
          {previous && (
            <NeighbourButton
              label={t('media.previousImage')}
              className="left-4"
              onClick={() => onShow(previous.id)}
            >
              <ChevronLeft aria-hidden />
            </NeighbourButton>
          )}
          {next && (
            <NeighbourButton label={t('media.nextImage')} className="right-4" onClick={() => onShow(next.id)}>
              <ChevronRight aria-hidden />
            </NeighbourButton>
          )}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

interface NeighbourButtonProps {
  label: string;
  className: string;
  onClick: () => void;
  children: ReactNode;
}

function NeighbourButton({ label, className, onClick, children }: NeighbourButtonProps) {
  return (
    <Button
      size="icon"
      shape="pill"
      aria-label={label}
      onClick={onClick}
      className={cn('absolute', className)}
    >
      {children}
    </Button>
  );
}
