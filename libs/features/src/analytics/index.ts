export { AnalyticsApiModule, AnalyticsWorkerModule } from './analytics.module';
export { LiveKpisModule } from './live-kpis.module';
export { liveFigureChanges, LiveKpisService } from './live-kpis.service';
export { StatisticsService } from './statistics.service';
