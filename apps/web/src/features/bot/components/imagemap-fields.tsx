import { botLimits } from '@jsk/contracts/bot-limits';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/ui/button';
import { type AreaShape, middleArea, pictureHeight } from '../model/area-geometry';
import { type AreaDraft, newArea, type ReplyDraft } from '../model/reply-draft';
import { AreaCanvas } from './area-canvas';
import { AreaFields } from './area-fields';

interface ImagemapFieldsProps {
  draft: ReplyDraft;
  problemOf: (path: string) => string | undefined;
  onChange: (part: Partial<ReplyDraft>) => void;
}

/** The parts of a picture that do something, drawn on it or written as numbers. */
export function ImagemapFields({ draft, problemOf, onChange }: ImagemapFieldsProps) {
  const { t } = useTranslation('admin');
  const { image, areas } = draft;
  const [chosen, setChosen] = useState<string | null>(null);
  const isFull = areas.length >= botLimits.imagemapAreas;

  function add(shape: AreaShape): void {
    if (isFull) return;
    const area = newArea(shape);
    onChange({ areas: [...areas, area] });
    setChosen(area.areaId);
  }

  function change(areaId: string, part: Partial<AreaDraft>): void {
    onChange({ areas: areas.map((area) => (area.areaId === areaId ? { ...area, ...part } : area)) });
  }

  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="mb-1.5 font-medium">{t('replyObjects.imagemap.areas')}</legend>
      {image ? (
        <>
          <AreaCanvas
            image={image}
            areas={areas}
            chosen={chosen}
            onChoose={setChosen}
            onAdd={add}
            onChange={change}
          />
          <p className="text-[0.8125rem] text-muted">{t('replyObjects.imagemap.hint')}</p>
        </>
      ) : (
        <p className="text-muted">{t('replyObjects.imagemap.needsImage')}</p>
      )}
      {image && areas.length === 0 && <p className="text-muted">{t('replyObjects.imagemap.none')}</p>}
      {areas.map((area, index) => (
        <AreaFields
          key={area.areaId}
          area={area}
          number={index + 1}
          isChosen={area.areaId === chosen}
          problemOf={(field) => problemOf(`content.areas.${index}${field && `.${field}`}`)}
          onChoose={() => setChosen(area.areaId)}
          onChange={(part) => change(area.areaId, part)}
          onRemove={() => onChange({ areas: areas.filter((known) => known !== area) })}
        />
      ))}
      {image && (
        <Button
          size="small"
          className="self-start"
          disabled={isFull}
          onClick={() => add(middleArea(pictureHeight(image)))}
        >
          <Plus aria-hidden />
          {isFull
            ? t('replyObjects.imagemap.full', { max: botLimits.imagemapAreas })
            : t('replyObjects.imagemap.add')}
        </Button>
      )}
    </fieldset>
  );
}
