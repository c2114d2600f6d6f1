export { DeliveryService } from './delivery.service';
export { MessageEntity } from './message.entity';
export { messageColumns, type MessageRow, presentMessage } from './message.presenter';
export { MessagesModule, MessagesWorkerModule } from './messages.module';
export { MessagesService } from './messages.service';
