import type { LiveFigure, LiveFigureName } from '@jsk/contracts/analytics';
import type { TFunction } from 'i18next';
import type { useFormats } from '@/lib/use-formats';

type Formats = Pick<ReturnType<typeof useFormats>, 'count' | 'duration' | 'percent'>;
type Kind = 'count' | 'duration' | 'share';

const kinds: Record<LiveFigureName, Kind> = {
  waiting: 'count',
  active: 'count',
  sessionsToday: 'count',
  firstResponse: 'duration',
  resolution: 'duration',
  satisfaction: 'share',
  firstContactResolution: 'share',
  abandonment: 'share',
  slaBreaches: 'count',
};

/** What a figure is compared with. */
const comparisons: Partial<Record<LiveFigureName, 'hourBefore' | 'yesterday' | 'aDayAgo'>> = {
  sessionsToday: 'yesterday',
  firstResponse: 'hourBefore',
  resolution: 'yesterday',
  satisfaction: 'aDayAgo',
  firstContactResolution: 'aDayAgo',
  abandonment: 'yesterday',
  slaBreaches: 'yesterday',
};

export type Trend = { direction: 'up' | 'down' | 'same'; words: string };

/** A number as people read it: "12", "45 s", "83%"; a dash when there is nothing to measure yet. */
export function valueWords(formats: Formats, name: LiveFigureName, value: number | null): string {
  if (value === null) return '–';
  if (kinds[name] === 'duration') return formats.duration(value * 1000);
  return kinds[name] === 'share' ? formats.percent(value) : formats.count(value);
}

/** How it has changed, in words; null when it is not compared or too small to be seen. */
export function trendOf(t: TFunction, formats: Formats, { name, value, previous }: LiveFigure): Trend | null {
  const comparedWith = comparisons[name];
  if (!comparedWith || value === null || previous === null) return null;
  const than = t(`liveKpis.than.${comparedWith}`);
  const difference = inSteps(name, value) - inSteps(name, previous);
  if (difference === 0) return { direction: 'same', words: t('liveKpis.trend.same', { than }) };
  const direction = difference > 0 ? 'up' : 'down';
  const amount = amountWords(t, formats, name, Math.abs(difference));
  return { direction, words: t(`liveKpis.trend.${direction}.${kinds[name]}`, { amount, than }) };
}

/** How far it is on the way, from 0 to 1, and where the target stands. */
export function targetBarOf({ name, value, target }: LiveFigure): { filled: number; mark: number } | null {
  if (value === null || target === null) return null;
  // Of a duration twice the target is the whole bar.
  const whole = kinds[name] === 'duration' ? target * 2 : 1;
  return { filled: Math.min(1, value / whole), mark: Math.min(1, target / whole) };
}

export function targetWords(t: TFunction, formats: Formats, { name, target }: LiveFigure): string | null {
  if (target === null) return null;
  const isLowerBetter = kinds[name] === 'duration';
  return t(isLowerBetter ? 'liveKpis.target.atMost' : 'liveKpis.target.atLeast', {
    target: valueWords(formats, name, target),
  });
}

/** In what is shown: whole seconds, whole per cent, so that what looks the same is the same. */
function inSteps(name: LiveFigureName, value: number): number {
  if (kinds[name] === 'duration') return Math.floor(value);
  return kinds[name] === 'share' ? Math.round(value * 100) : value;
}

function amountWords(t: TFunction, formats: Formats, name: LiveFigureName, steps: number): string {
  if (kinds[name] === 'duration') return formats.duration(steps * 1000);
  return kinds[name] === 'share'
    ? t('liveKpis.points', { number: formats.count(steps) })
    : formats.count(steps);
}
