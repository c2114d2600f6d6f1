import { areasOf } from '@jsk/contracts/rich-menu-templates';
import { ChevronDown, CircleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { cn } from '@/lib/class-names';
import { type FieldProblems, type RichMenuDraft, shownAreas } from '../model/rich-menu-draft';

interface MenuPreviewProps {
  draft: RichMenuDraft;
  /** Address of the picture; null while there is none. */
  picture: string | null;
  /** Width divided by height. */
  ratio: number;
  selectedArea: number;
  problems: FieldProblems;
  onSelect: (area: number) => void;
}

/** Shares of the picture, whatever size it is shown in. */
const whole = { width: 1000, height: 1000 };
const percent = (length: number) => `${length / 10}%`;

/** The menu as it lies at the bottom of a phone; each area is a button that opens its fields. */
export function MenuPreview({ draft, picture, ratio, selectedArea, problems, onSelect }: MenuPreviewProps) {
  const { t } = useTranslation('admin');
  const areas = shownAreas(draft);
  const hasProblem = (index: number) =>
    Object.keys(problems).some((path) => path.startsWith(`areas.${index}.`));

  function nameOf(index: number): string {
    const label = areas[index]?.label.trim();
    const number = index + 1;
    const area = label ? t('richMenus.areaNamed', { number, label }) : t('richMenus.area', { number });
    return hasProblem(index) ? t('richMenus.areaWithError', { area }) : area;
  }

  return (
    <div className="overflow-hidden rounded-xl border bg-sunken">
      <div className="relative" style={{ aspectRatio: ratio }}>
        {picture && <img src={picture} alt="" className="absolute inset-0 size-full" />}
        {areasOf(draft.template, whole).map(({ x, y, width, height }, index) => (
          <button
            key={`${x} ${y}`}
            type="button"
            aria-label={nameOf(index)}
            aria-pressed={index === selectedArea}
            onClick={() => onSelect(index)}
            style={{ left: percent(x), top: percent(y), width: percent(width), height: percent(height) }}
            className={cn(
              'absolute rounded-md border-3 transition-colors -outline-offset-4',
              index === selectedArea
                ? 'border-accent ring-2 ring-surface ring-inset'
                : 'border-dashed border-line-strong/60 hover:border-accent',
              hasProblem(index) && 'border-danger',
            )}
          >
            {hasProblem(index) && (
              <CircleAlert
                aria-hidden
                className="absolute top-1 right-1 size-5 rounded-full bg-surface text-danger"
              />
            )}
          </button>
        ))}
      </div>
      <p className="flex h-10 items-center justify-center gap-1.5 border-t bg-surface text-[0.8125rem]">
        <span className="truncate">{draft.chatBarText}</span>
        <ChevronDown aria-hidden className="size-3.5 shrink-0 text-muted" />
      </p>
    </div>
  );
}
