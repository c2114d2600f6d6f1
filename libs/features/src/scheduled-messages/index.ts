export { DueMessagesService } from './due-messages.service';
export { ScheduledMessagesApiModule, ScheduledMessagesWorkerModule } from './scheduled-messages.module';
