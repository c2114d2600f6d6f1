import { allRoles, type Role } from '@jsk/contracts/roles';
import { useTranslation } from 'react-i18next';
import { SearchField } from '@/components/search-field';
import { Select } from '@/components/ui/select';
import { accountStates, type PeopleView } from '../model/use-people-view';

interface PeopleFiltersProps {
  view: PeopleView;
  onChange: (change: Partial<PeopleView>) => void;
}

export function PeopleFilters({ view, onChange }: PeopleFiltersProps) {
  const { t } = useTranslation('admin');
  return (
    <div className="mb-3 grid grid-cols-2 gap-2 @2xl/page:grid-cols-[minmax(0,1fr)_12rem_12rem]">
      <SearchField
        label={t('people.filters.search')}
        value={view.q}
        onChange={(q) => onChange({ q })}
        className="col-span-2 @2xl/page:col-span-1"
      />
      <Select
        aria-label={t('people.filters.role')}
        value={view.role}
        onChange={({ target }) => onChange({ role: target.value as Role | '' })}
      >
        <option value="">{t('people.filters.anyRole')}</option>
        {allRoles.map((role) => (
          <option key={role} value={role}>
            {t(`people.operators.roles.${role}`)}
          </option>
        ))}
      </Select>
      <Select
        aria-label={t('people.filters.state')}
        value={view.state}
        onChange={({ target }) => onChange({ state: target.value as PeopleView['state'] })}
      >
        <option value="">{t('people.filters.anyState')}</option>
        {accountStates.map((state) => (
          <option key={state} value={state}>
            {t(`people.filters.states.${state}`)}
          </option>
        ))}
      </Select>
    </div>
  );
}
