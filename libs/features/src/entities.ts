import { RefreshTokenEntity } from './auth';
import { CustomerEntity } from './customers';
import { MessageEntity } from './messages';
import { OperatorEntity } from './operators';
import { SessionEntity } from './sessions';
import { WebhookEventEntity } from './webhook';

/** Every table that TypeORM knows. */
export const entities = [
  CustomerEntity,
  MessageEntity,
  OperatorEntity,
  RefreshTokenEntity,
  SessionEntity,
  WebhookEventEntity,
];
