import type { Media } from '@jsk/contracts/messages';
import type { Sql } from '@jsk/platform/database/sql';
import { Injectable } from '@nestjs/common';
import { messageColumns, type MessageRow } from './message.presenter';
import type { FilePlace } from './stored-payload';

/** Types of messages that may have a file. */
export const fileTypes = ['image', 'video', 'audio', 'file'] as const;
export type FileType = (typeof fileTypes)[number];

/** A file that has to be copied from LINE. */
export interface WantedFile {
  readonly messageId: string;
  readonly lineMessageId: string;
}

interface NotedFile {
  readonly type: FileType;
  readonly media: Media;
  readonly file: FilePlace | null;
}

/** Times of messages. */
export interface Period {
  readonly after: Date;
  readonly until: Date;
}

/** Files of messages: where they are, and where they should be or not be. */
@Injectable()
export class MessageFilesRepository {
  /** @returns the message's file as it is noted, whatever became of it. */
  async find(sql: Sql, messageId: string): Promise<NotedFile | null> {
    const rows = await sql.query<NotedFile>(
      `SELECT type, payload->'media' AS media, payload->'file' AS file FROM messages
        WHERE id = $1 AND payload->>'kind' = 'media'`,
      [messageId],
    );
    return rows[0] ?? null;
  }

  /** @returns null when the message was taken back and has nothing any more that could be noted. */
  async update(
    sql: Sql,
    messageId: string,
    change: Partial<Media>,
    file: FilePlace | null,
  ): Promise<MessageRow | null> {
    const rows = await sql.query<MessageRow>(
      `UPDATE messages m
          SET payload = m.payload || jsonb_build_object('media', m.payload->'media' || $2::jsonb) || $3::jsonb
        WHERE m.id = $1 AND m.payload->>'kind' = 'media' RETURNING ${messageColumns}`,
      [messageId, JSON.stringify(change), JSON.stringify(file ? { file } : {})],
    );
    return rows[0] ?? null;
  }

  /** @returns files that are still to be copied, of messages of a time, in order of their ids. */
  async listPending(
    sql: Sql,
    { after, until }: Period,
    afterId: string,
    limit: number,
  ): Promise<WantedFile[]> {
    return sql.query<WantedFile>(
      `SELECT id AS "messageId", line_message_id AS "lineMessageId" FROM messages
        WHERE payload #>> '{media,status}' = 'pending' AND created_at > $1 AND created_at <= $2
          AND line_message_id IS NOT NULL AND id > $3
        ORDER BY id LIMIT $4`,
      [after, until, afterId, limit],
    );
  }

  /** @returns stored files of one type, of messages older than a time. */
  async listStored(
    sql: Sql,
    type: FileType,
    before: Date,
    limit: number,
  ): Promise<{ messageId: string; file: FilePlace }[]> {
    return sql.query<{ messageId: string; file: FilePlace }>(
      `SELECT id AS "messageId", payload->'file' AS file FROM messages
        WHERE type = $1 AND payload #>> '{media,status}' = 'ready' AND created_at < $2
        ORDER BY created_at LIMIT $3`,
      [type, before, limit],
    );
  }

  async markDeleted(sql: Sql, messageIds: readonly string[]): Promise<MessageRow[]> {
    return sql.query<MessageRow>(
      `UPDATE messages m SET payload = jsonb_set(m.payload - 'file', '{media,status}', '"deleted"')
        WHERE m.id = ANY($1::bigint[]) AND m.payload #>> '{media,status}' = 'ready' RETURNING ${messageColumns}`,
      [messageIds],
    );
  }

  /** @returns messages since a time that may have had a file and were taken back. */
  async listUnsent(sql: Sql, since: Date): Promise<string[]> {
    const rows = await sql.query<{ id: string }>(
      `SELECT id FROM messages
        WHERE state = 'unsent' AND type IN ('image', 'video', 'audio', 'file') AND created_at > $1`,
      [since],
    );
    return rows.map(({ id }) => id);
  }
}
