export { WebhookDoor } from './webhook.door';
export { WebhookApiModule } from './webhook.module';
export { WebhookEventEntity } from './webhook-event.entity';
