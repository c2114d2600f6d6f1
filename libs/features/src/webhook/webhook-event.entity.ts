import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** The inbox: every event that LINE was told we have. */
@Entity('webhook_events')
export class WebhookEventEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id: string;

  @Column('text', { name: 'webhook_event_id', unique: true })
  webhookEventId: string;

  /** Events of one lane are processed one after the other. */
  @Column('text')
  lane: string;

  @Column('text')
  type: string;

  @Column('json')
  payload: unknown;

  @Column('timestamptz', { name: 'occurred_at' })
  occurredAt: Date;

  @Column('timestamptz', { name: 'received_at', default: () => 'now()' })
  receivedAt: Date;

  @Column('text', { default: 'pending' })
  status: 'pending' | 'done' | 'ignored' | 'quarantined';

  @Column('integer', { default: 0 })
  attempts: number;

  /** Why it was ignored or quarantined. */
  @Column('text', { nullable: true })
  note: string | null;
}
