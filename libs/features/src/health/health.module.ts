import { Module } from '@nestjs/common';
import { LineChannelModule } from '../line-channel';
import { LiveChatApiModule } from '../live-chat';
import { QuotaModule } from '../quota';
import { TelegramModule } from '../telegram';
import { HealthController } from './health.controller';
import { HealthService } from './health.service';
import { MetricsController } from './metrics.controller';
import { QuotaMetricsService } from './quota-metrics.service';

@Module({
  imports: [LineChannelModule, LiveChatApiModule, QuotaModule, TelegramModule],
  controllers: [HealthController, MetricsController],
  providers: [HealthService, QuotaMetricsService],
})
export class HealthApiModule {}
