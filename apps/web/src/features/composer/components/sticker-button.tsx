import { Sticker } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/ui/button';
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover';
import { Skeleton } from '@/components/ui/skeleton';
import type { ChosenSticker } from '../model/recent-stickers';

const StickerPicker = lazy(async () => ({ default: (await import('./sticker-picker')).StickerPicker }));

/** Opens the stickers; the one that is chosen is sent at once, as in LINE. */
export function StickerButton({ onPick }: { onPick: (sticker: ChosenSticker) => void }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover open={isOpen} onOpenChange={setOpen}>
      <PopoverTrigger asChild>
        <Button look="quiet" size="icon" aria-label={t('composer.stickers')} title={t('composer.stickers')}>
          <Sticker aria-hidden />
        </Button>
      </PopoverTrigger>
      <PopoverContent side="top" align="start" aria-label={t('composer.stickers')} className="w-80 p-2">
        <Suspense fallback={<Skeleton className="h-64 rounded-lg" />}>
          <StickerPicker
            onPick={(sticker) => {
              setOpen(false);
              onPick(sticker);
            }}
          />
        </Suspense>
      </PopoverContent>
    </Popover>
  );
}
