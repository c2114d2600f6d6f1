import type { BusinessHours, HoursOverride } from '@jsk/contracts/business-hours';
import { Clock, DoorClosed, DoorOpen } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from '@/lib/toast';
import { AdminSection } from '@/components/admin-section';
import { Button } from '@/components/ui/button';
import { problemText } from '@/lib/i18n/problem-text';
import { useNow } from '@/lib/use-now';
import { useEndOverride } from '../api/business-hours';
import { useOpeningFormats } from '../model/use-opening-formats';
import { wallTimeAt } from '@/lib/zoned-moment';
import { OverrideDialog } from './override-dialog';

/** Whether it is open now, why, and until when; and how to change that for once. */
export function StatusSection({ hours }: { hours: BusinessHours }) {
  const { t } = useTranslation('admin');
  const { t: tCommon } = useTranslation();
  const end = useEndOverride();
  const [overriding, setOverriding] = useState<HoursOverride['state'] | null>(null);
  const { isOpen } = hours.status;
  const opposite = isOpen ? 'closed' : 'open';
  const Icon = isOpen ? DoorOpen : DoorClosed;
  return (
    <AdminSection title={t('businessHours.now.title')}>
      <div className="flex flex-wrap items-center gap-4 rounded-xl border bg-surface p-4">
        <span
          className={`grid size-12 shrink-0 place-items-center rounded-2xl ${
            isOpen ? 'bg-status-active-soft text-status-active' : 'bg-status-closed-soft text-status-closed'
          }`}
        >
          <Icon aria-hidden className="size-6" />
        </span>
        <div role="status" className="min-w-48 flex-1">
          <p className="text-lg font-semibold">{t(`businessHours.now.${isOpen ? 'open' : 'closed'}`)}</p>
          <p className="text-muted">
            <StatusText hours={hours} />
          </p>
        </div>
        <div className="flex flex-wrap gap-2">
          {hours.override && (
            <Button
              disabled={end.isPending}
              onClick={() =>
                end.mutate(undefined, {
                  onSuccess: () => toast.success(t('businessHours.override.ended')),
                  onError: (error) => toast.error(problemText(tCommon, error)),
                })
              }
            >
              {t('businessHours.override.end')}
            </Button>
          )}
          <Button onClick={() => setOverriding(opposite)}>{t(`businessHours.override.${opposite}`)}</Button>
        </div>
      </div>
      <p className="mt-3 flex items-start gap-2 text-[0.8125rem] text-muted">
        <Clock aria-hidden className="mt-1 size-3.5 shrink-0" />
        <span>
          {t('businessHours.now.told')} <span lang="th">{hours.description}</span>
        </span>
      </p>
      {overriding && (
        <OverrideDialog state={overriding} timeZone={hours.timeZone} onClose={() => setOverriding(null)} />
      )}
    </AdminSection>
  );
}

function StatusText({ hours }: { hours: BusinessHours }) {
  const { t } = useTranslation('admin');
  const now = new Date(useNow('minute'));
  const { status, timeZone, days, override } = hours;
  const formats = useOpeningFormats(timeZone);
  const today = days.find(({ date }) => date === wallTimeAt(now, timeZone).slice(0, 10));
  const because =
    status.because === 'day' && today
      ? t('businessHours.now.becauseOf', { name: today.name })
      : t(`businessHours.now.because.${status.because}`);
  const changes = status.changesAt
    ? t(`businessHours.now.${status.isOpen ? 'closes' : 'opens'}`, {
        moment: formats.moment(new Date(status.changesAt), now),
      })
    : t(`businessHours.now.${override?.until === null ? 'untilEnded' : 'staysSo'}`);
  return `${because} · ${changes}`;
}
