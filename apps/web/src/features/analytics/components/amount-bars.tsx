import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormats } from '@/lib/use-formats';

interface Amount {
  /** The same at every rendering. */
  id: string;
  label: string;
  number: number;
  /** What the number means beside the others. */
  note?: string | null;
  /** Where they are listed. */
  path?: string;
}

/** Amounts one under the other, each with a bar of its share of the largest; a list with numbers for who cannot see it. */
export function AmountBars({ amounts }: { amounts: readonly Amount[] }) {
  const { t } = useTranslation('admin');
  const { count } = useFormats();
  const most = Math.max(1, ...amounts.map(({ number }) => number));
  return (
    <ol className="grid gap-3">
      {amounts.map(({ id, label, number, note, path }) => (
        <li key={id}>
          <div className="flex items-baseline justify-between gap-3">
            <span className="min-w-0 truncate" title={label}>
              {label}
            </span>
            <span className="shrink-0 tabular-nums">
              {note && <span className="mr-2 text-[0.8125rem] text-muted">{note}</span>}
              {path && number > 0 ? (
                <Link
                  to={path}
                  aria-label={t('analytics.listOf', { label, value: count(number) })}
                  className="rounded-sm font-medium underline-offset-2 hover:underline"
                >
                  {count(number)}
                </Link>
              ) : (
                <span className="font-medium">{count(number)}</span>
              )}
            </span>
          </div>
          <div aria-hidden className="mt-1 h-2 rounded-sm bg-sunken">
            <div className="h-full rounded-sm bg-chart-main" style={{ width: `${(number / most) * 100}%` }} />
          </div>
        </li>
      ))}
    </ol>
  );
}
