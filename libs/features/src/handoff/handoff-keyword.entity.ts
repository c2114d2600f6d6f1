import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** Words with which a customer asks for a person. */
@Entity('handoff_keywords')
export class HandoffKeywordEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id: string;

  @Column('text', { unique: true })
  keyword: string;

  @Column('boolean', { name: 'is_active', default: true })
  isActive: boolean;

  /** What whoever asks in these words needs. */
  @Column('bigint', { name: 'skill_id', nullable: true })
  skillId: string | null;

  @CreateDateColumn({ type: 'timestamptz', name: 'created_at' })
  createdAt: Date;
}
