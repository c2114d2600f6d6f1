import { richMenuIconNames } from '@jsk/contracts/rich-menu-icons';
import { richMenuLimits } from '@jsk/contracts/rich-menus';
import { Ban } from 'lucide-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { AreaDraft, FieldProblems } from '../model/rich-menu-draft';
import { AreaActionFields } from './area-action-fields';
import { CountedField } from './counted-field';
import { RadioTile } from './radio-tile';
import { RichMenuPictogram } from './rich-menu-pictogram';

interface AreaFieldsProps {
  index: number;
  area: AreaDraft;
  problems: FieldProblems;
  onChange: (part: Partial<AreaDraft>) => void;
}

/** What is in one area and what happens when it is tapped. */
export function AreaFields({ index, area, problems, onChange }: AreaFieldsProps) {
  const { t } = useTranslation('admin');
  const group = useId();
  return (
    <fieldset className="flex flex-col gap-5 rounded-xl border p-4">
      <legend className="px-1.5 font-semibold">{t('richMenus.area', { number: index + 1 })}</legend>
      <CountedField
        label={t('richMenus.areas.label')}
        hint={t('richMenus.areas.labelHint')}
        problem={problems[`areas.${index}.label`]}
        value={area.label}
        maxCharacters={richMenuLimits.labelCharacters}
        onChange={(label) => onChange({ label })}
      />
      <fieldset>
        <legend className="mb-1.5 font-medium">{t('richMenus.areas.icon')}</legend>
        <div className="flex flex-wrap gap-1.5">
          {[null, ...richMenuIconNames].map((icon) => (
            <RadioTile
              key={icon ?? 'none'}
              group={group}
              label={t(`richMenus.icons.${icon ?? 'none'}`)}
              isChosen={icon === area.icon}
              onChoose={() => onChange({ icon })}
              className="size-11"
            >
              {icon ? (
                <RichMenuPictogram name={icon} className="size-6" />
              ) : (
                <Ban aria-hidden className="size-5 opacity-50" />
              )}
            </RadioTile>
          ))}
        </div>
      </fieldset>
      <AreaActionFields index={index} area={area} problems={problems} onChange={onChange} />
    </fieldset>
  );
}
