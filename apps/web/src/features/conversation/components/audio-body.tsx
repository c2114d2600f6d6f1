import type { Media } from '@jsk/contracts/messages';
import { Pause, Play } from 'lucide-react';
import { useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '@/components/ui/icon-button';
import { Tooltip } from '@/components/ui/tooltip';
import { useFormats } from '@/lib/use-formats';
import { useAudio } from '../model/use-audio';
import { FileBody } from './file-body';

/** A voice message that can be played; what cannot be played here can still be downloaded. */
export function AudioBody({ media }: { media: Media }) {
  const [isBroken, setBroken] = useState(false);
  if (media.status !== 'ready' || !media.url || isBroken) return <FileBody media={media} type="audio" />;
  return <AudioPlayer media={media} url={media.url} onBroken={() => setBroken(true)} />;
}

interface AudioPlayerProps {
  media: Media;
  url: string;
  onBroken: () => void;
}

const skippedSeconds = 5;

function AudioPlayer({ media: { fileName, durationMs }, url, onBroken }: AudioPlayerProps) {
  const { t } = useTranslation();
  const { runningDuration } = useFormats();
  const [element, audio] = useAudio(durationMs);
  const { isPlaying, position, duration, rate } = audio;
  const times = {
    position: runningDuration(position * 1000),
    duration: duration > 0 ? runningDuration(duration * 1000) : '–:––',
  };
  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'ArrowRight') audio.seek(position + skippedSeconds);
    else if (event.key === 'ArrowLeft') audio.seek(position - skippedSeconds);
    else if (event.key === ' ') audio.togglePlaying();
    else return;
    event.preventDefault();
  }

  return (
    <div role="group" aria-label={fileName ?? t('media.audio')} className="w-72 max-w-full p-2">
      {fileName && (
        <p dir="auto" title={fileName} className="truncate px-1.5 pb-1 text-[0.8125rem] text-muted">
          {fileName}
        </p>
      )}
      <audio
        ref={element}
        src={url}
        preload={durationMs === null ? 'metadata' : 'none'}
        onError={onBroken}
        {...audio.handlers}
      />
      <div className="flex items-center gap-1.5">
        <IconButton
          look="primary"
          shape="pill"
          label={t(isPlaying ? 'media.pause' : 'media.play')}
          onClick={audio.togglePlaying}
        >
          {isPlaying ? (
            <Pause aria-hidden className="fill-current" />
          ) : (
            <Play aria-hidden className="fill-current" />
          )}
        </IconButton>
        <div className="min-w-0 flex-1">
          <input
            type="range"
            aria-label={t('media.position')}
            aria-valuetext={t('media.positionOf', times)}
            min={0}
            max={duration}
            step="any"
            value={position}
            disabled={duration === 0}
            onChange={({ target }) => audio.seek(target.valueAsNumber)}
            onKeyDown={onKeyDown}
            className="block h-5 w-full cursor-pointer accent-accent"
          />
          <p
            aria-hidden
            className="flex justify-between px-0.5 text-[0.6875rem] leading-4 text-muted tabular-nums"
          >
            <span>{times.position}</span>
            <span>{times.duration}</span>
          </p>
        </div>
        <Tooltip label={t('media.speed', { rate })}>
          <button
            type="button"
            aria-label={t('media.speed', { rate })}
            onClick={audio.changeRate}
            className="h-7 w-10 shrink-0 rounded-lg text-xs font-medium touch-target tabular-nums hover:bg-hover"
          >
            {rate}×
          </button>
        </Tooltip>
      </div>
    </div>
  );
}
