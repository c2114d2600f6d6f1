import type { Hourly } from '@jsk/contracts/analytics';
import { useQuery } from '@tanstack/react-query';
import { Hash } from 'lucide-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ErrorState } from '@/components/error-state';
import { IconButton } from '@/components/ui/icon-button';
import { Skeleton } from '@/components/ui/skeleton';
import { cn } from '@/lib/class-names';
import { type ReportView, sessionsPath } from '@/lib/report-view';
import { useFormats } from '@/lib/use-formats';
import { hourlyOptions } from '../api/analytics';
import { hours, hourWords, type PeakHours as Peaks, peakHoursOf, weekdays } from '../model/peak-hours';
import { NothingYet, ReportSection } from './report-section';

interface Place {
  weekday: number;
  hour: number;
}

/** At which hours of the week customers ask for a person: the fuller, the darker. */
export function PeakHours({ view, className }: { view: ReportView; className?: string }) {
  const { t } = useTranslation('admin');
  const { data, isError, refetch } = useQuery(hourlyOptions(view.period));
  const [areNumbersShown, setNumbersShown] = useState(false);
  const hasCells = data !== undefined && data.cells.length > 0;
  return (
    <ReportSection
      title={t('analytics.peakHours.title')}
      meaning={t('analytics.peakHours.meaning')}
      {...(className && { className })}
      actions={
        hasCells && (
          <IconButton
            label={t('analytics.peakHours.numbers')}
            look={areNumbersShown ? 'pressed' : 'quiet'}
            aria-pressed={areNumbersShown}
            onClick={() => setNumbersShown(!areNumbersShown)}
          >
            <Hash aria-hidden />
          </IconButton>
        )
      }
    >
      {data ? (
        hasCells ? (
          <WeekGrid data={data} view={view} areNumbersShown={areNumbersShown} />
        ) : (
          <NothingYet text={t('analytics.nothing')} />
        )
      ) : isError ? (
        <ErrorState title={t('analytics.loadError')} onRetry={() => void refetch()} />
      ) : (
        <Skeleton className="h-56 rounded-lg" />
      )}
    </ReportSection>
  );
}

interface WeekGridProps {
  data: Hourly;
  view: ReportView;
  areNumbersShown: boolean;
}

const moves: Record<string, Place> = {
  ArrowUp: { weekday: -1, hour: 0 },
  ArrowDown: { weekday: 1, hour: 0 },
  ArrowLeft: { weekday: 0, hour: -1 },
  ArrowRight: { weekday: 0, hour: 1 },
};

function WeekGrid({ data, view, areNumbersShown }: WeekGridProps) {
  const { t } = useTranslation('admin');
  const { weekday: weekdayName, count } = useFormats();
  const peaks = peakHoursOf(data);
  const [pointed, setPointed] = useState<Place | null>(null);
  // One stop for the tab key; from there on the arrows lead through the week.
  const [entry, setEntry] = useState<Place>(peaks.peak ?? { weekday: 1, hour: 0 });
  const grid = useRef<HTMLTableElement>(null);

  const move = (event: KeyboardEvent) => {
    const step = moves[event.key];
    if (!step) return;
    event.preventDefault();
    const weekday = Math.min(7, Math.max(1, entry.weekday + step.weekday));
    const hour = Math.min(23, Math.max(0, entry.hour + step.hour));
    setEntry({ weekday, hour });
    grid.current?.querySelector<HTMLElement>(`[data-place="${weekday} ${hour}"]`)?.focus();
  };
  const told = pointed ?? peaks.peak;
  return (
    <>
      <p aria-hidden className="mb-2 text-[0.8125rem] text-muted tabular-nums">
        {told &&
          t(pointed ? 'analytics.peakHours.cell' : 'analytics.peakHours.peak', {
            day: weekdayName(told.weekday),
            hour: hourWords(told.hour),
            number: count(peaks.of(told.weekday, told.hour)),
          })}
      </p>
      <div className={cn(areNumbersShown && 'scroll-hint-x overflow-x-auto')}>
        <table
          ref={grid}
          aria-label={t('analytics.peakHours.title')}
          className={cn(
            'w-full table-fixed border-separate border-spacing-0.5 tabular-nums',
            areNumbersShown && 'min-w-2xl',
          )}
          onKeyDown={move}
          onMouseLeave={() => setPointed(null)}
          onBlur={() => setPointed(null)}
        >
          <HourHeads />
          <tbody>
            {weekdays.map((weekday) => (
              <tr key={weekday}>
                <th scope="row" className="w-12 text-left text-xs font-normal text-muted">
                  <span aria-hidden>{weekdayName(weekday, 'short')}</span>
                  <span className="sr-only">{weekdayName(weekday)}</span>
                </th>
                {hours.map((hour) => (
                  <HourCell
                    key={hour}
                    place={{ weekday, hour }}
                    peaks={peaks}
                    isEntry={entry.weekday === weekday && entry.hour === hour}
                    isNumberShown={areNumbersShown}
                    path={sessionsPath(view, { weekday, hour, begunBy: 'customer' })}
                    onPoint={(place, isFocus) => {
                      setPointed(place);
                      if (isFocus) setEntry(place);
                    }}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function HourHeads() {
  const { t } = useTranslation('admin');
  return (
    <thead>
      <tr>
        <th scope="col" className="w-12">
          <span className="sr-only">{t('analytics.peakHours.day')}</span>
        </th>
        {hours.map((hour) => (
          <th
            key={hour}
            scope="col"
            className="h-5 overflow-visible p-0 text-left text-xs font-normal whitespace-nowrap text-muted"
          >
            <span aria-hidden>{hour % 3 === 0 && String(hour).padStart(2, '0')}</span>
            <span className="sr-only">{hourWords(hour)}</span>
          </th>
        ))}
      </tr>
    </thead>
  );
}

interface HourCellProps {
  place: Place;
  peaks: Peaks;
  isEntry: boolean;
  isNumberShown: boolean;
  path: string;
  onPoint: (place: Place, isFocus: boolean) => void;
}

const cellStyle = 'grid h-6 place-items-center rounded-[3px] text-[0.6875rem]';

function HourCell({ place, peaks, isEntry, isNumberShown, path, onPoint }: HourCellProps) {
  const { count } = useFormats();
  const sessions = peaks.of(place.weekday, place.hour);
  const number = count(sessions);
  const props = {
    'data-place': `${place.weekday} ${place.hour}`,
    tabIndex: isEntry ? 0 : -1,
    onMouseEnter: () => onPoint(place, false),
    onFocus: () => onPoint(place, true),
    children: isNumberShown ? number : <span className="sr-only">{number}</span>,
  };
  return (
    <td className="p-0">
      {sessions === 0 ? (
        <span className={cn(cellStyle, 'bg-sunken text-muted')} {...props} />
      ) : (
        <Link
          to={path}
          className={cn(cellStyle, 'hover:ring-2 hover:ring-ink', isDark(sessions, peaks) && 'text-surface')}
          style={{ background: shadeOf(sessions, peaks) }}
          {...props}
        />
      )}
    </td>
  );
}

/** Even one session is told from none. */
const shareOf = (sessions: number, { most }: Peaks) => 0.15 + (0.85 * sessions) / most;

const shadeOf = (sessions: number, peaks: Peaks) =>
  `color-mix(in oklab, var(--chart-main) ${Math.round(shareOf(sessions, peaks) * 100)}%, var(--surface-sunken))`;

const isDark = (sessions: number, peaks: Peaks) => shareOf(sessions, peaks) > 0.6;
