import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** Words with which a customer asks for a person. */
@Entity('handoff_keywords')
export class HandoffKeywordEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id: string;

  @Column('text', { unique: true })
  keyword: string;

  @Column('boolean', { name: 'is_active', default: true })
  isActive: boolean;
}
