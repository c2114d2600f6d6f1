import { botLimits } from '@jsk/contracts/bot-limits';
import { useTranslation } from 'react-i18next';
import { FormField } from '@/components/form-field';
import { ReplyImageField } from '@/components/reply-image-field';
import { StickerFields } from '@/components/sticker-fields';
import { fieldStyle, Input } from '@/components/ui/input';
import { cn } from '@/lib/class-names';
import { uploadImage } from '../api/reply-objects';
import type { BotProblems } from '../model/form-problems';
import type { ReplyDraft } from '../model/reply-draft';
import { FlexFields } from './flex-fields';
import { ImagemapFields } from './imagemap-fields';

interface ReplyContentFieldsProps {
  draft: ReplyDraft;
  problems: BotProblems;
  problemOf: (path: string) => string | undefined;
  onChange: (part: Partial<ReplyDraft>) => void;
}

/** The fields of the chosen type. */
export function ReplyContentFields({ draft, problems, problemOf, onChange }: ReplyContentFieldsProps) {
  const { t } = useTranslation('admin');
  switch (draft.type) {
    case 'text':
      return (
        <FormField label={t('replyObjects.text')} error={problemOf('content.text')}>
          {(field) => (
            <textarea
              {...field}
              lang="th"
              rows={3}
              maxLength={botLimits.responseText}
              value={draft.text}
              onChange={(event) => onChange({ text: event.target.value })}
              className={cn(fieldStyle, 'field-sizing-content max-h-80 min-h-24 py-2')}
            />
          )}
        </FormField>
      );
    case 'image':
      return (
        <ReplyImageField
          image={draft.image}
          rules={t('replyObjects.image.rules')}
          error={problemOf('content.imageId')}
          upload={uploadImage}
          onChange={(image) => onChange({ image })}
        />
      );
    case 'sticker':
      return (
        <StickerFields
          sticker={draft}
          problemOf={(field) => problemOf(`content.${field}`)}
          onChange={onChange}
        />
      );
    case 'flex':
      return (
        <>
          <AltTextField draft={draft} problemOf={problemOf} onChange={onChange} />
          <FlexFields draft={draft} problems={problems} problemOf={problemOf} onChange={onChange} />
        </>
      );
    case 'imagemap':
      return (
        <>
          <AltTextField draft={draft} problemOf={problemOf} onChange={onChange} />
          <ReplyImageField
            image={draft.image}
            rules={t('replyObjects.image.imagemapRules')}
            error={problemOf('content.imageId')}
            upload={uploadImage}
            onChange={(image) => onChange({ image })}
          />
          <ImagemapFields draft={draft} problemOf={problemOf} onChange={onChange} />
        </>
      );
  }
}

function AltTextField({ draft, problemOf, onChange }: Omit<ReplyContentFieldsProps, 'problems'>) {
  const { t } = useTranslation('admin');
  return (
    <FormField
      label={t('replyObjects.altText')}
      hint={t('replyObjects.altTextHint')}
      error={problemOf('content.altText')}
    >
      {(field) => (
        <Input
          {...field}
          lang="th"
          maxLength={400}
          value={draft.altText}
          onChange={(event) => onChange({ altText: event.target.value })}
        />
      )}
    </FormField>
  );
}
