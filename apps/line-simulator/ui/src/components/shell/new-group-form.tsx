import { useState, type FormEvent, type ReactNode } from 'react';
import { controlApi } from '../../api/control-api';
import { usePreferences } from '../../i18n/preferences-context';
import { useSimulator } from '../../model/simulator-context';

/** More would not fit the form; a test adds larger groups by the control API. */
const MAX_OFFERED = 20;

interface Props {
  onAdded: (groupId: string) => void;
  onCancel: () => void;
}

export function NewGroupForm({ onAdded, onCancel }: Props): ReactNode {
  const { t } = usePreferences();
  const { state, attempt } = useSimulator();
  const [name, setName] = useState('');
  const [memberIds, setMemberIds] = useState<string[]>(() => state.customers.slice(0, 2).map(({ id }) => id));

  const toggle = (userId: string): void =>
    setMemberIds(
      memberIds.includes(userId) ? memberIds.filter((id) => id !== userId) : [...memberIds, userId],
    );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    attempt(async () => onAdded((await controlApi.addGroup(name, memberIds)).id));
  };

  return (
    <form className="new-customer" onSubmit={submit}>
      <label className="field">
        <span>{t('groupName')}</span>
        <input value={name} onChange={(event) => setName(event.target.value)} maxLength={100} autoFocus />
      </label>
      <fieldset className="members">
        <legend>{t('members')}</legend>
        {state.customers.slice(0, MAX_OFFERED).map(({ id, displayName }) => (
          <label key={id} className="check">
            <input type="checkbox" checked={memberIds.includes(id)} onChange={() => toggle(id)} />
            {displayName}
          </label>
        ))}
      </fieldset>
      <div className="form-actions">
        <button type="button" className="quiet-button" onClick={onCancel}>
          {t('cancel')}
        </button>
        <button
          type="submit"
          className="primary-button"
          disabled={name.trim() === '' || memberIds.length === 0}
        >
          {t('add')}
        </button>
      </div>
    </form>
  );
}
