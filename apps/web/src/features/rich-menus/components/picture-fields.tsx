import { richMenuTemplates } from '@jsk/contracts/rich-menu-templates';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { RichMenuEditorState } from '../model/use-rich-menu-editor';
import { ColorFields } from './color-fields';
import { PictureDrop } from './picture-drop';

/** Whether the picture is drawn, and in which colours, or which file it is. */
export function PictureFields({ editor }: { editor: RichMenuEditorState }) {
  const { t } = useTranslation('admin');
  const group = useId();
  const { draft, picture, problems } = editor;
  const kinds = ['generated', 'uploaded'] as const;
  return (
    <section className="flex flex-col gap-4">
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-1.5 font-medium">{t('richMenus.image.title')}</legend>
        {kinds.map((kind) => (
          <label key={kind} className="flex min-h-9 items-center gap-2.5 pointer-coarse:min-h-11">
            <input
              type="radio"
              name={group}
              checked={picture.kind === kind}
              onChange={() => editor.choosePicture(kind === 'generated' ? { kind } : { kind, chosen: null })}
              className="size-4 accent-accent"
            />
            {t(`richMenus.image.${kind}`)}
          </label>
        ))}
      </fieldset>
      {picture.kind === 'generated' ? (
        <ColorFields colors={draft.colors} onChange={(colors) => editor.change({ colors })} />
      ) : (
        <PictureDrop
          file={picture.chosen?.file ?? null}
          advised={richMenuTemplates[draft.template].size}
          problem={problems['image']}
          onChoose={(chosen) => editor.choosePicture({ kind: 'uploaded', chosen })}
        />
      )}
    </section>
  );
}
