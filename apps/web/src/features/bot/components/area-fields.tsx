import { Trash2 } from 'lucide-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { FormField } from '@/components/form-field';
import { IconButton } from '@/components/ui/icon-button';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { cn } from '@/lib/class-names';
import type { AreaDraft } from '../model/reply-draft';

interface AreaFieldsProps {
  area: AreaDraft;
  number: number;
  isChosen: boolean;
  /** Of a field of the area, or of the area as a whole: ''. */
  problemOf: (field: string) => string | undefined;
  onChoose: () => void;
  onChange: (part: Partial<AreaDraft>) => void;
  onRemove: () => void;
}

/** Where an area lies, in pixels of a picture that is 1040 wide, and what a tap on it does. */
export function AreaFields(props: AreaFieldsProps) {
  const { area, number, isChosen, problemOf, onChoose, onChange, onRemove } = props;
  const { t } = useTranslation('admin');
  const id = useId();
  const shapeError =
    problemOf('') ?? (['x', 'y', 'width', 'height'] as const).map(problemOf).find((text) => text);
  return (
    <div
      role="group"
      aria-labelledby={id}
      onFocus={onChoose}
      className={cn('flex flex-col gap-3 rounded-xl border p-4', isChosen && 'border-accent')}
    >
      <div className="flex items-center justify-between">
        <h4 id={id} className="font-medium">
          {t('replyObjects.imagemap.area', { number })}
        </h4>
        <IconButton label={t('replyObjects.imagemap.remove', { number })} onClick={onRemove}>
          <Trash2 aria-hidden />
        </IconButton>
      </div>
      <div className="grid grid-cols-2 gap-3 sm:grid-cols-4">
        {(['x', 'y', 'width', 'height'] as const).map((side) => (
          <label key={side} className="flex flex-col gap-1 text-[0.8125rem]">
            {t(`replyObjects.imagemap.${side}`)}
            <Input
              type="number"
              min={0}
              value={Number.isNaN(area[side]) ? '' : area[side]}
              aria-invalid={shapeError ? true : undefined}
              aria-describedby={shapeError ? `${id}-shape` : undefined}
              onChange={(event) => onChange({ [side]: event.target.valueAsNumber })}
              className="tabular-nums"
            />
          </label>
        ))}
      </div>
      {shapeError && (
        <p id={`${id}-shape`} className="text-[0.8125rem] text-danger">
          {shapeError}
        </p>
      )}
      <div className="grid gap-3 sm:grid-cols-[10rem_1fr]">
        <FormField label={t('replyObjects.imagemap.kind')}>
          {(field) => (
            <Select
              {...field}
              value={area.kind}
              onChange={(event) => onChange({ kind: event.target.value as AreaDraft['kind'] })}
            >
              <option value="message">{t('replyObjects.imagemap.kinds.message')}</option>
              <option value="uri">{t('replyObjects.imagemap.kinds.uri')}</option>
            </Select>
          )}
        </FormField>
        {area.kind === 'message' ? (
          <FormField label={t('replyObjects.imagemap.text')} error={problemOf('action.text')}>
            {(field) => (
              <Input
                {...field}
                lang="th"
                maxLength={400}
                value={area.text}
                onChange={(event) => onChange({ text: event.target.value })}
              />
            )}
          </FormField>
        ) : (
          <FormField label={t('replyObjects.imagemap.uri')} error={problemOf('action.uri')}>
            {(field) => (
              <Input
                {...field}
                inputMode="url"
                placeholder="https://"
                maxLength={1000}
                value={area.uri}
                onChange={(event) => onChange({ uri: event.target.value })}
              />
            )}
          </FormField>
        )}
      </div>
    </div>
  );
}
