import { type AuditEntry, systemActor } from '@jsk/contracts/audit';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormats } from '@/lib/use-formats';
import { changesOf, factsOf } from '../model/changes-of';
import { placeOf } from '../model/subject-of';
import { searchOf } from '../model/use-audit-view';
import { useAuditWords } from '../model/use-audit-words';
import { AuditChanges } from './audit-changes';

/** Everything that is known of one act. */
export function AuditDetail({ entry }: { entry: AuditEntry }) {
  const { t } = useTranslation('admin');
  const { exactTime } = useFormats();
  const { subjectKind } = useAuditWords();
  const { happenedAt, operator, action, subjectType, subjectId, lineUserId, detail, ip, userAgent } = entry;
  const changes = changesOf(detail);
  const place = placeOf(entry);
  const about = lineUserId ? { subjectType: 'customer', subjectId: lineUserId } : { subjectType, subjectId };
  return (
    <div className="flex flex-col gap-4">
      {changes.length > 0 && <AuditChanges changes={changes} />}
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1.5 text-[0.8125rem]">
        <Fact name={t('auditLog.columns.time')}>
          <time dateTime={happenedAt}>{exactTime(new Date(happenedAt))}</time>
        </Fact>
        <Fact name={t('auditLog.columns.person')}>
          {operator ? `${operator.name} (#${operator.id})` : t('auditLog.nobody')}
        </Fact>
        <Fact name={t('auditLog.columns.subject')}>{`${subjectKind(subjectType)} ${subjectId}`}</Fact>
        {lineUserId && <Fact name={t('auditLog.customer')}>{lineUserId}</Fact>}
        {factsOf(detail).map(([name, value]) => (
          <Fact key={name} name={name}>
            {value}
          </Fact>
        ))}
        {ip && <Fact name={t('auditLog.columns.ip')}>{ip}</Fact>}
        {userAgent && <Fact name={t('auditLog.userAgent')}>{userAgent}</Fact>}
        <Fact name={t('auditLog.actionCode')}>{action}</Fact>
      </dl>
      <p className="flex flex-wrap gap-x-5 gap-y-2 text-[0.8125rem]">
        {place && <Onward to={place}>{t(lineUserId ? 'auditLog.openChat' : 'auditLog.openPage')}</Onward>}
        <Onward to={`?${searchOf({ adminId: operator?.id ?? systemActor }).toString()}`}>
          {t('auditLog.allByPerson', { name: operator?.name ?? t('auditLog.nobody') })}
        </Onward>
        <Onward to={`?${searchOf(about).toString()}`}>
          {t(lineUserId ? 'auditLog.allOfCustomer' : 'auditLog.allOfSubject')}
        </Onward>
      </p>
    </div>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted">{name}</dt>
      <dd dir="auto" className="wrap-anywhere tabular-nums">
        {children}
      </dd>
    </>
  );
}

function Onward({ to, children }: { to: string; children: ReactNode }) {
  return (
    <Link
      to={to}
      className="rounded font-medium text-accent underline-offset-2 hover:underline pointer-coarse:py-3"
    >
      {children}
    </Link>
  );
}
