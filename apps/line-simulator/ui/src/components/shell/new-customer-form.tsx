import { useState, type FormEvent, type ReactNode } from 'react';
import { controlApi } from '../../api/control-api';
import { usePreferences } from '../../i18n/preferences-context';
import { useSimulator } from '../../model/simulator-context';

interface Props {
  onAdded: (userId: string) => void;
  onCancel: () => void;
}

export function NewCustomerForm({ onAdded, onCancel }: Props): ReactNode {
  const { t } = usePreferences();
  const { attempt } = useSimulator();
  const [name, setName] = useState('');

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    attempt(async () => onAdded((await controlApi.addCustomer(name)).id));
  };

  return (
    <form className="new-customer" onSubmit={submit}>
      <label className="field">
        <span>{t('customerName')}</span>
        <input value={name} onChange={(event) => setName(event.target.value)} maxLength={100} autoFocus />
      </label>
      <div className="form-actions">
        <button type="button" className="quiet-button" onClick={onCancel}>
          {t('cancel')}
        </button>
        <button type="submit" className="primary-button" disabled={name.trim() === ''}>
          {t('add')}
        </button>
      </div>
    </form>
  );
}
