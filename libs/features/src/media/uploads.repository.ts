import type { Sql } from '@jsk/platform/database/sql';
import { Injectable } from '@nestjs/common';
import type { FileContent } from './file-content';

/** By whom, for whom, and as what a file was uploaded. */
export interface UploadKey {
  readonly operatorId: string;
  readonly lineUserId: string;
  readonly clientId: string;
}

export interface Upload extends UploadKey {
  readonly content: FileContent;
}

/** Files that operators have uploaded and not sent yet. */
@Injectable()
export class UploadsRepository {
  /** @returns false when there is one with this key already, which is as good as new then. */
  async insertOnce(sql: Sql, upload: Upload, createdAt: Date): Promise<boolean> {
    const { operatorId, lineUserId, clientId, content } = upload;
    const rows = await sql.query<{ isNew: boolean }>(
      `INSERT INTO uploads (operator_id, line_user_id, client_id, content, created_at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (operator_id, line_user_id, client_id) DO UPDATE SET created_at = excluded.created_at
       RETURNING xmax = 0 AS "isNew"`,
      [operatorId, lineUserId, clientId, JSON.stringify(content), createdAt],
    );
    return rows[0]?.isNew ?? false;
  }

  async find(sql: Sql, key: UploadKey, since: Date): Promise<FileContent | null> {
    const rows = await sql.query<{ content: FileContent }>(
      `SELECT content FROM uploads
        WHERE operator_id = $1 AND line_user_id = $2 AND client_id = $3 AND created_at > $4`,
      [key.operatorId, key.lineUserId, key.clientId, since],
    );
    return rows[0]?.content ?? null;
  }

  async delete(sql: Sql, key: UploadKey): Promise<void> {
    await sql.query(`DELETE FROM uploads WHERE operator_id = $1 AND line_user_id = $2 AND client_id = $3`, [
      key.operatorId,
      key.lineUserId,
      key.clientId,
    ]);
  }

  async listBefore(sql: Sql, before: Date, limit: number): Promise<Upload[]> {
    return sql.query<Upload>(
      `SELECT operator_id::text AS "operatorId", line_user_id AS "lineUserId", client_id AS "clientId", content
         FROM uploads WHERE created_at < $1 ORDER BY created_at LIMIT $2`,
      [before, limit],
    );
  }
}
