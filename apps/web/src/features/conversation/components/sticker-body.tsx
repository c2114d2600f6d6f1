import { Sticker } from 'lucide-react';
import { useTranslation } from 'react-i18next';

/** LINE's sticker artwork is on LINE's servers; what it means is in its keywords. */
export function StickerBody({ keywords }: { keywords: string[] }) {
  const { t } = useTranslation();
  const meaning = keywords.slice(0, 3).join(', ');
  return (
    <div
      role="img"
      aria-label={meaning ? `${t('media.sticker')}: ${meaning}` : t('media.sticker')}
      className="flex size-32 flex-col items-center justify-center gap-1.5 rounded-bubble border border-dashed border-line-strong/60 bg-surface p-3 text-center text-[0.8125rem] text-muted"
    >
      <Sticker aria-hidden className="size-8 stroke-[1.5]" />
      <span className="line-clamp-2 wrap-anywhere">{meaning || t('media.sticker')}</span>
    </div>
  );
}
