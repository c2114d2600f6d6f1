import { Module } from '@nestjs/common';
import { AuditModule } from '../audit';
import { AuthModule } from '../auth';
import { CustomersModule } from '../customers';
import { MessagesModule } from '../messages';
import { OperatorsModule } from '../operators';
import { SessionsModule } from '../sessions';
import { SettingsModule } from '../settings';
import { ConsoleAuthentication } from './console-authentication';
import { ConsoleEvents } from './console-events';
import { ConversationsRepository } from './conversations.repository';
import { LiveChatController } from './live-chat.controller';
import { LiveChatGateway } from './live-chat.gateway';
import { LiveChatListener } from './live-chat.listener';
import { LiveChatService } from './live-chat.service';
import { PresenceService } from './presence.service';
import { SocketStatistics } from './socket-statistics';

/** Tells consoles what happens; also needed where only jobs run, because jobs make things happen. */
@Module({
  imports: [SessionsModule],
  providers: [ConversationsRepository, LiveChatListener],
  exports: [ConversationsRepository],
})
export class LiveChatModule {}

/** The doors to the web: REST and the socket. */
@Module({
  imports: [
    AuditModule,
    AuthModule,
    CustomersModule,
    LiveChatModule,
    MessagesModule,
    OperatorsModule,
    SessionsModule,
    SettingsModule,
  ],
  controllers: [LiveChatController],
  providers: [
    ConsoleAuthentication,
    ConsoleEvents,
    LiveChatGateway,
    LiveChatService,
    PresenceService,
    SocketStatistics,
  ],
  exports: [LiveChatService, SocketStatistics],
})
export class LiveChatApiModule {}
