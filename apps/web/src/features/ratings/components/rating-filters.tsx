import { useTranslation } from 'react-i18next';
import { FormField } from '@/components/form-field';
import { OperatorFilter } from '@/components/operator-filter';
import { Button } from '@/components/ui/button';
import { Select } from '@/components/ui/select';
import { starsOf } from '@/lib/stars';
import type { RatingsView } from '../api/ratings';

interface RatingFiltersProps {
  filter: RatingsView;
  /** Agents see only their own. */
  hasOperators: boolean;
  onChange: (name: 'score' | 'operatorId' | 'hasComment', value: string) => void;
}

const scores = [5, 4, 3, 2, 1];

export function RatingFilters({ filter, hasOperators, onChange }: RatingFiltersProps) {
  const { t } = useTranslation('admin');
  const isCommented = filter.hasComment !== undefined;
  return (
    <div className="flex flex-wrap items-end gap-3">
      <div className="min-w-36">
        <FormField label={t('ratings.filters.score')}>
          {(field) => (
            <Select
              {...field}
              value={filter.score ?? ''}
              onChange={({ target }) => onChange('score', target.value)}
            >
              <option value="">{t('ratings.filters.anyScore')}</option>
              {scores.map((score) => (
                <option key={score} value={score}>
                  {`${starsOf(score)} ${score}`}
                </option>
              ))}
            </Select>
          )}
        </FormField>
      </div>
      {hasOperators && (
        <div className="min-w-40">
          <OperatorFilter operatorId={filter.operatorId} onChange={(id) => onChange('operatorId', id)} />
        </div>
      )}
      <Button
        className="mb-0.5"
        look={isCommented ? 'pressed' : 'quiet'}
        aria-pressed={isCommented}
        onClick={() => onChange('hasComment', isCommented ? '' : 'true')}
      >
        {t('ratings.filters.hasComment')}
      </Button>
    </div>
  );
}
