import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Tooltip } from '@/components/ui/tooltip';
import { cn } from '@/lib/class-names';
import { quotaLevelOptions } from '@/lib/quota-queries';
import { useFormats } from '@/lib/use-formats';
import { toneOf } from '../model/quota-tone';

const tones = {
  calm: 'bg-sunken text-muted hover:text-ink',
  warning: 'bg-warning-soft text-warning',
  danger: 'bg-danger-soft text-danger',
};

/** How much of the month's messages is used, on the way to the page that says more; nothing without a limit. */
export function QuotaChip() {
  const { t } = useTranslation();
  const { count } = useFormats();
  const level = useQuery(quotaLevelOptions).data;
  if (!level || level.limit === null) return null;
  const label = t('rail.quota', { used: count(level.used), limit: count(level.limit) });
  const shown = `${count(level.used, 'little')} / ${count(level.limit, 'little')}`;
  return (
    <Tooltip label={label}>
      <Link
        to="/admin/quota"
        // Begins with what can be seen, so that it can be said to a voice control.
        aria-label={`${shown} · ${label}`}
        className={cn(
          'flex h-7 shrink-0 touch-target items-center rounded-lg px-2 text-xs font-medium whitespace-nowrap tabular-nums transition-colors',
          tones[toneOf(level)],
        )}
      >
        {shown}
      </Link>
    </Tooltip>
  );
}
