import type { ClosedBy, HandoffTrigger, SessionStatus } from '@jsk/contracts/sessions';
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

  @Column('bigint', { name: 'skill_id', nullable: true })
  skillId: string | null;

  /** Whom the customer had before and wants again. */
  @Column('bigint', { name: 'wanted_operator_id', nullable: true })
  wantedOperatorId: string | null;

  /** Nobody with the skill was there, so that everybody may be given it. */
  @Column('timestamptz', { name: 'opened_to_all_at', nullable: true })
  openedToAllAt: Date | null;

  @Column('timestamptz', { name: 'warned_at', nullable: true })
  warnedAt: Date | null;

  /** When it ends unless somebody writes. */
  @Column('timestamptz', { name: 'closes_at', nullable: true })
  closesAt: Date | null;

  /** Since when it is put aside, and until when; without an end: until the customer writes. */
  @Column('timestamptz', { name: 'snoozed_at', nullable: true })
  snoozedAt: Date | null;

  @Column('timestamptz', { name: 'snoozed_until', nullable: true })
  snoozedUntil: Date | null;

  /** When its time was last over. */
  @Column('timestamptz', { name: 'woken_at', nullable: true })
  wokenAt: Date | null;

  /** The place in the queue that the customer was last told, and when. */
  @Column('integer', { name: 'told_position', nullable: true })
  toldPosition: number | null;

  @Column('timestamptz', { name: 'told_position_at', nullable: true })
  toldPositionAt: Date | null;

  @Column('text', { name: 'trigger_kind' })
  triggerKind: HandoffTrigger['kind'];

  @Column('text', { name: 'trigger_keyword', nullable: true })
  triggerKeyword: string | null;

  @CreateDateColumn({ type: 'timestamptz', name: 'created_at' })
  createdAt: Date;

  @Column('timestamptz', { name: 'claimed_at', nullable: true })
  claimedAt: Date | null;

  @Column('timestamptz', { name: 'first_response_at', nullable: true })
  firstResponseAt: Date | null;

  /** Who wrote the first answer, whoever has the session later. */
  @Column('bigint', { name: 'first_responder_id', nullable: true })
  firstResponderId: string | null;

  /** When it was put aside, as far as that is over. */
  @Column('tstzmultirange', { default: '{}' })
  pauses: string;

  /** As docs/metrics.md defines it, and computed by the database. */
  @Column({ type: 'integer', name: 'wait_seconds', nullable: true, insert: false, update: false })
  waitSeconds: number | null;

  @Column({ type: 'integer', name: 'first_response_seconds', nullable: true, insert: false, update: false })
  firstResponseSeconds: number | null;

  @Column({ type: 'integer', name: 'resolution_seconds', nullable: true, insert: false, update: false })
  resolutionSeconds: number | null;

  /** The same by the hours in which the shop was open; known once the session is over. */
  @Column('integer', { name: 'open_wait_seconds', nullable: true })
  openWaitSeconds: number | null;

  @Column('integer', { name: 'open_first_response_seconds', nullable: true })
  openFirstResponseSeconds: number | null;

  @Column('integer', { name: 'open_resolution_seconds', nullable: true })
  openResolutionSeconds: number | null;

  @Column('timestamptz', { name: 'last_activity_at', default: () => 'now()' })
  lastActivityAt: Date;

  @Column('timestamptz', { name: 'closed_at', nullable: true })
  closedAt: Date | null;

  @Column('text', { name: 'closed_by', nullable: true })
  closedBy: ClosedBy | null;

  @Column('text', { name: 'close_reason', nullable: true })
  closeReason: string | null;

  @Column('integer', { name: 'transfer_count', default: 0 })
  transferCount: number;
}
