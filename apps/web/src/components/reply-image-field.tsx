import { botLimits } from '@jsk/contracts/bot-limits';
import type { ReplyImage } from '@jsk/contracts/reply-images';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PictureDropArea } from '@/components/picture-drop-area';
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
  const id = useId();
  const problem = failure ?? error;

  return (
    <div role="group" aria-labelledby={id} className="flex flex-col gap-1.5">
      <p id={id} className="font-medium">
        {t('replyObjects.image.label')}
      </p>
      <PictureDropArea
        preview={
          image && (
            <img
              src={image.url}
              alt={t('bot.answer.picture')}
              width={image.width}
              height={image.height}
              className="h-20 w-auto max-w-40 rounded-md bg-sunken object-contain"
            />
          )
        }
        text={
          progress !== null
            ? t('replyObjects.image.uploading', { percent: percent(progress) })
            : image
              ? t('replyObjects.image.size', { width: image.width, height: image.height })
              : t('replyObjects.image.drop')
        }
        choose={t(image ? 'replyObjects.image.another' : 'replyObjects.image.choose')}
        label={t('replyObjects.image.choose')}
        noteId={`${id}-note`}
        isWrong={Boolean(problem)}
        isBusy={progress !== null}
        onTake={(file) => void take(file)}
      />
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
