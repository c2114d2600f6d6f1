import { X } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/ui/button';

export function Lightbox({ url, alt }: { url: string; alt: string }) {
  const { t } = useTranslation();
  return (
    <Dialog.Portal>
      <Dialog.Overlay className="fixed inset-0 z-40 animate-appear bg-overlay backdrop-brightness-50" />
      <Dialog.Content
        aria-describedby={undefined}
        className="fixed inset-0 z-50 grid animate-appear place-items-center p-4"
      >
        <Dialog.Title className="sr-only">{alt}</Dialog.Title>
        <Dialog.Close
          aria-label={t('common.close')}
          className="absolute inset-0 cursor-zoom-out"
          tabIndex={-1}
        />
        <img src={url} alt={alt} className="relative max-h-full max-w-full rounded-lg object-contain" />
        <Dialog.Close asChild>
          <Button size="icon" aria-label={t('common.close')} className="absolute top-4 right-4 rounded-full">
            <X aria-hidden />
          </Button>
        </Dialog.Close>
      </Dialog.Content>
    </Dialog.Portal>
  );
}
