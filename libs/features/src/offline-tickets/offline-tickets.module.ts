import { Module } from '@nestjs/common';
import { BusinessHoursModule } from '../business-hours';
import { CustomersModule } from '../customers';
import { MessagesModule } from '../messages';
import { SessionsModule } from '../sessions';
import { SettingsModule } from '../settings';
import { OfflineTicketSweeper } from './offline-ticket.sweeper';
import { OfflineTicketsRepository } from './offline-tickets.repository';
import { OfflineTicketsService } from './offline-tickets.service';

@Module({
  imports: [BusinessHoursModule, CustomersModule, MessagesModule, SessionsModule, SettingsModule],
  providers: [OfflineTicketsRepository, OfflineTicketsService],
  exports: [OfflineTicketsService],
})
export class OfflineTicketsModule {}

@Module({ imports: [BusinessHoursModule, OfflineTicketsModule], providers: [OfflineTicketSweeper] })
export class OfflineTicketsWorkerModule {}
