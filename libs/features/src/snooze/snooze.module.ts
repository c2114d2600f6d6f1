import { Module } from '@nestjs/common';
import { BusinessHoursModule } from '../business-hours';
import { CustomersModule } from '../customers';
import { MessagesModule } from '../messages';
import { SessionsModule } from '../sessions';
import { SnoozeController } from './snooze.controller';
import { SnoozeService } from './snooze.service';

/** What operators put aside; `session-lifecycle` brings it back on time, and the customer's words at once. */
@Module({
  imports: [BusinessHoursModule, CustomersModule, MessagesModule, SessionsModule],
  controllers: [SnoozeController],
  providers: [SnoozeService],
})
export class SnoozeApiModule {}
