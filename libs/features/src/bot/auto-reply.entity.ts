import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** A simple rule of the bot: this keyword gets this answer. */
@Entity('auto_replies')
@Unique(['keyword', 'matchKind'])
export class AutoReplyEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id: string;

  @Column('text')
  keyword: string;

  @Column('text', { name: 'match_kind' })
  matchKind: 'exact' | 'starts_with' | 'contains';

  @Column('text')
  text: string;

  @Column('boolean', { name: 'is_active', default: true })
  isActive: boolean;

  @Column('integer', { default: 0 })
  priority: number;

  @CreateDateColumn({ type: 'timestamptz', name: 'created_at' })
  createdAt: Date;
}
