import { BullModule } from '@nestjs/bullmq';
import { Module } from '@nestjs/common';
import { CustomersModule } from '../customers';
import { MessagesModule } from '../messages';
import { SessionsModule } from '../sessions';
import { SettingsModule } from '../settings';
import {
  SessionLifecycleProcessor,
  sessionLifecycleQueue,
  SessionLifecycleScheduler,
} from './session-lifecycle.processor';
import { SessionLifecycleRepository } from './session-lifecycle.repository';
import { SessionLifecycleService } from './session-lifecycle.service';

@Module({
  imports: [
    CustomersModule,
    MessagesModule,
    SessionsModule,
    SettingsModule,
    BullModule.registerQueue({ name: sessionLifecycleQueue }),
  ],
  providers: [
    SessionLifecycleProcessor,
    SessionLifecycleRepository,
    SessionLifecycleScheduler,
    SessionLifecycleService,
  ],
})
export class SessionLifecycleWorkerModule {}
