import type { PictureSize } from '@jsk/contracts/rich-menu-templates';
import { ImageUp } from 'lucide-react';
import { type DragEvent, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/ui/button';
import { cn } from '@/lib/class-names';
import { useFormats } from '@/lib/use-formats';
import type { ChosenPicture } from '../api/rich-menus';
import { inspectPicture, usableSizeOf, type PictureFacts } from '../model/picture-file';
import type { FieldProblem } from '../model/rich-menu-draft';

interface PictureDropProps {
  file: File | null;
  /** The size that suits the template best. */
  advised: PictureSize;
  problem: FieldProblem | undefined;
  onChoose: (picture: ChosenPicture) => void;
}

/** Takes a picture by button or drop; one that LINE would refuse is not taken, and it is said why. */
export function PictureDrop({ file, advised, problem, onChoose }: PictureDropProps) {
  const { t } = useTranslation('admin');
  const { fileSize } = useFormats();
  const input = useRef<HTMLInputElement>(null);
  const [refused, setRefused] = useState<PictureFacts | null>(null);
  const [isOver, setOver] = useState(false);
  const noteId = useId();

  async function take(chosen: File | undefined): Promise<void> {
    if (!chosen) return;
    const facts = await inspectPicture(chosen);
    const size = usableSizeOf(facts);
    setRefused(size ? null : facts);
    if (size) onChoose({ file: chosen, size });
  }

  function drop(event: DragEvent): void {
    event.preventDefault();
    setOver(false);
    void take(event.dataTransfer.files[0]);
  }

  function describe({ type, sizeBytes, size }: PictureFacts): string {
    const known = { type, size: fileSize(sizeBytes) };
    return size
      ? t('richMenus.image.found', { ...known, ...size })
      : t('richMenus.image.foundNoPicture', known);
  }

  const error = refused
    ? t('richMenus.image.refused', { found: describe(refused) })
    : problem && t(problem === 'required' ? 'richMenus.image.missing' : 'richMenus.errors.invalid');
  return (
    <div className="flex flex-col gap-2">
      <div
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        className={cn(
          'flex flex-wrap items-center justify-center gap-3 rounded-xl border border-dashed px-4 py-6 text-center',
          isOver ? 'border-accent bg-accent-soft' : error ? 'border-danger' : 'border-line-strong',
        )}
      >
        <ImageUp aria-hidden className="size-5 text-muted" />
        <span className="min-w-0 truncate text-muted">{file?.name ?? t('richMenus.image.drop')}</span>
        <Button size="small" aria-describedby={noteId} onClick={() => input.current?.click()}>
          {t(file ? 'richMenus.image.chooseAnother' : 'richMenus.image.choose')}
        </Button>
        <input
          ref={input}
          type="file"
          accept="image/jpeg,image/png"
          aria-label={t('richMenus.image.choose')}
          className="sr-only"
          tabIndex={-1}
          onChange={(event) => {
            void take(event.target.files?.[0]);
            // The same file again, changed meanwhile, is another choice.
            event.target.value = '';
          }}
        />
      </div>
      <div id={noteId} className="flex flex-col gap-1 text-[0.8125rem]">
        {error && (
          <p role="alert" className="text-danger">
            {error}
          </p>
        )}
        <p className="text-muted">{t('richMenus.image.rules', { ...advised })}</p>
        <p className="text-muted">{t('richMenus.image.areasNote')}</p>
      </div>
    </div>
  );
}
