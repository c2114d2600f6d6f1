export { MeasuresModule } from './measures.module';
export type { AskedPeriod } from './period.policy';
export { PeriodsService, type ReportPeriod } from './periods.service';
export * as sessionMeasures from './session-measures';
