import { useTranslation } from 'react-i18next';
import type { OperatorProfile } from '@jsk/contracts/people';
import type { SessionFilter } from '@/lib/report-view';
import { useFormats } from '@/lib/use-formats';
import type { SessionFilterName } from './use-session-filter';

interface FilterChip {
  /** What is taken away together. */
  names: SessionFilterName[];
  words: string;
}

/** What a figure of the dashboard has narrowed the list down to, beyond what the fields above it say. */
export function useFilterChips(filter: SessionFilter, operators: readonly OperatorProfile[]): FilterChip[] {
  const { t } = useTranslation(['admin', 'translation']);
  const { weekday } = useFormats();
  const chips: FilterChip[] = [];
  const add = (words: string, ...names: SessionFilterName[]) => chips.push({ names, words });
  const { begunBy, trigger, keyword, score, breach, status, firstResponderId } = filter;

  if (begunBy) add(t(`sessionReports.filters.begunBy.${begunBy}`), 'begunBy');
  if (filter.weekday !== undefined) {
    add(t('sessionReports.filters.weekday', { day: weekday(filter.weekday) }), 'weekday');
  }
  if (filter.hour !== undefined) {
    const hour = String(filter.hour).padStart(2, '0');
    add(t('sessionReports.filters.hour', { from: `${hour}:00`, to: `${hour}:59` }), 'hour');
  }
  if (trigger) {
    const words = t(`customer.triggers.${trigger}`, { ns: 'translation', keyword: keyword ?? '…' });
    add(words, 'trigger', 'keyword');
  } else if (keyword) add(`“${keyword}”`, 'keyword');
  if (score !== undefined) add(t('sessionReports.filters.score', { score }), 'score');
  if (breach) add(t('sessionReports.filters.breach', { kind: t(`slaBreaches.kinds.${breach}`) }), 'breach');
  if (status) add(t(`sessionReports.statuses.${status}`), 'status');
  if (firstResponderId) {
    const name = operators.find(({ id }) => id === firstResponderId)?.displayName ?? firstResponderId;
    add(t('sessionReports.filters.firstResponder', { name }), 'firstResponderId');
  }
  return chips;
}
