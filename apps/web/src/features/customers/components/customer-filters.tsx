import { followStates, lastContactSchema } from '@jsk/contracts/customers';
import { useQuery } from '@tanstack/react-query';
import { Search } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { tagsOptions } from '@/lib/tag-queries';
import { useFormats } from '@/lib/use-formats';
import type { CustomerView } from '../model/use-customer-view';

interface CustomerFiltersProps {
  view: CustomerView;
  onChange: (change: Partial<CustomerView>) => void;
}

const searchAfterMs = 250;

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

export function CustomerFilters({ view, onChange }: CustomerFiltersProps) {
  const { t } = useTranslation();
  const { languageName } = useFormats();
  const tags = useQuery(tagsOptions);
  return (
    <div className="mt-4 mb-3 grid grid-cols-2 gap-2 @3xl/page:grid-cols-6">
      <SearchField q={view.q} onChange={(q) => onChange({ q })} />
      <Filter label={t('customers.filters.tag')} value={view.tag} onChange={(tag) => onChange({ tag })}>
        <option value="">{t('customers.filters.anyTag')}</option>
        {tags.data?.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Filter>
      <Filter
        label={t('customers.filters.followState')}
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
        className="col-span-2 @3xl/page:col-span-1"
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
    </div>
  );
}

interface FilterProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  className?: string;
  children: ReactNode;
}

/** Its options say what it is about, so that it needs no label that is seen. */
function Filter({ label, value, onChange, className, children }: FilterProps) {
  return (
    <Select
      aria-label={label}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      className={className}
    >
      {children}
    </Select>
  );
}

function SearchField({ q, onChange }: { q: string; onChange: (q: string) => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState(q);
  const [known, setKnown] = useState(q);
  // The filters were cleared, or the operator went back.
  if (known !== q) {
    setKnown(q);
    if (text.trim() !== q) setText(q);
  }
  useEffect(() => {
    if (text.trim() === q) return;
    const timer = setTimeout(() => onChange(text.trim()), searchAfterMs);
    return () => clearTimeout(timer);
  }, [text, q, onChange]);
  return (
    <span className="relative col-span-2 @3xl/page:col-span-1">
      <Search aria-hidden className="pointer-events-none absolute top-3 left-3 size-4 text-muted" />
      <Input
        type="search"
        aria-label={t('customers.search')}
        placeholder={t('customers.search')}
        value={text}
        onChange={(event) => setText(event.target.value)}
        className="pl-9 text-ellipsis pointer-coarse:text-base"
      />
    </span>
  );
}
