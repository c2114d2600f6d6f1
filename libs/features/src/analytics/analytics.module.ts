import { BullModule } from '@nestjs/bullmq';
import { Module } from '@nestjs/common';
import { AuditModule } from '../audit';
import { BusinessHoursModule } from '../business-hours';
import { MeasuresModule } from '../measures';
import { DashboardController } from './dashboard.controller';
import { DashboardRepository } from './dashboard.repository';
import { DashboardService } from './dashboard.service';
import { LiveKpisController } from './live-kpis.controller';
import { LiveKpisModule } from './live-kpis.module';
import { OperatorFiguresController } from './operator-figures.controller';
import { OperatorFiguresRepository } from './operator-figures.repository';
import { OperatorFiguresService } from './operator-figures.service';
import { StatisticsProcessor, statisticsQueue, StatisticsScheduler } from './statistics.processor';
import { StatisticsRepository } from './statistics.repository';
import { StatisticsService } from './statistics.service';

@Module({
  imports: [AuditModule, LiveKpisModule, MeasuresModule],
  controllers: [DashboardController, LiveKpisController, OperatorFiguresController],
  providers: [DashboardRepository, DashboardService, OperatorFiguresRepository, OperatorFiguresService],
})
export class AnalyticsApiModule {}

@Module({
  imports: [BusinessHoursModule, BullModule.registerQueue({ name: statisticsQueue })],
  providers: [StatisticsProcessor, StatisticsRepository, StatisticsScheduler, StatisticsService],
})
export class AnalyticsWorkerModule {}
