import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** An answer written in advance. */
@Entity('canned_responses')
export class CannedResponseEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id: string;

  @Column('text', { unique: true })
  shortcut: string;

  @Column('text')
  title: string;

  @Column('text')
  category: string;

  @Column('text')
  text: string;
}
