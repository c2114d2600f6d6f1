import type { FollowState } from '@jsk/contracts/customers';
import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';

/** One row is the customer and their conversation; locking it orders everything written into the conversation. */
@Entity('customers')
export class CustomerEntity {
  @PrimaryColumn('text', { name: 'line_user_id' })
  lineUserId: string;

  @Column('text', { name: 'display_name', nullable: true })
  displayName: string | null;

  @Column('text', { name: 'picture_url', nullable: true })
  pictureUrl: string | null;

  @Column('text', { name: 'status_message', nullable: true })
  statusMessage: string | null;

  @Column('text', { nullable: true })
  language: string | null;

  @Column('timestamptz', { name: 'profile_fetched_at', nullable: true })
  profileFetchedAt: Date | null;

  @Column('boolean', { name: 'is_blocked', default: false })
  isBlocked: boolean;

  @Column('timestamptz', { name: 'follow_changed_at', nullable: true })
  followChangedAt: Date | null;

  /** Has blocked the account and taken that back at least once. */
  @Column('boolean', { name: 'has_come_back', default: false })
  hasComeBack: boolean;

  /** Follows from the three above. */
  @Column({ type: 'text', name: 'follow_state', insert: false, update: false })
  followState: FollowState;

  /** Another module of the LINE account holds the chat: nothing may be sent. */
  @Column('boolean', { name: 'is_on_standby', default: false })
  isOnStandby: boolean;

  @Column('timestamptz', { name: 'standby_changed_at', nullable: true })
  standbyChangedAt: Date | null;

  /** An operator does not want to hear from the customer: nobody is called, and nothing may be sent. */
  @Column('timestamptz', { name: 'barred_at', nullable: true })
  barredAt: Date | null;

  @Column('bigint', { name: 'barred_by', nullable: true })
  barredBy: string | null;

  @Column('text', { name: 'barred_reason', nullable: true })
  barredReason: string | null;

  @Column('text', { name: 'chat_mode', default: 'BOT' })
  chatMode: 'BOT' | 'HUMAN';

  /** How many texts in a row the bot had no answer for. */
  @Column('integer', { name: 'bot_misses', default: 0 })
  botMisses: number;

  @Column('integer', { name: 'customer_message_count', default: 0 })
  customerMessageCount: number;

  @Column('bigint', { name: 'last_message_id', nullable: true })
  lastMessageId: string | null;

  @Column('timestamptz', { name: 'last_message_at', default: () => 'now()' })
  lastMessageAt: Date;

  /** Since when the customer has written without an answer; null when there is nothing to answer. */
  @Column('timestamptz', { name: 'unanswered_since', nullable: true })
  unansweredSince: Date | null;

  @Column('bigint', { name: 'latest_session_id', nullable: true })
  latestSessionId: string | null;

  /** Marks the newest message and all before it as read; null when there is nothing to mark. */
  @Column('text', { name: 'mark_as_read_token', nullable: true })
  markAsReadToken: string | null;

  /** Nobody any more: the row keeps the figures of somebody who was erased together, under a made-up id. */
  @Column('timestamptz', { name: 'erased_at', nullable: true })
  erasedAt: Date | null;

  /** Was erased then, and is somebody new since: what happened before has no effect. */
  @Column('timestamptz', { name: 'ignores_before', nullable: true })
  ignoresBefore: Date | null;

  /** What was written before then was kept long enough and is removed. */
  @Column('timestamptz', { name: 'texts_removed_before', nullable: true })
  textsRemovedBefore: Date | null;

  @CreateDateColumn({ type: 'timestamptz', name: 'created_at' })
  createdAt: Date;
}
