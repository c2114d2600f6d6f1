import type { TFunction } from 'i18next';
import type { useFormats } from '@/lib/use-formats';
import type { FigureDefinition, FigureKind } from './figures';

type Formats = Pick<ReturnType<typeof useFormats>, 'count' | 'preciseDuration' | 'percent' | 'average'>;

export interface Trend {
  direction: 'up' | 'down' | 'same';
  judgement: 'better' | 'worse' | null;
  words: string;
}

/** A number as people read it; a dash when there is nothing to measure. */
export function valueWords(formats: Formats, kind: FigureKind, value: number | null): string {
  if (value === null) return '–';
  if (kind === 'duration') return formats.preciseDuration(value * 1000);
  if (kind === 'share') return formats.percent(value);
  return kind === 'score' ? formats.average(value) : formats.count(value);
}

/** How a figure has changed since the period before, and whether that is good; null when one of the two is not known. */
export function trendOf(
  t: TFunction<'admin'>,
  formats: Formats,
  { kind, better }: Pick<FigureDefinition<never>, 'kind' | 'better'>,
  [value, previous]: readonly [number | null, number | null],
): Trend | null {
  if (value === null || previous === null) return null;
  const difference = inSteps(kind, value) - inSteps(kind, previous);
  if (difference === 0) return { direction: 'same', judgement: null, words: t('analytics.trend.same') };
  const direction = difference > 0 ? 'up' : 'down';
  const isBetter = difference > 0 === (better === 'more');
  const judgement = better === 'neither' ? null : isBetter ? 'better' : 'worse';
  const amount = amountWords(t, formats, kind, Math.abs(difference), previous);
  return { direction, judgement, words: t(`analytics.trend.${direction}`, { amount }) };
}

/** In what is shown, so that what looks the same is the same. */
function inSteps(kind: FigureKind, value: number): number {
  if (kind === 'share') return Math.round(value * 100);
  return kind === 'score' ? Math.round(value * 10) : Math.floor(value);
}

function amountWords(
  t: TFunction<'admin'>,
  formats: Formats,
  kind: FigureKind,
  steps: number,
  previous: number,
): string {
  if (kind === 'duration') return formats.preciseDuration(steps * 1000);
  if (kind === 'share') return t('analytics.trend.points', { number: formats.count(steps) });
  if (kind === 'score') return formats.average(steps / 10);
  return previous > 0 ? formats.percent(steps / previous) : formats.count(steps);
}
