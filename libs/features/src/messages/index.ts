export { CallAdditionsService } from './call-additions.service';
export { contentOf } from './incoming-message';
export { type EventEffect, IncomingMessagesService } from './incoming-messages.service';
export { countsAsLastMessage } from './last-message.policy';
export { MessageEntity } from './message.entity';
export { messageColumns, type MessageRow, presentMessage } from './message.presenter';
export { type FileType, fileTypes, type WantedFile } from './message-files.repository';
export { MessageFilesService } from './message-files.service';
export { DeliveryService } from './delivery.service';
export { MessageRetryService } from './message-retry.service';
export { MessagesModule, MessagesWorkerModule } from './messages.module';
export { MessagesService } from './messages.service';
export { NoteMessagesService } from './note-messages.service';
export { OutboundScheduler } from './outbound.processor';
export { acknowledgeData, replyImageOf, type ReplyImagePayload } from './outgoing-content';
export { type OutgoingContent, OutgoingMessagesService } from './outgoing-messages.service';
export {
  burstMs,
  costOf,
  gather,
  holdForBurst,
  holdForNotice,
  holdWhileTyping,
  type QueuedMessage,
  safeTokenLifeMs,
} from './outbox.policy';
export { replyTokenLifeMs, ReplyTokensService } from './reply-tokens.service';
export type { FilePlace } from './stored-payload';
