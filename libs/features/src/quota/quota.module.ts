import { BullModule } from '@nestjs/bullmq';
import { Module } from '@nestjs/common';
import { AlertsModule } from '../alerts';
import { LineChannelModule } from '../line-channel';
import { QuotaController } from './quota.controller';
import { QuotaFollower, QuotaProcessor, quotaQueue, QuotaScheduler } from './quota.processor';
import { QuotaRepository } from './quota.repository';
import { QuotaService } from './quota.service';

@Module({
  imports: [AlertsModule, LineChannelModule],
  providers: [QuotaFollower, QuotaRepository, QuotaService],
  exports: [QuotaService],
})
export class QuotaModule {}

@Module({ imports: [QuotaModule], controllers: [QuotaController] })
export class QuotaApiModule {}

@Module({
  imports: [QuotaModule, BullModule.registerQueue({ name: quotaQueue })],
  providers: [QuotaProcessor, QuotaScheduler],
})
export class QuotaWorkerModule {}
