import type { ClosedBy, SessionStatus } from '@jsk/contracts/sessions';
import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn } from 'typeorm';

@Entity('sessions')
export class SessionEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id: string;

  @Column('text', { name: 'line_user_id' })
  lineUserId: string;

  @Column('text')
  status: SessionStatus;

  @Column('bigint', { name: 'operator_id', nullable: true })
  operatorId: string | null;

  @Column('text', { nullable: true })
  skill: string | null;

  @Column('text', { name: 'trigger_kind' })
  triggerKind: 'KEYWORD' | 'POSTBACK' | 'OPERATOR';

  @Column('text', { name: 'trigger_keyword', nullable: true })
  triggerKeyword: string | null;

  @CreateDateColumn({ type: 'timestamptz', name: 'created_at' })
  createdAt: Date;

  @Column('timestamptz', { name: 'claimed_at', nullable: true })
  claimedAt: Date | null;

  @Column('timestamptz', { name: 'first_response_at', nullable: true })
  firstResponseAt: Date | null;

  @Column('timestamptz', { name: 'last_activity_at', default: () => 'now()' })
  lastActivityAt: Date;

  @Column('timestamptz', { name: 'closed_at', nullable: true })
  closedAt: Date | null;

  @Column('text', { name: 'closed_by', nullable: true })
  closedBy: ClosedBy | null;

  @Column('integer', { name: 'transfer_count', default: 0 })
  transferCount: number;
}
