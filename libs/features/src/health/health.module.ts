import { Module } from '@nestjs/common';
import { LiveChatApiModule } from '../live-chat';
import { HealthController } from './health.controller';
import { HealthService } from './health.service';

@Module({ imports: [LiveChatApiModule], controllers: [HealthController], providers: [HealthService] })
export class HealthApiModule {}
