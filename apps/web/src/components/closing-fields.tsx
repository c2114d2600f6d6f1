import { useTranslation } from 'react-i18next';
import type { ClosingFieldValues } from '@/lib/use-closing-fields';
import { Choice } from './choice';
import { ChoiceList } from './choice-list';
import { TagChip } from './tag-chip';
import { TagPicker } from './tag-picker';

interface ClosingFieldsProps {
  fields: ClosingFieldValues;
  /** Those that can be chosen now. */
  reasons: readonly string[];
}

/** What the rules ask for before a conversation is closed. */
export function ClosingFields({ fields, reasons }: ClosingFieldsProps) {
  if (fields.missing === 'reason') return <ReasonChoice fields={fields} reasons={reasons} />;
  if (fields.missing === 'tag') return <TagChoice fields={fields} />;
  return null;
}

function ReasonChoice({ fields, reasons }: ClosingFieldsProps) {
  const { t } = useTranslation();
  const { reason, setReason, isWrong } = fields;
  return (
    <ChoiceList
      label={t('sessionActions.reason')}
      error={isWrong ? t('sessionActions.reasonMissing') : undefined}
    >
      {reasons.map((text) => (
        <Choice
          key={text}
          group="reason"
          isChosen={text === reason}
          onChoose={() => setReason(text)}
          isMissing={isWrong}
        >
          <span lang="th">{text}</span>
        </Choice>
      ))}
    </ChoiceList>
  );
}

function TagChoice({ fields }: Pick<ClosingFieldsProps, 'fields'>) {
  const { t } = useTranslation();
  const { tags, setTags, isWrong } = fields;
  return (
    <fieldset className="flex flex-col items-start gap-2">
      <legend className="mb-1.5 font-medium">{t('sessionActions.tag')}</legend>
      {tags.length > 0 && (
        <ul className="flex flex-wrap gap-1.5">
          {tags.map((tag) => (
            <li key={tag.id}>
              <TagChip tag={tag} />
            </li>
          ))}
        </ul>
      )}
      <TagPicker
        selected={tags}
        mayCreate
        onAdd={(tag) => setTags([...tags, tag])}
        onRemove={(tag) => setTags(tags.filter(({ id }) => id !== tag.id))}
      />
      {isWrong && (
        <p role="alert" className="text-[0.8125rem] text-danger">
          {t('sessionActions.tagMissing')}
        </p>
      )}
    </fieldset>
  );
}
