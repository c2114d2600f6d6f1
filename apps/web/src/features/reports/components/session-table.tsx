import type { ReportedSession } from '@jsk/contracts/reports';
import type { SessionStatus } from '@jsk/contracts/sessions';
import { useTranslation } from 'react-i18next';
import { CustomerLink } from '@/components/customer-link';
import { Moment } from '@/components/moment';
import { Stars } from '@/components/stars';
import { Badge, type BadgeTone } from '@/components/ui/badge';
import { ColumnHeads } from '@/components/ui/column-heads';
import { useFormats } from '@/lib/use-formats';

const wideOnly = 'hidden @3xl/report:table-cell';

const columns = [
  { name: 'customer', className: '' },
  { name: 'status', className: wideOnly },
  { name: 'operator', className: wideOnly },
  { name: 'began', className: wideOnly },
  { name: 'wait', className: `${wideOnly} text-right` },
  { name: 'firstResponse', className: `${wideOnly} text-right` },
  { name: 'resolution', className: `${wideOnly} text-right` },
  { name: 'score', className: 'text-right @3xl/report:pl-6 @3xl/report:text-left' },
] as const;

const tones: Record<SessionStatus, BadgeTone> = {
  WAITING: 'waiting',
  ACTIVE: 'active',
  CLOSED: 'closed',
  ABANDONED: 'danger',
};

/** One row per session, newest first; on a phone everything of it in one cell. */
export function SessionTable({ sessions }: { sessions: readonly ReportedSession[] }) {
  const { t } = useTranslation('admin');
  return (
    <table className="w-full text-left">
      <ColumnHeads
        columns={columns.map(({ name, className }) => ({
          label: t(`sessionReports.columns.${name}`),
          className,
        }))}
      />
      <tbody>
        {sessions.map((session) => (
          <SessionRow key={session.sessionId} session={session} />
        ))}
      </tbody>
    </table>
  );
}

function SessionRow({ session }: { session: ReportedSession }) {
  const { t } = useTranslation(['admin', 'translation']);
  const { preciseDuration } = useFormats();
  const { lineUserId, displayName, status, operator, trigger } = session;
  const time = (seconds: number | null) => (seconds === null ? '–' : preciseDuration(seconds * 1000));
  const times = [
    { name: 'wait', words: time(session.waitSeconds) },
    { name: 'firstResponse', words: time(session.firstResponseSeconds) },
    { name: 'resolution', words: time(session.resolutionSeconds) },
  ] as const;
  const triggerWords = t(`customer.triggers.${trigger.kind}`, {
    ns: 'translation',
    keyword: trigger.keyword ?? '…',
  });
  const statusBadge = <Badge tone={tones[status]}>{t(`sessionReports.statuses.${status}`)}</Badge>;
  const operatorName = operator?.name ?? t('sessionReports.nobody');
  return (
    <tr className="h-12 border-b align-top hover:bg-hover @3xl/report:align-middle">
      <td className="max-w-56 px-2 py-2">
        <CustomerLink lineUserId={lineUserId} displayName={displayName} />
        <span className="hidden truncate text-[0.8125rem] text-muted @3xl/report:block">{triggerWords}</span>
        <span className="mt-1 grid gap-1 text-[0.8125rem] text-muted @3xl/report:hidden">
          <span className="flex flex-wrap items-center gap-2">
            {statusBadge} {operatorName}
          </span>
          <Moment at={session.createdAt} />
          {times.map(({ name, words }) => (
            <span key={name} className="tabular-nums">
              {t(`sessionReports.columns.${name}`)} {words}
            </span>
          ))}
        </span>
      </td>
      <td className={`px-2 ${wideOnly}`}>{statusBadge}</td>
      <td className={`max-w-36 truncate px-2 ${wideOnly}`} dir="auto">
        {operator ? operatorName : <span className="text-muted">{operatorName}</span>}
      </td>
      <td className={`px-2 whitespace-nowrap text-muted ${wideOnly}`}>
        <Moment at={session.createdAt} />
      </td>
      {times.map(({ name, words }) => (
        <td key={name} className={`px-2 text-right whitespace-nowrap tabular-nums ${wideOnly}`}>
          {words}
        </td>
      ))}
      <td className="px-2 py-2 text-right whitespace-nowrap @3xl/report:pl-6 @3xl/report:text-left">
        {session.score === null ? (
          <span className="text-muted">–</span>
        ) : (
          <Stars score={session.score} label={t('sessionReports.score', { score: session.score })} />
        )}
      </td>
    </tr>
  );
}
