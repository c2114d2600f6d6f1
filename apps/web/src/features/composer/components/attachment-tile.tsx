import { maximumUploadBytes } from '@jsk/contracts/media';
import { AudioLines, FileText, RotateCw, Video, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '@/components/ui/icon-button';
import { cn } from '@/lib/class-names';
import { codeText } from '@/lib/i18n/problem-text';
import { useLive } from '@/lib/live-context';
import { useFormats } from '@/lib/use-formats';
import type { Tile } from '../model/use-tiles';

/** One file: what it is, how far it has got, and how to stop or repeat it. */
export function AttachmentTile({ lineUserId, tile }: { lineUserId: string; tile: Tile }) {
  const { t } = useTranslation();
  const { outbox, attachments } = useLive();
  const { id, file, state } = tile;
  const isWrong = state === 'too_large' || state === 'empty' || state === 'refused';
  const isLeaving = state === 'waiting' || state === 'sending';
  const removeLabel = t(isLeaving ? 'composer.cancelUpload' : 'composer.removeFile', { name: file.name });
  const remove = () => {
    attachments.remove(lineUserId, id);
    outbox.remove(id);
  };
  return (
    <li
      className={cn(
        'relative flex w-full animate-appear items-center gap-2.5 overflow-hidden rounded-xl border bg-surface p-1.5 @md/conversation:w-60',
        isWrong && 'border-danger',
      )}
    >
      <TilePicture tile={tile} />
      <div className="min-w-0 flex-1 text-[0.8125rem] leading-5">
        <p dir="auto" title={file.name} className="truncate">
          {file.name}
        </p>
        <TileStatus tile={tile} />
      </div>
      {state === 'refused' && (
        <IconButton
          label={t('composer.retryUpload', { name: file.name })}
          size="tiny"
          side="top"
          onClick={() => outbox.retry(id)}
        >
          <RotateCw aria-hidden />
        </IconButton>
      )}
      <IconButton label={removeLabel} size="tiny" side="top" onClick={remove}>
        <X aria-hidden />
      </IconButton>
      {state === 'sending' && <TileProgress tile={tile} />}
    </li>
  );
}

const icons = { video: Video, audio: AudioLines, file: FileText };

function TilePicture({ tile: { file, kind } }: { tile: Tile }) {
  const style = 'size-10 shrink-0 rounded-lg bg-sunken';
  if (kind === 'image') return <FilePicture file={file} className={cn(style, 'object-cover')} />;
  const Icon = icons[kind];
  return (
    <span className={cn(style, 'grid place-items-center text-muted')}>
      <Icon aria-hidden className="size-5" />
    </span>
  );
}

function FilePicture({ file, className }: { file: File; className: string }) {
  const image = useRef<HTMLImageElement>(null);
  useEffect(() => {
    const url = URL.createObjectURL(file);
    if (image.current) image.current.src = url;
    return () => URL.revokeObjectURL(url);
  }, [file]);
  return <img ref={image} alt="" className={className} />;
}

function TileStatus({ tile: { file, kind, state, refusal, part } }: { tile: Tile }) {
  const { t } = useTranslation();
  const { fileSize } = useFormats();
  switch (state) {
    case 'too_large':
      return <Wrong>{t('composer.fileTooLarge', { limit: fileSize(maximumUploadBytes[kind]) })}</Wrong>;
    case 'empty':
      return <Wrong>{t('composer.fileEmpty')}</Wrong>;
    case 'refused':
      return (
        <Wrong>
          {refusal === 'validation_error' ? t('composer.fileRefused') : codeText(t, refusal ?? 'other')}
        </Wrong>
      );
    case 'waiting':
      return <p className="text-muted">{t('composer.waitingToSend')}</p>;
    case 'sending':
      return <p className="text-muted tabular-nums">{`${Math.round(part * 100)}%`}</p>;
    case 'chosen':
      return <p className="text-muted tabular-nums">{fileSize(file.size)}</p>;
  }
}

function Wrong({ children }: { children: string }) {
  return (
    <p role="alert" className="text-danger">
      {children}
    </p>
  );
}

function TileProgress({ tile: { file, part } }: { tile: Tile }) {
  const { t } = useTranslation();
  return (
    <div
      role="progressbar"
      aria-label={t('composer.uploading', { name: file.name })}
      aria-valuenow={Math.round(part * 100)}
      className="absolute inset-x-0 bottom-0 h-0.5 bg-line"
    >
      <div
        className="h-full origin-left bg-accent transition-transform"
        style={{ transform: `scaleX(${part})` }}
      />
    </div>
  );
}
