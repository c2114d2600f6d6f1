import { type TagColor, tagColors } from '@jsk/contracts/tags';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { TagDot } from '@/components/tag-dot';

interface ColorFieldProps {
  value: TagColor;
  onChange: (color: TagColor) => void;
}

/** Every colour with its name: not everybody can tell them apart. */
export function ColorField({ value, onChange }: ColorFieldProps) {
  const { t } = useTranslation('admin');
  const group = useId();
  return (
    <fieldset>
      <legend className="font-medium">{t('tags.color')}</legend>
      <div className="mt-1.5 grid grid-cols-[repeat(auto-fill,minmax(7.75rem,1fr))] gap-1.5">
        {tagColors.map((color) => (
          <label
            key={color}
            className="relative flex min-h-9 cursor-pointer items-center gap-2 rounded-lg border px-2.5 hover:bg-hover has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-focus pointer-coarse:min-h-11"
          >
            <input
              type="radio"
              name={group}
              className="sr-only"
              checked={value === color}
              onChange={() => onChange(color)}
            />
            <TagDot color={color} className="size-3" />
            <span className="truncate">{t(`tags.colors.${color}`)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
