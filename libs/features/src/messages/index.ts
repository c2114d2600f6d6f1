export { IncomingMessagesService } from './incoming-messages.service';
export { MessageEntity } from './message.entity';
export { messageColumns, type MessageRow, presentMessage } from './message.presenter';
export { MessageRetryService } from './message-retry.service';
export { MessagesModule, MessagesWorkerModule } from './messages.module';
export { MessagesService } from './messages.service';
export { acknowledgeData } from './outgoing-content';
export { type OutgoingContent, OutgoingMessagesService } from './outgoing-messages.service';
export { ReplyTokensService } from './reply-tokens.service';
