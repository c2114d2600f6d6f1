import { botLimits } from '@jsk/contracts/bot-limits';
import type { ReplyImage } from '@jsk/contracts/reply-images';
import { ImageUp } from 'lucide-react';
import { type DragEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/ui/button';
import { cn } from '@/lib/class-names';
import { problemText } from '@/lib/i18n/problem-text';
import { useFormats } from '@/lib/use-formats';

interface ReplyImageFieldProps {
  image: ReplyImage | null;
  rules: string;
  error: string | undefined;
  upload: UploadImage;
  onChange: (image: ReplyImage) => void;
}

/** @param options `onProgress` is told the part that has left, from 0 to 1 */
type UploadImage = (
  image: File,
  options: { signal: AbortSignal; onProgress: (part: number) => void },
) => Promise<ReplyImage>;

/** Takes a picture by button or drop and uploads it at once. */
export function ReplyImageField({ image, rules, error, upload, onChange }: ReplyImageFieldProps) {
  const { t } = useTranslation('admin');
  const { percent } = useFormats();
  const { take, progress, failure } = useImageUpload(upload, onChange);
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const id = useId();
  const problem = failure ?? error;

  function drop(event: DragEvent): void {
    event.preventDefault();
    setOver(false);
    void take(event.dataTransfer.files[0]);
  }

  return (
    <div role="group" aria-labelledby={id} className="flex flex-col gap-1.5">
      <p id={id} className="font-medium">
        {t('replyObjects.image.label')}
      </p>
      <div
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        className={cn(
          'flex flex-wrap items-center justify-center gap-3 rounded-xl border border-dashed px-4 py-6 text-center',
          isOver ? 'border-accent bg-accent-soft' : problem ? 'border-danger' : 'border-line-strong',
        )}
      >
        {image ? (
          <img
            src={image.url}
            alt={t('bot.answer.picture')}
            width={image.width}
            height={image.height}
            className="h-20 w-auto max-w-40 rounded-md bg-sunken object-contain"
          />
        ) : (
          <ImageUp aria-hidden className="size-5 text-muted" />
        )}
        <span role="status" className="min-w-0 text-muted tabular-nums">
          {progress !== null
            ? t('replyObjects.image.uploading', { percent: percent(progress) })
            : image
              ? t('replyObjects.image.size', { width: image.width, height: image.height })
              : t('replyObjects.image.drop')}
        </span>
        <Button
          size="small"
          aria-invalid={problem ? true : undefined}
          aria-describedby={`${id}-note`}
          disabled={progress !== null}
          onClick={() => input.current?.click()}
        >
          {t(image ? 'replyObjects.image.another' : 'replyObjects.image.choose')}
        </Button>
        <input
          ref={input}
          type="file"
          accept="image/jpeg,image/png"
          aria-label={t('replyObjects.image.choose')}
          className="sr-only"
          tabIndex={-1}
          onChange={(event) => {
            void take(event.target.files?.[0]);
            // The same file again, changed meanwhile, is another choice.
            event.target.value = '';
          }}
        />
      </div>
      <p id={`${id}-note`} className={cn('text-[0.8125rem]', problem ? 'text-danger' : 'text-muted')}>
        {problem ?? rules}
      </p>
    </div>
  );
}

function useImageUpload(upload: UploadImage, onUploaded: (image: ReplyImage) => void) {
  const { t } = useTranslation('admin');
  const { t: tCommon } = useTranslation();
  const { fileSize } = useFormats();
  const [progress, setProgress] = useState<number | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const running = useRef<AbortController>(null);
  useEffect(() => () => running.current?.abort(), []);

  function problemOf({ name, type, size }: File): string | null {
    if (type !== 'image/jpeg' && type !== 'image/png') return t('replyObjects.image.wrongType', { name });
    if (size > botLimits.imageBytes) {
      return t('replyObjects.image.tooLarge', { name, size: fileSize(size) });
    }
    return null;
  }

  async function take(file: File | undefined): Promise<void> {
    if (!file) return;
    const problem = problemOf(file);
    setFailure(problem);
    if (problem) return;
    setProgress(0);
    const { signal } = (running.current = new AbortController());
    try {
      onUploaded(await upload(file, { signal, onProgress: setProgress }));
    } catch (error) {
      if (!signal.aborted) setFailure(problemText(tCommon, error));
    } finally {
      setProgress(null);
    }
  }

  return { take, progress, failure };
}
