import { BullModule } from '@nestjs/bullmq';
import { Module } from '@nestjs/common';
import { CustomersModule } from '../customers';
import { MessagesModule } from '../messages';
import { SessionsModule } from '../sessions';
import { SettingsModule } from '../settings';
import { DueSessionsService } from './due-sessions.service';
import { LeftBehindService } from './left-behind.service';
import {
  SessionLifecycleProcessor,
  sessionLifecycleQueue,
  SessionLifecycleScheduler,
} from './session-lifecycle.processor';
import { SessionLifecycleRepository } from './session-lifecycle.repository';
import { SessionLifecycleService } from './session-lifecycle.service';

@Module({
  imports: [CustomersModule, MessagesModule, SessionsModule],
  providers: [DueSessionsService, LeftBehindService, SessionLifecycleRepository],
  exports: [DueSessionsService, LeftBehindService, SessionLifecycleRepository],
})
export class SessionLifecycleModule {}

@Module({
  imports: [
    MessagesModule,
    SessionLifecycleModule,
    SessionsModule,
    SettingsModule,
    BullModule.registerQueue({ name: sessionLifecycleQueue }),
  ],
  providers: [SessionLifecycleProcessor, SessionLifecycleScheduler, SessionLifecycleService],
})
export class SessionLifecycleWorkerModule {}
