import { systemActor } from '@jsk/contracts/audit';
import { useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { FormField } from '@/components/form-field';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { auditActionsOptions, auditPeopleOptions } from '../api/audit';
import type { AuditFilterName, AuditView } from '../model/use-audit-view';
import { useAuditWords } from '../model/use-audit-words';

interface AuditFiltersProps {
  view: AuditView;
  onChange: (change: Partial<Record<AuditFilterName, string>>) => void;
}

export function AuditFilters({ view, onChange }: AuditFiltersProps) {
  const { t } = useTranslation('admin');
  const { actionName, subjectKind } = useAuditWords();
  const people = useQuery(auditPeopleOptions);
  const actions = useQuery(auditActionsOptions);
  const chosenAction = view.action && !actions.data?.includes(view.action) ? [view.action] : [];
  const sortedActions = [...(actions.data ?? []), ...chosenAction]
    .map((action) => ({ action, name: actionName(action) }))
    .sort((a, b) => a.name.localeCompare(b.name));
  return (
    <div className="mb-3 flex flex-col gap-3">
      <div className="grid grid-cols-2 gap-3 @2xl/audit:grid-cols-4">
        <FormField label={t('auditLog.filters.person')}>
          {(field) => (
            <Select
              {...field}
              value={view.adminId ?? ''}
              onChange={({ target }) => onChange({ adminId: target.value })}
            >
              <option value="">{t('auditLog.filters.anyPerson')}</option>
              <option value={systemActor}>{t('auditLog.nobody')}</option>
              {people.data?.map(({ id, displayName }) => (
                <option key={id} value={id}>
                  {displayName}
                </option>
              ))}
            </Select>
          )}
        </FormField>
        <FormField label={t('auditLog.filters.action')}>
          {(field) => (
            <Select
              {...field}
              value={view.action ?? ''}
              onChange={({ target }) => onChange({ action: target.value })}
            >
              <option value="">{t('auditLog.filters.anyAction')}</option>
              {sortedActions.map(({ action, name }) => (
                <option key={action} value={action}>
                  {name}
                </option>
              ))}
            </Select>
          )}
        </FormField>
        <FormField label={t('auditLog.filters.from')}>
          {(field) => (
            <Input
              {...field}
              type="date"
              max={view.endDate}
              value={view.startDate ?? ''}
              onChange={({ target }) => onChange({ startDate: target.value })}
            />
          )}
        </FormField>
        <FormField label={t('auditLog.filters.to')}>
          {(field) => (
            <Input
              {...field}
              type="date"
              min={view.startDate}
              value={view.endDate ?? ''}
              onChange={({ target }) => onChange({ endDate: target.value })}
            />
          )}
        </FormField>
      </div>
      {view.subjectType && (
        <Button
          size="small"
          look="pressed"
          className="max-w-full self-start"
          onClick={() => onChange({ subjectType: '', subjectId: '' })}
        >
          <span className="truncate">
            {t('auditLog.filters.about', {
              subject: [subjectKind(view.subjectType), view.subjectId].filter(Boolean).join(' '),
            })}
          </span>
          <X role="img" aria-label={t('auditLog.filters.clear')} />
        </Button>
      )}
    </div>
  );
}
