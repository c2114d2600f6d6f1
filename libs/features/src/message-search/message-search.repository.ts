import type { searchMessages } from '@jsk/contracts/message-search';
import type { Sql } from '@jsk/platform/database/sql';
import type { Parsed } from '@jsk/platform/http/serves';
import { Injectable } from '@nestjs/common';
import { messageColumns, type MessageRow } from '../messages';
import type { VisibilityCondition } from '../visibility';

type Filters = Omit<Parsed<typeof searchMessages>, 'q' | 'cursor' | 'limit'>;

export interface MessageQuery extends Filters {
  readonly words: readonly string[];
  /** Who asks. */
  readonly readerId: string;
  readonly isVisible: VisibilityCondition;
  /** Only messages stored before this one. */
  readonly beforeId: string | null;
  readonly limit: number;
}

export type MessageHitRow = MessageRow & {
  readonly displayName: string | null;
  readonly pictureUrl: string | null;
};

const highestId = '9223372036854775807';

/** Makes the placeholder of a value. */
type Placeholder = (given: unknown) => string;

/** Messages by what they say (ADR 14). Words get the form of `search_text` from the same function that made it. */
@Injectable()
export class MessageSearchRepository {
  /** Looks at every message of `query.lineUserId`. @returns newest first. */
  searchConversation(sql: Sql, query: MessageQuery): Promise<MessageHitRow[]> {
    return this.search(
      sql,
      query,
      (before, value) =>
        `(SELECT * FROM messages WHERE line_user_id = ${value(query.lineUserId)} AND id < ${before}) m`,
    );
  }

  /** Looks at so many messages, those that were stored last, and no further. @returns newest first. */
  searchNewest(sql: Sql, query: MessageQuery, depth: number): Promise<MessageHitRow[]> {
    return this.search(
      sql,
      query,
      (before, value) =>
        `(SELECT * FROM messages WHERE id < ${before} ORDER BY id DESC LIMIT ${value(depth)}) m`,
    );
  }

  /** @param indexedWords those of the words that have three characters, at least one. @returns newest first. */
  searchIndex(sql: Sql, query: MessageQuery, indexedWords: readonly string[]): Promise<MessageHitRow[]> {
    return this.search(sql, query, (before, value) => {
      const contained = indexedWords.map(
        (word) => `text_trigrams(search_text) @> text_trigrams(${comparable(word, value)})`,
      );
      // With OFFSET 0 it is planned alone: walking back from the newest message until a page is full looks cheaper,
      // and reads the whole table for a word that is rare.
      return `(SELECT * FROM messages
                WHERE search_text IS NOT NULL AND ${contained.join(' AND ')} AND id < ${before} OFFSET 0) m`;
    });
  }

  private search(
    sql: Sql,
    query: MessageQuery,
    messages: (before: string, value: Placeholder) => string,
  ): Promise<MessageHitRow[]> {
    const values: unknown[] = [query.readerId];
    const value: Placeholder = (given) => `$${values.push(given)}`;
    const source = messages(`${value(query.beforeId ?? highestId)}::bigint`, value);
    // Sorted first, as bare keys: of thousands of hits only those of the page are read in full and joined. LATERAL with
    // OFFSET 0 makes that one look-up each, in the partition of the customer: with many partitions walking back through
    // all messages looks cheaper to the planner, until it has met enough of the hits.
    return sql.query<MessageHitRow>(
      `SELECT ${messageColumns}, c.display_name AS "displayName", c.picture_url AS "pictureUrl"
         FROM (SELECT m.line_user_id, m.id FROM ${source} WHERE ${conditionsOf(query, value).join(' AND ')}
                ORDER BY m.id DESC OFFSET 0) found
        CROSS JOIN LATERAL (SELECT * FROM messages
                WHERE line_user_id = found.line_user_id AND id = found.id OFFSET 0) m
         JOIN customers c ON c.line_user_id = m.line_user_id
         LEFT JOIN sessions newest ON newest.id = c.latest_session_id
        WHERE $1::bigint IS NOT NULL AND ${query.isVisible('$1')}
        ORDER BY found.id DESC LIMIT ${value(query.limit)}`,
      values,
    );
  }
}

function comparable(word: string, value: Placeholder): string {
  return `comparable_text(${value(word)}::text)`;
}

function conditionsOf(query: MessageQuery, value: Placeholder): string[] {
  const conditions = query.words.map((word) => `strpos(m.search_text, ${comparable(word, value)}) > 0`);
  if (query.sender) conditions.push(`m.sender_kind = ${value(query.sender)}`);
  if (query.operatorId) conditions.push(`m.sender_operator_id = ${value(query.operatorId)}`);
  if (query.type) conditions.push(`m.type = ${value(query.type)}`);
  if (query.from) conditions.push(`m.created_at >= ${value(query.from)}`);
  if (query.to) conditions.push(`m.created_at < ${value(query.to)}`);
  return conditions;
}
