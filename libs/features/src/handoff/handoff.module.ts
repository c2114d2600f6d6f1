import { Module } from '@nestjs/common';
import { AuditModule } from '../audit';
import { BotModule } from '../bot';
import { BusinessHoursModule } from '../business-hours';
import { CsatModule } from '../csat';
import { CustomersModule } from '../customers';
import { MessagesModule } from '../messages';
import { OfflineTicketsModule } from '../offline-tickets';
import { RoutingModule } from '../routing';
import { SessionsModule } from '../sessions';
import { SettingsModule } from '../settings';
import { BotTestController } from './bot-test.controller';
import { BotTestService } from './bot-test.service';
import { HandoffKeywordsController } from './handoff-keywords.controller';
import { HandoffKeywordsRepository } from './handoff-keywords.repository';
import { HandoffKeywordsService } from './handoff-keywords.service';
import { HandoffService } from './handoff.service';
import { LeavingService } from './leaving.service';
import { PostbackService } from './postback.service';
import { QueueEntryService } from './queue-entry.service';
import { QueuePlacesRepository } from './queue-places.repository';
import { QueuePlacesService } from './queue-places.service';
import { QueuePlacesSweeper } from './queue-places.sweeper';

@Module({
  imports: [
    AuditModule,
    BotModule,
    BusinessHoursModule,
    CsatModule,
    CustomersModule,
    MessagesModule,
    OfflineTicketsModule,
    RoutingModule,
    SessionsModule,
    SettingsModule,
  ],
  providers: [
    BotTestService,
    HandoffKeywordsRepository,
    HandoffKeywordsService,
    HandoffService,
    LeavingService,
    PostbackService,
    QueueEntryService,
    QueuePlacesRepository,
    QueuePlacesService,
  ],
  exports: [BotTestService, HandoffKeywordsService, HandoffService, QueuePlacesService],
})
export class HandoffModule {}

@Module({ imports: [HandoffModule], controllers: [BotTestController, HandoffKeywordsController] })
export class HandoffApiModule {}

/** Also puts the place in the queue into the calls that this process makes. */
@Module({ imports: [HandoffModule], providers: [QueuePlacesSweeper] })
export class HandoffWorkerModule {}
