import { RefreshTokenEntity } from './auth';
import { AutoReplyEntity } from './bot';
import { CannedResponseEntity } from './canned-responses';
import { CustomerEntity } from './customers';
import { HandoffKeywordEntity } from './handoff';
import { MessageEntity } from './messages';
import { OperatorEntity } from './operators';
import { SessionEntity } from './sessions';
import { WebhookEventEntity } from './webhook';

/** Every table that TypeORM knows. */
export const entities = [
  AutoReplyEntity,
  CannedResponseEntity,
  CustomerEntity,
  HandoffKeywordEntity,
  MessageEntity,
  OperatorEntity,
  RefreshTokenEntity,
  SessionEntity,
  WebhookEventEntity,
];
