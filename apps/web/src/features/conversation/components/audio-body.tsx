import type { Media } from '@jsk/contracts/messages';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FileBody } from './file-body';

/** A voice message that can be played; what cannot be played here can still be downloaded. */
export function AudioBody({ media }: { media: Media }) {
  const { t } = useTranslation();
  const [isBroken, setBroken] = useState(false);
  if (media.status !== 'ready' || !media.url || isBroken) return <FileBody media={media} type="audio" />;
  return (
    <div className="w-72 max-w-full p-2">
      {media.fileName && (
        <p dir="auto" title={media.fileName} className="truncate px-1.5 pb-1.5 text-[0.8125rem] text-muted">
          {media.fileName}
        </p>
      )}
      <audio
        src={media.url}
        preload="metadata"
        controls
        aria-label={media.fileName ?? t('media.audio')}
        onError={() => setBroken(true)}
        className="h-10 w-full"
      />
    </div>
  );
}
