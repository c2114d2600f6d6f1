import type { PictureSize } from '@jsk/contracts/rich-menu-templates';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PictureDropArea } from '@/components/picture-drop-area';
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
  const [refused, setRefused] = useState<PictureFacts | null>(null);
  const noteId = useId();

  async function take(chosen: File | undefined): Promise<void> {
    if (!chosen) return;
    const facts = await inspectPicture(chosen);
    const size = usableSizeOf(facts);
    setRefused(size ? null : facts);
    if (size) onChoose({ file: chosen, size });
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
      <PictureDropArea
        text={file?.name ?? t('richMenus.image.drop')}
        choose={t(file ? 'richMenus.image.chooseAnother' : 'richMenus.image.choose')}
        label={t('richMenus.image.choose')}
        noteId={noteId}
        isWrong={Boolean(error)}
        onTake={(chosen) => void take(chosen)}
      />
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
