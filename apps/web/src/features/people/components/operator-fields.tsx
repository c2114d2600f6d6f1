import { managedRoles, peopleLimits } from '@jsk/contracts/people';
import type { Role } from '@jsk/contracts/roles';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { FormField } from '@/components/form-field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { collectProblems, type FieldProblems, numberProblem, textProblem } from '@/lib/field-problem';
import { useLive } from '@/lib/live-context';
import { skillsOptions } from '@/lib/skill-queries';

/** What is the same for somebody new and somebody known. */
export interface OperatorDetails {
  displayName: string;
  role: Role;
  capacity: number;
  skillIds: string[];
}

/** What is wrong with them, as far as that can be seen here. */
export function problemsOfDetails({ displayName, capacity }: OperatorDetails): FieldProblems {
  return collectProblems([
    ['displayName', textProblem(displayName, peopleLimits.displayName)],
    ['capacity', numberProblem(capacity, peopleLimits.capacity)],
  ]);
}

interface OperatorFieldsProps {
  details: OperatorDetails;
  /** Nobody changes their own role. */
  isOwnAccount?: boolean;
  textOf: (path: string) => string | undefined;
  onChange: (change: Partial<OperatorDetails>) => void;
}

export function OperatorFields({ details, isOwnAccount = false, textOf, onChange }: OperatorFieldsProps) {
  const { t } = useTranslation('admin');
  const skillsError = textOf('skillIds');
  return (
    <>
      <FormField
        label={t('people.operators.displayName')}
        hint={t('people.operators.displayNameHint')}
        error={textOf('displayName')}
      >
        {(field) => (
          <Input
            {...field}
            autoComplete="off"
            value={details.displayName}
            onChange={({ target }) => onChange({ displayName: target.value })}
          />
        )}
      </FormField>
      <RoleField
        role={details.role}
        isOwnAccount={isOwnAccount}
        error={textOf('role')}
        onChange={(role) => onChange({ role })}
      />
      <FormField
        label={t('people.operators.capacity')}
        hint={t('people.operators.capacityHint', peopleLimits.capacity)}
        error={textOf('capacity')}
      >
        {(field) => (
          <Input
            {...field}
            {...peopleLimits.capacity}
            type="number"
            inputMode="numeric"
            value={Number.isNaN(details.capacity) ? '' : details.capacity}
            onChange={({ target }) => onChange({ capacity: target.valueAsNumber })}
            className="max-w-32 tabular-nums"
          />
        )}
      </FormField>
      <SkillChoice chosen={details.skillIds} onChange={(skillIds) => onChange({ skillIds })} />
      {skillsError && <p className="-mt-3 text-[0.8125rem] text-danger">{skillsError}</p>}
    </>
  );
}

interface RoleFieldProps {
  role: Role;
  isOwnAccount: boolean;
  error: string | undefined;
  onChange: (role: Role) => void;
}

function RoleField({ role, isOwnAccount, error, onChange }: RoleFieldProps) {
  const { t } = useTranslation('admin');
  const { user } = useLive();
  const choices = isOwnAccount ? [role] : managedRoles(user.role);
  const isFixed = choices.length < 2;
  const why = isOwnAccount ? t('people.operators.ownRole') : t('people.operators.onlyAgents');
  return (
    <FormField
      label={t('people.operators.columns.role')}
      hint={isFixed ? why : t(`people.operators.roleHints.${role}`)}
      error={error}
    >
      {(field) => (
        <Select
          {...field}
          disabled={isFixed}
          value={role}
          onChange={({ target }) => onChange(target.value as Role)}
        >
          {choices.map((choice) => (
            <option key={choice} value={choice}>
              {t(`people.operators.roles.${choice}`)}
            </option>
          ))}
        </Select>
      )}
    </FormField>
  );
}

interface SkillChoiceProps {
  chosen: readonly string[];
  onChange: (skillIds: string[]) => void;
}

function SkillChoice({ chosen, onChange }: SkillChoiceProps) {
  const { t } = useTranslation('admin');
  const skills = useQuery(skillsOptions);
  return (
    <fieldset>
      <legend className="font-medium">{t('people.operators.columns.skills')}</legend>
      {skills.data?.length === 0 && (
        <p className="mt-1 text-[0.8125rem] text-muted">{t('people.operators.noSkillsYet')}</p>
      )}
      <ul className="mt-1.5">
        {skills.data?.map(({ id, name }) => (
          <li key={id}>
            <label className="flex min-h-9 cursor-pointer items-center gap-3 rounded-lg px-2 hover:bg-hover pointer-coarse:min-h-11">
              <input
                type="checkbox"
                checked={chosen.includes(id)}
                onChange={({ target }) =>
                  onChange(target.checked ? [...chosen, id] : chosen.filter((one) => one !== id))
                }
                className="size-4 shrink-0 accent-(--accent)"
              />
              <span className="min-w-0 wrap-anywhere">{name}</span>
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
