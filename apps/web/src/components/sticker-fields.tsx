import { ExternalLink } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormField } from '@/components/form-field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { cn } from '@/lib/class-names';
import { sendableStickers, stickerListUrl } from '@/lib/sendable-stickers';

interface StickerNumbers {
  packageId: string;
  stickerId: string;
}

interface StickerFieldsProps {
  sticker: StickerNumbers;
  problemOf: (field: keyof StickerNumbers) => string | undefined;
  onChange: (numbers: Partial<StickerNumbers>) => void;
}

/** A sticker by its numbers, or chosen from packages that accounts may send. */
export function StickerFields({ sticker, problemOf, onChange }: StickerFieldsProps) {
  const { t } = useTranslation('admin');
  return (
    <>
      <div className="grid gap-6 sm:grid-cols-2">
        {(['packageId', 'stickerId'] as const).map((name) => (
          <FormField key={name} label={t(`replyObjects.sticker.${name}`)} error={problemOf(name)}>
            {(field) => (
              <Input
                {...field}
                inputMode="numeric"
                autoComplete="off"
                maxLength={20}
                value={sticker[name]}
                onChange={(event) => onChange({ [name]: event.target.value.trim() })}
                className="tabular-nums"
              />
            )}
          </FormField>
        ))}
      </div>
      <StickerPicker sticker={sticker} onChange={onChange} />
    </>
  );
}

function StickerPicker({ sticker, onChange }: Omit<StickerFieldsProps, 'problemOf'>) {
  const { t } = useTranslation('admin');
  const group = useId();
  const known = sendableStickers.find(({ packageId }) => packageId === sticker.packageId);
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
          const isChosen = sticker.packageId === packageId && sticker.stickerId === stickerId;
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
