import type { Media } from '@jsk/contracts/messages';
import { useState, type CSSProperties, type ReactNode } from 'react';
import { cn } from '@/lib/class-names';
import { MediaPlaceholder } from './media-placeholder';

interface ImageThumbnailProps {
  media: Media;
  alt: string;
  /** What a click does, in words. */
  label: string;
  style?: CSSProperties;
  isSmall?: boolean;
  onOpen: () => void;
  children?: ReactNode;
}

/** A picture in its frame, small; a click opens it in full. */
export function ImageThumbnail(props: ImageThumbnailProps) {
  const { media, alt, label, style, isSmall = false, onOpen, children } = props;
  const url = media.previewUrl ?? media.url;
  const [brokenUrl, setBrokenUrl] = useState<string | null>(null);
  if (media.status !== 'ready' || !url || url === brokenUrl) {
    return <MediaPlaceholder status={media.status} style={style} isSmall={isSmall} />;
  }
  return (
    <button
      type="button"
      aria-label={label}
      style={style}
      onClick={onOpen}
      className={cn('relative block max-w-full cursor-zoom-in bg-sunken -outline-offset-2')}
    >
      <img
        src={url}
        alt={alt}
        loading="lazy"
        decoding="async"
        onError={() => setBrokenUrl(url)}
        className="size-full object-cover"
      />
      {children}
    </button>
  );
}
