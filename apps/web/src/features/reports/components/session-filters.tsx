import { useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FormField } from '@/components/form-field';
import { OperatorFilter } from '@/components/operator-filter';
import { Button } from '@/components/ui/button';
import { Select } from '@/components/ui/select';
import { operatorProfilesOptions } from '@/lib/operator-profile-queries';
import type { SessionFilter } from '@/lib/report-view';
import { useFilterChips } from '../model/use-filter-chips';
import type { SessionFilterName } from '../model/use-session-filter';

interface SessionFiltersProps {
  filter: SessionFilter;
  onChange: (changes: Partial<Record<SessionFilterName, string>>) => void;
  /** What concerns the whole list. */
  actions: ReactNode;
}

const outcomes = [
  'open',
  'claimed',
  'answered',
  'closed',
  'abandoned',
  'left_queue',
  'came_back',
  'not_come_back',
] as const;

export function SessionFilters({ filter, onChange, actions }: SessionFiltersProps) {
  const { t } = useTranslation('admin');
  const operators = useQuery(operatorProfilesOptions).data ?? [];
  const chips = useFilterChips(filter, operators);
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap items-end gap-3">
        <div className="min-w-40 flex-1 @md/report:max-w-56">
          <FormField label={t('sessionReports.filters.outcome')}>
            {(field) => (
              <Select
                {...field}
                value={filter.outcome ?? ''}
                onChange={({ target }) => onChange({ outcome: target.value })}
              >
                <option value="">{t('sessionReports.filters.any')}</option>
                {outcomes.map((outcome) => (
                  <option key={outcome} value={outcome}>
                    {t(`sessionReports.outcomes.${outcome}`)}
                  </option>
                ))}
              </Select>
            )}
          </FormField>
        </div>
        <div className="min-w-40 flex-1 @md/report:max-w-56">
          <OperatorFilter
            operatorId={filter.operatorId}
            onChange={(operatorId) => onChange({ operatorId })}
          />
        </div>
        <span className="ml-auto">{actions}</span>
      </div>
      {chips.length > 0 && (
        <ul aria-label={t('sessionReports.filters.more')} className="flex flex-wrap gap-2">
          {chips.map(({ names, words }) => (
            <li key={names.join(' ')} className="max-w-full">
              <Button
                size="small"
                look="pressed"
                className="max-w-full"
                aria-label={t('sessionReports.filters.remove', { filter: words })}
                onClick={() => onChange(Object.fromEntries(names.map((name) => [name, ''])))}
              >
                <span className="truncate">{words}</span>
                <X aria-hidden />
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
