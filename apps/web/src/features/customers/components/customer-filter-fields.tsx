import { followStates, lastContactSchema } from '@jsk/contracts/customers';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FormField } from '@/components/form-field';
import { Select } from '@/components/ui/select';
import { tagsOptions } from '@/lib/tag-queries';
import { useFormats } from '@/lib/use-formats';
import type { CustomerView } from '../model/use-customer-view';

interface CustomerFilterFieldsProps {
  view: CustomerView;
  onChange: (change: Partial<CustomerView>) => void;
  /** With labels that are seen. In a row the choices themselves say what they are about. */
  isLabelled?: boolean;
}

/** The languages that LINE is used in most. */
const languages = ['th', 'en', 'zh', 'ja', 'ko', 'my', 'lo', 'km', 'vi', 'id'];

const sortings = [
  { sort: 'last_contact', order: 'desc' },
  { sort: 'last_contact', order: 'asc' },
  { sort: 'first_seen', order: 'desc' },
  { sort: 'first_seen', order: 'asc' },
  { sort: 'name', order: 'asc' },
  { sort: 'name', order: 'desc' },
] as const;

export function CustomerFilterFields({ view, onChange, isLabelled = false }: CustomerFilterFieldsProps) {
  const { t } = useTranslation();
  const { languageName } = useFormats();
  const tags = useQuery(tagsOptions);
  return (
    <>
      <Filter
        label={t('customers.filters.tag')}
        isLabelled={isLabelled}
        value={view.tag}
        onChange={(tag) => onChange({ tag })}
      >
        <option value="">{t('customers.filters.anyTag')}</option>
        {tags.data?.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Filter>
      <Filter
        label={t('customers.filters.followState')}
        isLabelled={isLabelled}
        value={view.followState}
        onChange={(followState) => onChange({ followState: followState as CustomerView['followState'] })}
      >
        <option value="">{t('customers.filters.anyFollowState')}</option>
        {followStates.map((state) => (
          <option key={state} value={state}>
            {t(`customers.followStates.${state}`)}
          </option>
        ))}
      </Filter>
      <Filter
        label={t('customers.filters.lastContact')}
        isLabelled={isLabelled}
        value={view.lastContact}
        onChange={(lastContact) => onChange({ lastContact: lastContact as CustomerView['lastContact'] })}
      >
        <option value="">{t('customers.filters.anyTime')}</option>
        {lastContactSchema.options.map((span) => (
          <option key={span} value={span}>
            {t(`customers.lastContacts.${span}`)}
          </option>
        ))}
      </Filter>
      <Filter
        label={t('customers.filters.language')}
        isLabelled={isLabelled}
        value={view.language}
        onChange={(language) => onChange({ language })}
      >
        <option value="">{t('customers.filters.anyLanguage')}</option>
        {languages.map((code) => (
          <option key={code} value={code}>
            {languageName(code)}
          </option>
        ))}
      </Filter>
      <Filter
        label={t('customers.filters.sort')}
        isLabelled={isLabelled}
        value={`${view.sort} ${view.order}`}
        onChange={(chosen) => {
          const sorting = sortings.find(({ sort, order }) => `${sort} ${order}` === chosen);
          if (sorting) onChange(sorting);
        }}
      >
        {sortings.map(({ sort, order }) => (
          <option key={`${sort} ${order}`} value={`${sort} ${order}`}>
            {t(`customers.sortings.${sort}.${order}`)}
          </option>
        ))}
      </Filter>
    </>
  );
}

interface FilterProps {
  label: string;
  isLabelled: boolean;
  value: string;
  onChange: (value: string) => void;
  children: ReactNode;
}

function Filter({ label, isLabelled, value, onChange, children }: FilterProps) {
  const select = (field: object) => (
    <Select {...field} value={value} onChange={({ target }) => onChange(target.value)}>
      {children}
    </Select>
  );
  return isLabelled ? <FormField label={label}>{select}</FormField> : select({ 'aria-label': label });
}
