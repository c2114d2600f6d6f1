import { useQuery } from '@tanstack/react-query';
import { SlidersHorizontal } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '@/components/ui/icon-button';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { colleaguesOptions } from '@/lib/conversation-queries';
import { type SearchFilters, searchedTypes } from '../model/search-request';

interface FieldsProps {
  filters: SearchFilters;
  onChange: (filters: SearchFilters) => void;
}

interface SearchFilterFieldsProps extends FieldsProps {
  canBeHereOnly: boolean;
}

export function SearchFilterFields({ filters, onChange, canBeHereOnly }: SearchFilterFieldsProps) {
  const { t } = useTranslation();
  const colleagues = useQuery(colleaguesOptions).data ?? [];
  const { type, from, to } = filters;
  const [isMoreOpen, setMoreOpen] = useState(type !== '' || from !== '' || to !== '');
  return (
    <div className="grid grid-cols-[1fr_1fr_auto] gap-2 px-3 pb-3 text-[0.8125rem]">
      <Select
        aria-label={t('search.where')}
        value={filters.isHereOnly ? 'here' : 'all'}
        disabled={!canBeHereOnly}
        onChange={({ target }) => onChange({ ...filters, isHereOnly: target.value === 'here' })}
      >
        <option value="all">{t('search.everywhere')}</option>
        <option value="here">{t('search.here')}</option>
      </Select>
      <Select
        aria-label={t('search.sender')}
        value={filters.sender}
        onChange={({ target }) => onChange({ ...filters, sender: target.value })}
      >
        <option value="">{t('search.anybody')}</option>
        <option value="CUSTOMER">{t('search.customers')}</option>
        <option value="BOT">{t('search.bot')}</option>
        <option value="OPERATOR">{t('search.operators')}</option>
        {colleagues.map(({ id, name }) => (
          <option key={id} value={`OPERATOR ${id}`}>
            {name}
          </option>
        ))}
      </Select>
      <IconButton
        label={t('search.moreFilters')}
        look={isMoreOpen ? 'pressed' : 'quiet'}
        aria-expanded={isMoreOpen}
        onClick={() => setMoreOpen(!isMoreOpen)}
      >
        <SlidersHorizontal aria-hidden />
      </IconButton>
      {isMoreOpen && <MoreFields filters={filters} onChange={onChange} />}
    </div>
  );
}

function MoreFields({ filters, onChange }: FieldsProps) {
  const { t } = useTranslation();
  return (
    <div className="col-span-3 grid grid-cols-2 gap-2">
      <Select
        aria-label={t('search.type')}
        className="col-span-2"
        value={filters.type}
        onChange={({ target }) =>
          onChange({ ...filters, type: searchedTypes.find((type) => type === target.value) ?? '' })
        }
      >
        <option value="">{t('search.anything')}</option>
        {searchedTypes.map((type) => (
          <option key={type} value={type}>
            {t(`search.types.${type}`)}
          </option>
        ))}
      </Select>
      <Input
        type="date"
        aria-label={t('search.from')}
        title={t('search.from')}
        value={filters.from}
        max={filters.to || undefined}
        onChange={({ target }) => onChange({ ...filters, from: target.value })}
      />
      <Input
        type="date"
        aria-label={t('search.to')}
        title={t('search.to')}
        value={filters.to}
        min={filters.from || undefined}
        onChange={({ target }) => onChange({ ...filters, to: target.value })}
      />
    </div>
  );
}
