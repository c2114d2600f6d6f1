import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Tooltip } from '@/components/ui/tooltip';
import { cn } from '@/lib/class-names';
import { quotaLevelOptions } from '@/lib/quota-queries';
import { useFormats } from '@/lib/use-formats';
import { percentWidth } from '../model/percent-width';
import { toneOf } from '../model/quota-tone';

const tones = {
  calm: { text: 'text-muted hover:bg-hover hover:text-ink', fill: 'bg-line-strong' },
  warning: { text: 'bg-warning-soft text-warning', fill: 'bg-warning-line' },
  danger: { text: 'bg-danger-soft text-danger', fill: 'bg-danger' },
};

/** How much of the month's messages is used, on the way to the page that says more; nothing without a limit. */
export function QuotaChip() {
  const { t } = useTranslation();
  const { count, percent } = useFormats();
  const level = useQuery(quotaLevelOptions).data;
  if (!level || level.limit === null) return null;
  const { used, limit } = level;
  const label = t('rail.quota', { used: count(used), limit: count(limit) });
  const share = limit === 0 ? 1 : used / limit;
  const tone = tones[toneOf(level)];
  return (
    <Tooltip label={label} side="right">
      <Link
        to="/admin/quota"
        // Begins with what can be seen, so that it can be said to a voice control.
        aria-label={`${percent(share)} · ${label}`}
        className={cn(
          'flex min-w-11 flex-col items-center gap-1 rounded-lg px-1 py-1.5 text-[0.6875rem] leading-4 font-medium tabular-nums transition-colors',
          tone.text,
        )}
      >
        {percent(share)}
        <span className="h-1 w-7 overflow-hidden rounded-full bg-sunken">
          <span
            className={cn('block h-full rounded-full', tone.fill)}
            style={{ width: percentWidth(share) }}
          />
        </span>
      </Link>
    </Tooltip>
  );
}
