import type { Role } from '@jsk/contracts/roles';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { SwitchField } from '@/components/switch-field';

interface RolesSettingProps<Choice extends Role> {
  label: string;
  hint: string;
  /** Those that may be chosen. */
  roles: readonly Choice[];
  chosen: readonly Choice[];
  onChange: (chosen: Choice[]) => void;
}

/** Some of the roles, each with a switch. */
export function RolesSetting<Choice extends Role>(setting: RolesSettingProps<Choice>) {
  const { label, hint, roles, chosen, onChange } = setting;
  const { t } = useTranslation();
  const hintId = useId();
  return (
    <fieldset aria-describedby={hintId} className="flex flex-col gap-3">
      <legend className="font-medium">{label}</legend>
      <p id={hintId} className="mt-0.5 text-[0.8125rem] text-muted">
        {hint}
      </p>
      {roles.map((role) => (
        <SwitchField
          key={role}
          label={t(`rail.roles.${role}`)}
          value={chosen.includes(role)}
          // In one order, so that switching on and off again is no change.
          onChange={(isOn) => onChange(roles.filter((one) => (one === role ? isOn : chosen.includes(one))))}
        />
      ))}
    </fieldset>
  );
}
