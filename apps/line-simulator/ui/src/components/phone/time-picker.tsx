import { useEffect, useRef, useState, type FormEvent, type ReactNode } from 'react';
import { usePreferences } from '../../i18n/preferences-context';
import type { LineAction } from '../../model/types';

interface Props {
  action: LineAction;
  onPicked: (params: Record<string, string>) => void;
  onCancel: () => void;
}

/** The date and time picker that a datetimepicker action opens. */
export function TimePicker({ action, onPicked, onCancel }: Props): ReactNode {
  const { t } = usePreferences();
  const dialog = useRef<HTMLDialogElement>(null);
  const mode = action.mode ?? 'datetime';
  const [value, setValue] = useState(action.initial?.replace('t', 'T') ?? '');

  useEffect(() => dialog.current?.showModal(), []);

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (value) onPicked({ [mode]: value });
  };

  return (
    <dialog ref={dialog} className="dialog" aria-label={t('chooseTime')} onClose={onCancel}>
      <form onSubmit={submit}>
        <label className="field">
          <span>{action.label ?? t('chooseTime')}</span>
          <input
            type={mode === 'datetime' ? 'datetime-local' : mode}
            value={value}
            onChange={(event) => setValue(event.target.value)}
          />
        </label>
        <div className="form-actions">
          <button type="button" className="quiet-button" onClick={onCancel}>
            {t('cancel')}
          </button>
          <button type="submit" className="primary-button">
            {t('confirm')}
          </button>
        </div>
      </form>
    </dialog>
  );
}
