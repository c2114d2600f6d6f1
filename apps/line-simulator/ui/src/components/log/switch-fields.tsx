import { useId, type ReactNode } from 'react';

interface SelectProps {
  label: string;
  value: string;
  choices: readonly string[];
  emptyWord?: string;
  onChange: (choice: string) => void;
}

export function SelectField({ label, value, choices, emptyWord, onChange }: SelectProps): ReactNode {
  const id = useId();
  const all = choices.includes(value) ? choices : [...choices, value];
  return (
    <div className="switch">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={value}
        data-changed={value !== choices[0]}
        onChange={(event) => onChange(event.target.value)}
      >
        {all.map((choice) => (
          <option key={choice} value={choice}>
            {choice || emptyWord}
          </option>
        ))}
      </select>
    </div>
  );
}

interface ToggleProps {
  label: string;
  isOn: boolean;
  onChange: (isOn: boolean) => void;
}

export function ToggleField({ label, isOn, onChange }: ToggleProps): ReactNode {
  const id = useId();
  return (
    <div className="switch">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="checkbox"
        role="switch"
        checked={isOn}
        onChange={(event) => onChange(event.target.checked)}
      />
    </div>
  );
}

interface NumberProps {
  label: string;
  value: number | null;
  onChange: (value: number) => void;
}

/** Takes effect when the field is left or Enter is pressed, not at every digit. */
export function NumberField({ label, value, onChange }: NumberProps): ReactNode {
  const id = useId();
  const commit = (text: string): void => {
    const number = Number(text);
    if (text !== '' && Number.isInteger(number) && number >= 0 && number !== value) onChange(number);
  };
  return (
    <div className="switch">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        key={value}
        type="number"
        min={0}
        defaultValue={value ?? ''}
        onBlur={(event) => commit(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit(event.currentTarget.value);
        }}
      />
    </div>
  );
}
