import type { ChannelCheck } from '@jsk/contracts/line-channel';
import { CircleCheck, CircleMinus, CircleX, type LucideIcon, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { problemText } from '@/lib/i18n/problem-text';
import { useFormats } from '@/lib/use-formats';
import type { TestChannel } from '../api/line-channel';
import { AdminSection } from '@/components/admin-section';
import { Button } from '@/components/ui/button';
import { Spinner } from '@/components/ui/spinner';

/** What LINE said about everything that has to be right, with what to do about each line that is not. */
export function ChannelTestResult({ test: { data, error, isPending, mutate } }: { test: TestChannel }) {
  const { t } = useTranslation();
  const { t: tAdmin } = useTranslation('admin');
  const { clockTime } = useFormats();
  const hint = data
    ? tAdmin('channel.test.at', { time: clockTime(new Date(data.checkedAt)) })
    : tAdmin('channel.test.hint');
  return (
    <AdminSection
      title={tAdmin('channel.test.title')}
      hint={hint}
      actions={
        <Button look="primary" disabled={isPending} onClick={() => mutate()}>
          {isPending && <Spinner className="size-4" />}
          {tAdmin(isPending ? 'channel.test.running' : 'channel.test.run')}
        </Button>
      }
    >
      {error && (
        <p role="alert" className="rounded-lg bg-danger-soft px-3 py-2 text-danger">
          {problemText(t, error)}
        </p>
      )}
      <div role="status" aria-busy={isPending}>
        {data && (
          <ul className="divide-y rounded-xl border bg-surface">
            {data.checks.map((check) => (
              <CheckLine key={check.id} check={check} />
            ))}
          </ul>
        )}
      </div>
    </AdminSection>
  );
}

const looks: Record<ChannelCheck['result'], { Icon: LucideIcon; color: string }> = {
  ok: { Icon: CircleCheck, color: 'text-status-active' },
  warning: { Icon: TriangleAlert, color: 'text-warning' },
  failed: { Icon: CircleX, color: 'text-danger' },
  skipped: { Icon: CircleMinus, color: 'text-muted' },
};

function CheckLine({ check: { id, result, finding, detail } }: { check: ChannelCheck }) {
  const { t } = useTranslation('admin');
  const { Icon, color } = looks[result];
  // What a finding means depends on what was looked at; some mean the same everywhere.
  const text = t(
    [
      `channel.checks.${id}.${finding}` as 'channel.findings.ok',
      `channel.findings.${finding}` as 'channel.findings.ok',
    ],
    detail,
  );
  return (
    <li className="flex items-start gap-3 px-4 py-3">
      <Icon
        role="img"
        aria-label={t(`channel.test.results.${result}`)}
        className={`mt-1 size-4 shrink-0 ${color}`}
      />
      <div className="min-w-0">
        <p className="font-medium">{t(`channel.checks.${id}.label`)}</p>
        <p className="text-sm wrap-anywhere text-muted">{text}</p>
      </div>
    </li>
  );
}
