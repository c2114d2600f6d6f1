export { LiveChatService } from './live-chat.service';
export { LiveChatApiModule, LiveChatModule } from './live-chat.module';
export { SocketStatistics } from './socket-statistics';
export { PresenceService } from './presence.service';
