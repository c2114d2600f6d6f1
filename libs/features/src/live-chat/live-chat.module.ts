import { Module } from '@nestjs/common';
import { LiveKpisModule } from '../analytics';
import { AuditModule } from '../audit';
import { AuthModule } from '../auth';
import { AvailabilityModule } from '../availability';
import { BusinessHoursModule } from '../business-hours';
import { CannedResponsesModule } from '../canned-responses';
import { CustomersModule } from '../customers';
import { MessagesModule } from '../messages';
import { OfflineTicketsModule } from '../offline-tickets';
import { OperatorsModule } from '../operators';
import { RoutingModule } from '../routing';
import { SessionsModule } from '../sessions';
import { SettingsModule } from '../settings';
import { TagsModule } from '../tags';
import { VisibilityModule } from '../visibility';
import { CannedPicturesController } from './canned-pictures.controller';
import { ClosingService } from './closing.service';
import { ConsoleAuthentication } from './console-authentication';
import { ConsoleEvents } from './console-events';
import { ConversationAudienceService } from './conversation-audience.service';
import { ConversationBulkService } from './conversation-bulk.service';
import { ConversationListController } from './conversation-list.controller';
import { ConversationListService } from './conversation-list.service';
import { ConversationPinsRepository } from './conversation-pins.repository';
import { ConversationsRepository } from './conversations.repository';
import { LiveChatController } from './live-chat.controller';
import { LiveChatGateway } from './live-chat.gateway';
import { LiveChatListener } from './live-chat.listener';
import { LiveChatService } from './live-chat.service';
import { LiveKpisPush } from './live-kpis-push.service';
import { PresenceService } from './presence.service';
import { SignInListener } from './sign-in.listener';
import { SlaListener } from './sla.listener';
import { SocketStatistics } from './socket-statistics';
import { TransferService } from './transfer.service';
import { VisibilityListener } from './visibility.listener';

/** Tells consoles what happens; also needed where only jobs run, because jobs make things happen. */
@Module({
  imports: [BusinessHoursModule, LiveKpisModule, SessionsModule, VisibilityModule],
  providers: [ConversationAudienceService, ConversationsRepository, LiveChatListener, SlaListener],
  exports: [ConversationsRepository],
})
export class LiveChatModule {}

/** The doors to the web: REST and the socket. */
@Module({
  imports: [
    AuditModule,
    AuthModule,
    AvailabilityModule,
    BusinessHoursModule,
    CannedResponsesModule,
    CustomersModule,
    LiveChatModule,
    LiveKpisModule,
    MessagesModule,
    OfflineTicketsModule,
    OperatorsModule,
    RoutingModule,
    SessionsModule,
    SettingsModule,
    TagsModule,
    VisibilityModule,
  ],
  controllers: [CannedPicturesController, ConversationListController, LiveChatController],
  providers: [
    ClosingService,
    ConsoleAuthentication,
    ConsoleEvents,
    ConversationBulkService,
    ConversationListService,
    ConversationPinsRepository,
    LiveChatGateway,
    LiveChatService,
    LiveKpisPush,
    PresenceService,
    SignInListener,
    SocketStatistics,
    TransferService,
    VisibilityListener,
  ],
  exports: [LiveChatService, SocketStatistics],
})
export class LiveChatApiModule {}
