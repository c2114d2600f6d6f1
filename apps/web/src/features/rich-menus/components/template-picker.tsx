import {
  areasOf,
  richMenuTemplateNames,
  type RichMenuTemplateName,
  richMenuTemplates,
} from '@jsk/contracts/rich-menu-templates';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { RadioTile } from './radio-tile';

interface TemplatePickerProps {
  value: RichMenuTemplateName;
  onChange: (template: RichMenuTemplateName) => void;
}

/** The templates as small drawings of themselves. */
export function TemplatePicker({ value, onChange }: TemplatePickerProps) {
  const { t } = useTranslation('admin');
  const group = useId();
  return (
    <fieldset>
      <legend className="mb-1.5 font-medium">{t('richMenus.fields.template')}</legend>
      <div className="flex flex-wrap gap-2">
        {richMenuTemplateNames.map((template) => (
          <RadioTile
            key={template}
            group={group}
            label={t(`richMenus.templates.${template}`)}
            isChosen={template === value}
            onChoose={() => onChange(template)}
            className="size-16"
          >
            <TemplateDrawing template={template} />
          </RadioTile>
        ))}
      </div>
    </fieldset>
  );
}

function TemplateDrawing({ template }: { template: RichMenuTemplateName }) {
  const { width, height } = richMenuTemplates[template].size;
  const scale = 44 / width;
  const size = { width: 44, height: Math.round(height * scale) };
  return (
    <svg aria-hidden width={size.width} height={size.height}>
      {areasOf(template, size).map((area) => (
        <rect
          key={`${area.x} ${area.y}`}
          x={area.x + 1}
          y={area.y + 1}
          width={area.width - 2}
          height={area.height - 2}
          rx={2}
          fill="currentColor"
          opacity={0.55}
        />
      ))}
    </svg>
  );
}
