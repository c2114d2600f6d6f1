import { ImageOff } from 'lucide-react';
import { useState, type CSSProperties, type ReactNode } from 'react';
import { usePreferences } from '../../i18n/preferences-context';

interface Props {
  src: string;
  alt: string;
  className?: string;
  style?: CSSProperties;
}

/** A picture that says so when it cannot be loaded. */
export function Picture({ src, alt, className, style }: Props): ReactNode {
  const { t } = usePreferences();
  const [failedSrc, setFailedSrc] = useState<string | null>(null);
  if (failedSrc === src || src === '') {
    return (
      <span
        className={`picture-failed ${className ?? ''}`}
        style={style}
        role="img"
        aria-label={t('pictureFailed')}
      >
        <ImageOff aria-hidden size={22} />
      </span>
    );
  }
  return <img className={className} style={style} src={src} alt={alt} onError={() => setFailedSrc(src)} />;
}
