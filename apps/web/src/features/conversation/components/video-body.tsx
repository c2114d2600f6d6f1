import type { Media } from '@jsk/contracts/messages';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { frameOf } from '../model/image-frame';
import { playAlone } from '../model/one-player';
import { FileBody } from './file-body';

/** A video that can be played; what cannot be played here can still be downloaded. */
export function VideoBody({ media }: { media: Media }) {
  const { t } = useTranslation();
  const [isBroken, setBroken] = useState(false);
  if (media.status !== 'ready' || !media.url || isBroken) return <FileBody media={media} type="video" />;
  return (
    <video
      src={media.url}
      poster={media.previewUrl ?? undefined}
      // With a picture in its place nothing of it has to be loaded before it is played.
      preload={media.previewUrl ? 'none' : 'metadata'}
      controls
      playsInline
      aria-label={media.fileName ?? t('media.video')}
      onPlay={({ currentTarget }) => playAlone(currentTarget)}
      onError={() => setBroken(true)}
      style={frameOf(media)}
      className="block max-w-full bg-sunken object-contain"
    />
  );
}
