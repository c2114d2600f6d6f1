import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { FormField } from '@/components/form-field';
import { Select } from '@/components/ui/select';
import { skillsOptions } from '@/lib/skill-queries';

interface SkillSelectProps {
  label: string;
  hint?: string;
  error?: string | undefined;
  /** Null: anybody will do. */
  value: string | null;
  onChange: (skillId: string | null) => void;
}

/** What is needed of the operator. */
export function SkillSelect({ label, hint, error, value, onChange }: SkillSelectProps) {
  const { t } = useTranslation('admin');
  const skills = useQuery(skillsOptions);
  return (
    <FormField label={label} {...(hint && { hint })} error={error}>
      {(field) => (
        <Select
          {...field}
          // Until the skills are known the chosen one has no name.
          value={skills.data?.some(({ id }) => id === value) ? (value ?? '') : ''}
          disabled={skills.isPending}
          onChange={(event) => onChange(event.target.value || null)}
        >
          <option value="">{t('shell.anybody')}</option>
          {skills.data?.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      )}
    </FormField>
  );
}
