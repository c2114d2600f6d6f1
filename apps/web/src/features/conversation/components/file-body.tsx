import type { Media, MessageType } from '@jsk/contracts/messages';
import { AudioLines, Download, FileText, Video } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '@/lib/use-formats';

const icons = { video: Video, audio: AudioLines, file: FileText };

/** A video, a voice message or a file: what it is, and where to get it once it is there. */
export function FileBody({ media, type }: { media: Media; type: MessageType }) {
  const { t } = useTranslation();
  const { fileSize, runningDuration } = useFormats();
  const kind = type === 'video' || type === 'audio' ? type : 'file';
  const Icon = icons[kind];
  const name = media.fileName ?? (kind === 'file' ? t('media.unnamedFile') : t(`media.${kind}`));
  const facts = [
    media.durationMs !== null && runningDuration(media.durationMs),
    media.sizeBytes !== null && fileSize(media.sizeBytes),
    media.status !== 'ready' && t(`media.${media.status}`),
  ].filter(Boolean);
  return (
    <div className="flex w-72 max-w-full items-center gap-3 px-3.5 py-3">
      <span className="grid size-10 shrink-0 place-items-center rounded-lg bg-sunken text-muted">
        <Icon aria-hidden className="size-5" />
      </span>
      <div className="min-w-0 flex-1">
        <p dir="auto" title={name} className="truncate font-medium">
          {name}
        </p>
        <p className="text-[0.8125rem] text-muted tabular-nums">{facts.join(' · ')}</p>
      </div>
      {media.status === 'ready' && media.url && (
        <a
          href={media.url}
          download={media.fileName ?? true}
          aria-label={`${t('media.download')} ${name}`}
          className="grid size-9 shrink-0 place-items-center rounded-lg touch-target hover:bg-hover"
        >
          <Download aria-hidden className="size-[18px]" />
        </a>
      )}
    </div>
  );
}
