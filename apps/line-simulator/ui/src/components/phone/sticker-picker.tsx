import { useState, type ReactNode } from 'react';
import { usePreferences } from '../../i18n/preferences-context';

const PER_PACKAGE = 16;

/** Packages the API may send too, with their first sticker, so that both sides can use the same ones. */
const PACKAGES = [
  { packageId: '446', firstSticker: 1988 },
  { packageId: '789', firstSticker: 10855 },
  { packageId: '1070', firstSticker: 17839 },
  { packageId: '6136', firstSticker: 10551376 },
];

export function StickerPicker({ onPick }: { onPick: (message: object) => void }): ReactNode {
  const { t } = usePreferences();
  const [chosen, setChosen] = useState(PACKAGES[0]);
  if (!chosen) return null;
  const { packageId, firstSticker } = chosen;
  const stickerIds = Array.from({ length: PER_PACKAGE }, (_, index) => String(firstSticker + index));
  return (
    <div className="sticker-picker" role="group" aria-label={t('sticker')}>
      <div className="sticker-tabs">
        {PACKAGES.map((one) => (
          <button
            key={one.packageId}
            type="button"
            className="sticker-tab"
            aria-pressed={one.packageId === packageId}
            aria-label={`${t('stickerSet')} ${one.packageId}`}
            onClick={() => setChosen(one)}
          >
            <img src={`/stickers/${one.packageId}/${one.firstSticker}.svg`} alt="" width={28} height={28} />
          </button>
        ))}
      </div>
      <div className="sticker-grid">
        {stickerIds.map((stickerId) => (
          <button
            key={stickerId}
            type="button"
            className="sticker-choice"
            aria-label={`${packageId}/${stickerId}`}
            onClick={() => onPick({ type: 'sticker', packageId, stickerId })}
          >
            <img
              src={`/stickers/${packageId}/${stickerId}.svg`}
              alt=""
              width={64}
              height={64}
              loading="lazy"
            />
          </button>
        ))}
      </div>
    </div>
  );
}
