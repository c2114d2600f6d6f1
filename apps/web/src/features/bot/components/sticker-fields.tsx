import { ExternalLink } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormField } from '@/components/form-field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { cn } from '@/lib/class-names';
import type { ReplyDraft } from '../model/reply-draft';
import { sendableStickers, stickerListUrl } from '../model/sendable-stickers';

interface StickerFieldsProps {
  draft: ReplyDraft;
  problemOf: (path: string) => string | undefined;
  onChange: (part: Partial<ReplyDraft>) => void;
}

/** A sticker by its numbers, or chosen from packages that accounts may send. */
export function StickerFields({ draft, problemOf, onChange }: StickerFieldsProps) {
  const { t } = useTranslation('admin');
  return (
    <>
      <div className="grid gap-6 sm:grid-cols-2">
        {(['packageId', 'stickerId'] as const).map((name) => (
          <FormField
            key={name}
            label={t(`replyObjects.sticker.${name}`)}
            error={problemOf(`content.${name}`)}
          >
            {(field) => (
              <Input
                {...field}
                inputMode="numeric"
                autoComplete="off"
                maxLength={20}
                value={draft[name]}
                onChange={(event) => onChange({ [name]: event.target.value.trim() })}
                className="tabular-nums"
              />
            )}
          </FormField>
        ))}
      </div>
      <StickerPicker draft={draft} onChange={onChange} />
    </>
  );
}

function StickerPicker({ draft, onChange }: Omit<StickerFieldsProps, 'problemOf'>) {
  const { t } = useTranslation('admin');
  const group = useId();
  const known = sendableStickers.find(({ packageId }) => packageId === draft.packageId);
  const [shown, setShown] = useState(known ?? sendableStickers[0]);
  if (!shown) return null;
  const { packageId, first, last } = shown;
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="mb-1.5 font-medium">{t('replyObjects.sticker.pick')}</legend>
      <p className="text-[0.8125rem] text-muted">
        {t('replyObjects.sticker.hint')}{' '}
        <a
          href={stickerListUrl}
          target="_blank"
          rel="noreferrer"
          className="inline-flex items-center gap-1 text-accent underline-offset-2 hover:underline"
        >
          {t('replyObjects.sticker.official')}
          <ExternalLink aria-hidden className="size-3.5" />
        </a>
      </p>
      <Select
        aria-label={t('replyObjects.sticker.package')}
        value={packageId}
        onChange={(event) => setShown(sendableStickers.find((one) => one.packageId === event.target.value))}
      >
        {sendableStickers.map((one) => (
          <option key={one.packageId} value={one.packageId}>
            {one.title} ({one.packageId})
          </option>
        ))}
      </Select>
      <div className="grid max-h-56 grid-cols-[repeat(auto-fill,minmax(5.5rem,1fr))] gap-1.5 overflow-y-auto p-1">
        {Array.from({ length: last - first + 1 }, (_, index) => String(first + index)).map((stickerId) => {
          const isChosen = draft.packageId === packageId && draft.stickerId === stickerId;
          return (
            <label
              key={stickerId}
              className={cn(
                'relative grid h-9 cursor-pointer place-items-center rounded-lg border text-[0.8125rem] tabular-nums transition-colors pointer-coarse:h-11',
                'has-focus-visible:outline-2 has-focus-visible:outline-focus',
                isChosen ? 'border-accent bg-accent-soft text-accent' : 'hover:bg-hover',
              )}
            >
              <input
                type="radio"
                name={group}
                aria-label={t('replyObjects.sticker.number', { stickerId })}
                checked={isChosen}
                onChange={() => onChange({ packageId, stickerId })}
                className="absolute inset-0 cursor-pointer appearance-none opacity-0"
              />
              {stickerId}
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}
