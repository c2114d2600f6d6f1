import {
  type RichMenuColors,
  type RichMenuPaletteName,
  richMenuPalettes,
} from '@jsk/contracts/rich-menu-templates';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { RadioTile } from './radio-tile';

interface ColorFieldsProps {
  colors: RichMenuColors;
  onChange: (colors: RichMenuColors) => void;
}

const paletteNames = Object.keys(richMenuPalettes) as RichMenuPaletteName[];
const parts = ['background', 'tile', 'text', 'accent'] as const;

/** Colours that go together, or each one by itself. */
export function ColorFields({ colors, onChange }: ColorFieldsProps) {
  const { t } = useTranslation('admin');
  const group = useId();
  const isChosen = (name: RichMenuPaletteName) =>
    parts.every((part) => richMenuPalettes[name][part] === colors[part]);
  return (
    <fieldset>
      <legend className="mb-1.5 font-medium">{t('richMenus.image.palette')}</legend>
      <div className="flex flex-wrap gap-2">
        {paletteNames.map((name) => {
          const { background, tile, accent } = richMenuPalettes[name];
          return (
            <RadioTile
              key={name}
              group={group}
              label={t(`richMenus.image.palettes.${name}`)}
              isChosen={isChosen(name)}
              onChoose={() => onChange(richMenuPalettes[name])}
              className="size-11 p-1"
            >
              <span
                aria-hidden
                className="grid size-full place-items-center rounded-md"
                style={{ background }}
              >
                <span className="grid size-6 place-items-center rounded-sm" style={{ background: tile }}>
                  <span className="size-3 rounded-full" style={{ background: accent }} />
                </span>
              </span>
            </RadioTile>
          );
        })}
      </div>
      <div className="mt-3 flex flex-wrap gap-x-5 gap-y-2">
        {parts.map((part) => (
          <label key={part} className="flex items-center gap-2 text-[0.8125rem]">
            <input
              type="color"
              value={colors[part]}
              onChange={(event) => onChange({ ...colors, [part]: event.target.value })}
              className="size-8 cursor-pointer rounded-md border bg-surface p-0.5 pointer-coarse:size-11"
            />
            {t(`richMenus.image.colors.${part}`)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
