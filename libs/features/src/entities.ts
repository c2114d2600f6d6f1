import { CustomerEntity } from './customers';
import { MessageEntity } from './messages';
import { SessionEntity } from './sessions';
import { WebhookEventEntity } from './webhook';

/** Every table that TypeORM knows. */
export const entities = [CustomerEntity, MessageEntity, SessionEntity, WebhookEventEntity];
