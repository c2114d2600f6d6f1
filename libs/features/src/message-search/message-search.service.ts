import { type MessageHit, type searchMessages, shortestSearch } from '@jsk/contracts/message-search';
import { idSchema } from '@jsk/contracts/primitives';
import { UnitOfWork } from '@jsk/platform/database/unit-of-work';
import { AppError } from '@jsk/platform/errors/app-error';
import type { Actor } from '@jsk/platform/http/actor';
import { decodeCursor, encodeCursor } from '@jsk/platform/http/page-cursor';
import type { Parsed } from '@jsk/platform/http/serves';
import { comparableText } from '@jsk/platform/text/comparable-text';
import { Injectable } from '@nestjs/common';
import { presentMessage } from '../messages';
import { VisibilityService } from '../visibility';
import { type MessageHitRow, type MessageQuery, MessageSearchRepository } from './message-search.repository';
import { excerptOf } from './search-excerpt.policy';

/** In so many of the newest a frequent word fills a page sooner than the index lists where it occurs. */
const newestMessages = 10_000;

/** Finds messages by what they say: texts, notes, names of files and places, of conversations that the actor may see. */
@Injectable()
export class MessageSearchService {
  constructor(
    private readonly messages: MessageSearchRepository,
    private readonly visibility: VisibilityService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** @throws AppError `validation_error` for words too short to be looked for in all conversations. */
  async search(
    actor: Actor,
    { q, cursor, limit, ...filters }: Parsed<typeof searchMessages>,
  ): Promise<{ items: MessageHit[]; nextCursor: string | null }> {
    const words = wordsOf(q, filters.lineUserId !== undefined);
    const rows = await this.find({
      ...filters,
      words,
      readerId: actor.operatorId,
      isVisible: await this.visibility.conditionFor(actor),
      beforeId: decodeCursor(cursor, idSchema)?.id ?? null,
      limit: limit + 1,
    });
    const page = rows.slice(0, limit);
    const last = rows.length > limit ? page.at(-1) : undefined;
    return {
      items: page.map((row) => presentHit(row, words.map(comparableText))),
      nextCursor: last ? encodeCursor(last.createdAt.toISOString(), last.id) : null,
    };
  }

  /**
   * What is in every other conversation fills the page at once, what fills a good part of it, by looking further; only
   * for what is rare it is quicker to ask the index, which lists every message with the word.
   */
  private async find(query: MessageQuery): Promise<MessageHitRow[]> {
    const { sql } = this.unitOfWork;
    if (query.lineUserId) return this.messages.searchConversation(sql, query);
    let newest = await this.messages.searchNewest(sql, query, newestMessages);
    if (newest.length < query.limit && newest.length >= query.limit / 4) {
      newest = await this.messages.searchNewest(sql, query, 5 * newestMessages);
    }
    if (newest.length === query.limit) return newest;
    return this.messages.searchIndex(sql, query, query.words.filter(isLongEnough));
  }
}

/** As they were typed, for PostgreSQL to put into its form. */
function wordsOf(q: string, isInOneConversation: boolean): string[] {
  const words = q.split(/\s+/u).filter((word) => comparableText(word) !== '');
  const isSearchable = isInOneConversation ? words.length > 0 : words.some(isLongEnough);
  if (isSearchable) return words;
  const message = isInOneConversation
    ? 'must have a character that can be seen'
    : `must have a word of at least ${shortestSearch} characters, or be looked for in one conversation`;
  throw new AppError('validation_error', message, { errors: [{ path: 'q', message }] });
}

function isLongEnough(word: string): boolean {
  return [...comparableText(word)].length >= shortestSearch;
}

function presentHit(row: MessageHitRow, words: readonly string[]): MessageHit {
  const { lineUserId, displayName, pictureUrl } = row;
  return {
    message: presentMessage(row),
    conversation: { lineUserId, displayName: displayName ?? '', pictureUrl },
    excerpt: excerptOf(partsOf(row), words),
  };
}

/** The parts of a message that `searchable_text` puts together, each as it is shown. */
function partsOf({ text, payload }: MessageHitRow): string[] {
  const parts: (string | null)[] = [text];
  if (payload?.kind === 'media') parts.push(payload.media.fileName);
  if (payload?.kind === 'location') parts.push(payload.title, payload.address);
  if (payload?.kind === 'flex' || payload?.kind === 'reply_image') parts.push(payload.altText);
  return parts.filter((part): part is string => Boolean(part));
}
