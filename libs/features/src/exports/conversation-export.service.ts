import { buffer } from 'node:stream/consumers';
import { UnitOfWork } from '@jsk/platform/database/unit-of-work';
import { AppError } from '@jsk/platform/errors/app-error';
import type { Actor } from '@jsk/platform/http/actor';
import type { ExportedFile } from '@jsk/platform/http/send-file';
import { FileStorage } from '@jsk/platform/storage/file-storage';
import { Clock } from '@jsk/platform/clock/clock';
import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit';
import { BusinessHoursService } from '../business-hours';
import type { MessageRow } from '../messages';
import { IdentifierMaskingService } from '../privacy';
import { conversationCsv } from './conversation-csv';
import { ConversationExportRepository, type ExportedConversation } from './conversation-export.repository';
import { conversationPdf } from './conversation-pdf';
import { exportName } from './export-name.policy';
import { Transcript } from './transcript';
import type { TranscriptLanguage } from './transcript-words';

/** So much is in memory at a time. */
const pageSize = 200;

/** No preview is as large as this. */
const maximumThumbnailBytes = 1_000_000;

/** A conversation as a file, for those who may see it; that it was taken out is in the audit log. */
@Injectable()
export class ConversationExportService {
  constructor(
    private readonly conversations: ConversationExportRepository,
    private readonly hours: BusinessHoursService,
    private readonly storage: FileStorage,
    private readonly masking: IdentifierMaskingService,
    private readonly audit: AuditService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws AppError `not_found` when nobody with this id ever wrote. */
  async asCsv(actor: Actor, lineUserId: string, language: TranscriptLanguage): Promise<ExportedFile> {
    const { conversation, transcript } = await this.begin(actor, lineUserId, 'csv', language);
    return {
      name: exportName(conversation, transcript, 'csv'),
      content: conversationCsv(this.pages(lineUserId), transcript),
    };
  }

  /** @throws AppError `not_found` when nobody with this id ever wrote. */
  async asPdf(actor: Actor, lineUserId: string, language: TranscriptLanguage): Promise<ExportedFile> {
    const { conversation, transcript } = await this.begin(actor, lineUserId, 'pdf', language);
    const head = { conversation, exportedBy: actor.name, exportedAt: this.clock.now() };
    return {
      name: exportName(conversation, transcript, 'pdf'),
      content: conversationPdf(head, this.pages(lineUserId), transcript, (row) => this.thumbnailOf(row)),
    };
  }

  private async begin(
    actor: Actor,
    lineUserId: string,
    format: 'csv' | 'pdf',
    language: TranscriptLanguage,
  ): Promise<{ conversation: ExportedConversation; transcript: Transcript }> {
    const { sql } = this.unitOfWork;
    const conversation = await this.conversations.find(sql, lineUserId);
    if (!conversation) throw new AppError('not_found', 'There is no customer with this id');
    const timeZone = await this.hours.timeZone(sql);
    const act = { action: 'conversation.exported', subjectType: 'customer', subjectId: lineUserId };
    await this.audit.record(sql, actor, { ...act, detail: { format } });
    const masksContacts = await this.masking.appliesTo(actor);
    const transcript = new Transcript(language, timeZone, conversation.displayName, masksContacts);
    return { conversation, transcript };
  }

  private async *pages(lineUserId: string): AsyncGenerator<MessageRow[]> {
    let afterId: string | null = null;
    for (;;) {
      const { sql } = this.unitOfWork;
      const page: MessageRow[] = await this.conversations.listMessages(sql, lineUserId, afterId, pageSize);
      if (page.length > 0) yield page;
      if (page.length < pageSize) return;
      afterId = page.at(-1)?.id ?? null;
    }
  }

  /** @returns the small JPEG of a picture, or null; a storage that does not answer costs the pictures only. */
  private async thumbnailOf({ type, payload }: MessageRow): Promise<Buffer | null> {
    const key = type === 'image' && payload?.kind === 'media' ? payload.file?.previewKey : null;
    if (!key) return null;
    const stored = await this.storage.open(key).catch(() => null);
    if (!stored || stored.sizeBytes > maximumThumbnailBytes) return null;
    return stored
      .read()
      .then(buffer)
      .catch(() => null);
  }
}
