import type { Media } from '@jsk/contracts/messages';
import { Image, ImageOff } from 'lucide-react';
import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';

interface MediaPlaceholderProps {
  status: Media['status'];
  style?: CSSProperties;
  /** In a small cell of an album there is room for the mark only. */
  isSmall?: boolean;
}

/** In place of a picture that is not there (yet): why. `ready` means that the browser could not show it. */
export function MediaPlaceholder({ status, style, isSmall = false }: MediaPlaceholderProps) {
  const { t } = useTranslation();
  const text = status === 'ready' ? t('media.brokenImage') : t(`media.${status}`);
  const Icon = status === 'pending' ? Image : ImageOff;
  return (
    <div
      style={style}
      title={isSmall ? text : undefined}
      className="grid max-w-full place-content-center place-items-center gap-2 bg-sunken p-3 text-center text-[0.8125rem] text-balance text-muted"
    >
      <Icon aria-hidden className="size-6" />
      <span className={isSmall ? 'sr-only' : undefined}>{text}</span>
    </div>
  );
}
