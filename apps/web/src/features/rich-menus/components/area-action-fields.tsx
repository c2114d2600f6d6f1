import { richMenuLimits } from '@jsk/contracts/rich-menus';
import { useTranslation } from 'react-i18next';
import { FormField } from '@/components/form-field';
import { Select } from '@/components/ui/select';
import {
  type ActionChoice,
  actionChoices,
  type AreaDraft,
  type FieldProblems,
} from '../model/rich-menu-draft';
import { CountedField } from './counted-field';

interface AreaActionFieldsProps {
  index: number;
  area: AreaDraft;
  problems: FieldProblems;
  onChange: (part: Partial<AreaDraft>) => void;
}

/** What happens when the area is tapped, and what that needs to know. */
export function AreaActionFields({ index, area, problems, onChange }: AreaActionFieldsProps) {
  const { t } = useTranslation('admin');
  const { choice } = area;
  const problemOf = (field: string) => problems[`areas.${index}.action.${field}`];
  return (
    <>
      <FormField label={t('richMenus.areas.action')}>
        {(field) => (
          <Select
            {...field}
            value={choice}
            onChange={(event) => onChange({ choice: event.target.value as ActionChoice })}
          >
            {actionChoices.map((offered) => (
              <option key={offered} value={offered}>
                {t(`richMenus.areas.choices.${offered}`)}
              </option>
            ))}
          </Select>
        )}
      </FormField>
      {choice === 'message' && (
        <CountedField
          label={t('richMenus.areas.text')}
          problem={problemOf('text')}
          value={area.text}
          maxCharacters={richMenuLimits.actionTextCharacters}
          onChange={(text) => onChange({ text })}
        />
      )}
      {choice === 'uri' && (
        <CountedField
          label={t('richMenus.areas.uri')}
          hint={t('richMenus.areas.uriHint')}
          problem={problemOf('uri')}
          value={area.uri}
          placeholder="https://"
          inputMode="url"
          onChange={(uri) => onChange({ uri })}
        />
      )}
      {choice === 'postback' && (
        <CountedField
          label={t('richMenus.areas.data')}
          hint={t('richMenus.areas.dataHint')}
          problem={problemOf('data')}
          value={area.data}
          onChange={(data) => onChange({ data })}
        />
      )}
      {choice !== 'message' && choice !== 'uri' && (
        <CountedField
          label={t('richMenus.areas.displayText')}
          hint={t('richMenus.areas.displayTextHint')}
          problem={problemOf('displayText')}
          value={area.displayText}
          maxCharacters={richMenuLimits.actionTextCharacters}
          onChange={(displayText) => onChange({ displayText })}
        />
      )}
    </>
  );
}
