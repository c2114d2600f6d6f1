import type { AppConfig } from '@jsk/platform/config/app-config';
import { APP_CONFIG } from '@jsk/platform/config/config.module';
import { BullModule } from '@nestjs/bullmq';
import { Module } from '@nestjs/common';
import { AlertsModule } from '../alerts';
import { AuditModule } from '../audit';
import { SessionsModule } from '../sessions';
import { SettingsModule } from '../settings';
import { SlaModule } from '../sla';
import { TelegramChannelRepository } from './telegram-channel.repository';
import { TelegramClient } from './telegram.client';
import { TelegramController } from './telegram.controller';
import { TelegramNotesService } from './telegram-notes.service';
import { TelegramNotificationsRepository } from './telegram-notifications.repository';
import { TelegramProcessor, telegramQueue, TelegramScheduler, TelegramSweeper } from './telegram.processor';
import { TelegramSendingService } from './telegram-sending.service';
import { TelegramService } from './telegram.service';
import { ToldHandoffsRepository } from './told-handoffs.repository';

@Module({
  imports: [AlertsModule, AuditModule],
  providers: [
    TelegramChannelRepository,
    TelegramNotificationsRepository,
    TelegramService,
    {
      provide: TelegramClient,
      inject: [APP_CONFIG],
      useFactory: ({ telegram }: AppConfig) => new TelegramClient(telegram.apiBaseUrl),
    },
  ],
  exports: [TelegramChannelRepository, TelegramClient, TelegramNotificationsRepository, TelegramService],
})
export class TelegramModule {}

@Module({ imports: [TelegramModule], controllers: [TelegramController] })
export class TelegramApiModule {}

@Module({
  imports: [
    AlertsModule,
    SessionsModule,
    SettingsModule,
    SlaModule,
    TelegramModule,
    BullModule.registerQueue({ name: telegramQueue }),
  ],
  providers: [
    TelegramNotesService,
    TelegramProcessor,
    TelegramScheduler,
    TelegramSendingService,
    TelegramSweeper,
    ToldHandoffsRepository,
  ],
})
export class TelegramWorkerModule {}
