export { WebhookDoor } from './webhook.door';
export { blankPayload, laneOfNobody } from './inbox.repository';
export { InboxSweeper } from './inbox.sweeper';
export { WebhookApiModule, WebhookWorkerModule } from './webhook.module';
export { WebhookEventEntity } from './webhook-event.entity';
