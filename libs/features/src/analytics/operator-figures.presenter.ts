import type { Durations, OperatorFigures, OperatorReport } from '@jsk/contracts/analytics';
import type { CsvRow } from '@jsk/platform/csv/csv-table';
import type { OperatorDayRow, OperatorFiguresRow } from './operator-figures.repository';

export function presentOperatorFigures(row: OperatorFiguresRow): OperatorFigures {
  return {
    operator: { id: row.operatorId, name: row.name },
    sessions: row.sessions,
    closed: row.closed,
    firstResponse: durations(row.firstResponseCount, row.firstResponseAverage, row.firstResponsePercentiles),
    resolution: durations(row.resolutionCount, row.resolutionAverage, row.resolutionPercentiles),
    answers: row.answers,
    averageScore: shareOf(row.scores, row.answers),
    satisfaction: shareOf(row.satisfied, row.answers),
    firstContactResolution: shareOf(row.stayedAway, row.stayedAway + row.cameBack),
    transfersOut: row.transfersOut,
    slaBreaches: row.slaBreaches,
    onlineSeconds: row.onlineSeconds,
    awaySeconds: row.awaySeconds,
  };
}

/** In the order of `operatorFileColumns`. */
export function operatorFileRow({
  operator,
  firstResponse,
  resolution,
  ...figures
}: OperatorFigures): CsvRow {
  return [
    operator.id,
    operator.name,
    figures.sessions,
    figures.closed,
    firstResponse.count,
    ...[firstResponse.average, firstResponse.p50, firstResponse.p90],
    ...[resolution.average, resolution.p50, resolution.p90],
    figures.answers,
    figures.averageScore,
    figures.satisfaction,
    figures.firstContactResolution,
    figures.transfersOut,
    figures.slaBreaches,
    figures.onlineSeconds,
    figures.awaySeconds,
  ];
}

export function presentOperatorDay({
  firstOnlineAt,
  lastOnlineAt,
  ...day
}: OperatorDayRow): OperatorReport['days'][number] {
  return {
    ...day,
    firstOnlineAt: firstOnlineAt?.toISOString() ?? null,
    lastOnlineAt: lastOnlineAt?.toISOString() ?? null,
  };
}

/** @returns null when there is nothing to share. */
function shareOf(part: number, all: number): number | null {
  return all > 0 ? part / all : null;
}

function durations(
  count: number,
  average: number | null,
  percentiles: OperatorFiguresRow['resolutionPercentiles'],
): Durations {
  const [p50, p90, p99] = count > 0 && percentiles ? percentiles : [null, null, null];
  return { count, average, p50, p90, p99 };
}
