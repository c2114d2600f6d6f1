import type { MessageState, MessageType, SenderKind } from '@jsk/contracts/messages';
import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { StoredPayload } from './stored-payload';

@Entity('messages')
export class MessageEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id: string;

  @Column('text', { name: 'line_user_id' })
  lineUserId: string;

  @Column('bigint', { name: 'session_id', nullable: true })
  sessionId: string | null;

  @Column('text')
  direction: 'INCOMING' | 'OUTGOING';

  @Column('text', { name: 'sender_kind' })
  senderKind: SenderKind;

  @Column('bigint', { name: 'sender_operator_id', nullable: true })
  senderOperatorId: string | null;

  /** As it was when the message was written; a later change of name does not rewrite history. */
  @Column('text', { name: 'sender_name', nullable: true })
  senderName: string | null;

  @Column('text')
  type: MessageType;

  @Column('text', { nullable: true })
  text: string | null;

  @Column('jsonb', { nullable: true })
  payload: StoredPayload | null;

  /** What can be found of it; PostgreSQL derives it. */
  @Column({ type: 'text', name: 'search_text', nullable: true, select: false, insert: false, update: false })
  searchText: string | null;

  @Column('text')
  state: MessageState;

  @Column('text', { nullable: true })
  via: 'reply' | 'push' | null;

  @Column('text', { nullable: true })
  cost: 'free' | 'paid' | 'coalesced' | null;

  /** Until then the message waits for company, so that several leave in one call. */
  @Column('timestamptz', { name: 'not_before', nullable: true })
  notBefore: Date | null;

  /** LINE's time of the customer's last change to it. */
  @Column('timestamptz', { name: 'edited_at', nullable: true })
  editedAt: Date | null;

  @Column('text', { name: 'client_id', nullable: true })
  clientId: string | null;

  @Column('text', { name: 'line_message_id', nullable: true })
  lineMessageId: string | null;

  @Column('text', { name: 'quote_token', nullable: true })
  quoteToken: string | null;

  @Column('bigint', { name: 'quoted_message_id', nullable: true })
  quotedMessageId: string | null;

  /** With which LINE knows the quoted message; fixed when the message is first sent. */
  @Column('text', { name: 'quoted_token', nullable: true })
  quotedToken: string | null;

  @Column('uuid', { name: 'delivery_id', nullable: true })
  deliveryId: string | null;

  @Column('text', { name: 'error_code', nullable: true })
  errorCode: string | null;

  @Column('text', { name: 'error_message', nullable: true })
  errorMessage: string | null;

  @Column('integer', { name: 'customer_message_number' })
  customerMessageNumber: number;

  @CreateDateColumn({ type: 'timestamptz', name: 'created_at' })
  createdAt: Date;
}
