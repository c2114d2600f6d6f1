import { useId, type ReactNode } from 'react';

interface SelectProps {
  label: string;
  value: string;
  /** The first is what a well-behaved LINE does. */
  choices: readonly string[];
  /** What a choice is called; by default its own name. */
  nameOf?: (choice: string) => string;
  onChange: (choice: string) => void;
}

export function SelectField({ label, value, choices, nameOf, onChange }: SelectProps): ReactNode {
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
            {nameOf ? nameOf(choice) : choice}
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
  /** What an empty field stands for; without it the field cannot be emptied. */
  emptyWord?: string;
  onChange: (value: number | null) => void;
}

/** Takes effect when the field is left or Enter is pressed, not at every digit. */
export function NumberField({ label, value, emptyWord, onChange }: NumberProps): ReactNode {
  const id = useId();
  const commit = (text: string): void => {
    const number = text === '' ? null : Number(text);
    if (number === value || (number === null && emptyWord === undefined)) return;
    if (number === null || (Number.isInteger(number) && number >= 0)) onChange(number);
  };
  return (
    <div className="switch">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        key={value}
        type="number"
        min={0}
        placeholder={emptyWord}
        defaultValue={value ?? ''}
        onBlur={(event) => commit(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit(event.currentTarget.value);
        }}
      />
    </div>
  );
}

interface TextProps {
  label: string;
  button: string;
  onSubmit: (text: string) => void;
}

/** A text that takes effect with its button, since it cannot be shown again. */
export function TextField({ label, button, onSubmit }: TextProps): ReactNode {
  const id = useId();
  return (
    <form
      className="switch"
      onSubmit={(event) => {
        event.preventDefault();
        const text = new FormData(event.currentTarget).get('text');
        if (typeof text === 'string' && text !== '') onSubmit(text);
        event.currentTarget.reset();
      }}
    >
      <label htmlFor={id}>{label}</label>
      <input id={id} name="text" type="text" autoComplete="off" />
      <button type="submit" className="quiet-button">
        {button}
      </button>
    </form>
  );
}
