import { RefreshTokenEntity } from './auth';
import { CannedResponseEntity } from './canned-responses';
import { CustomerEntity } from './customers';
import { MessageEntity } from './messages';
import { OperatorEntity } from './operators';
import { SessionEntity } from './sessions';
import { WebhookEventEntity } from './webhook';

/** Every table that TypeORM knows. */
export const entities = [
  CannedResponseEntity,
  CustomerEntity,
  MessageEntity,
  OperatorEntity,
  RefreshTokenEntity,
  SessionEntity,
  WebhookEventEntity,
];
