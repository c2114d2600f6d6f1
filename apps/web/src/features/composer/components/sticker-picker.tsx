import { Sticker } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Select } from '@/components/ui/select';
import { sendableStickers } from '@/lib/sendable-stickers';
import { type ChosenSticker, recentStickers, rememberSticker } from '../model/recent-stickers';

/** LINE's artwork is on LINE's servers, so stickers are known by their package and number. Those sent last come first. */
export function StickerPicker({ onPick }: { onPick: (sticker: ChosenSticker) => void }) {
  const { t } = useTranslation();
  const [recent] = useState(recentStickers);
  const [packageId, setPackageId] = useState(recent[0]?.packageId ?? sendableStickers[0]?.packageId ?? '');
  const shown = sendableStickers.find((one) => one.packageId === packageId);
  const pick = (sticker: ChosenSticker) => {
    rememberSticker(sticker);
    onPick(sticker);
  };
  return (
    <div className="flex flex-col gap-2">
      {recent.length > 0 && (
        <StickerGrid label={t('composer.recentStickers')} stickers={recent} onPick={pick} />
      )}
      <Select
        aria-label={t('composer.stickerPackage')}
        value={packageId}
        onChange={(event) => setPackageId(event.target.value)}
      >
        {sendableStickers.map((one) => (
          <option key={one.packageId} value={one.packageId}>
            {one.title}
          </option>
        ))}
      </Select>
      {shown && (
        <StickerGrid
          label={shown.title}
          stickers={Array.from({ length: shown.last - shown.first + 1 }, (_, index) => ({
            packageId: shown.packageId,
            stickerId: String(shown.first + index),
          }))}
          onPick={pick}
        />
      )}
      <p className="text-xs text-muted">{t('composer.stickerHint')}</p>
    </div>
  );
}

interface StickerGridProps {
  label: string;
  stickers: readonly ChosenSticker[];
  onPick: (sticker: ChosenSticker) => void;
}

function StickerGrid({ label, stickers, onPick }: StickerGridProps) {
  const { t } = useTranslation();
  return (
    <section aria-label={label}>
      <h3 className="px-1 pb-1 text-xs text-muted">{label}</h3>
      <div className="grid max-h-44 grid-cols-4 gap-1 overflow-y-auto">
        {stickers.map((sticker) => (
          <button
            key={sticker.stickerId}
            type="button"
            aria-label={t('composer.sendSticker', { stickerId: sticker.stickerId })}
            onClick={() => onPick(sticker)}
            className="flex min-h-14 flex-col items-center justify-center gap-0.5 rounded-lg border border-dashed text-[0.6875rem] text-muted tabular-nums hover:bg-hover"
          >
            <Sticker aria-hidden className="size-5 stroke-[1.5]" />
            {sticker.stickerId}
          </button>
        ))}
      </div>
    </section>
  );
}
