import { exportConversationCsv, exportConversationPdf } from '@jsk/contracts/exports';
import { type Actor, SignedIn } from '@jsk/platform/http/actor';
import { csvContentType, sendFile } from '@jsk/platform/http/send-file';
import { Input, type Parsed, Serves } from '@jsk/platform/http/serves';
import { Controller, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ConversationExportService } from './conversation-export.service';

/** Conversations as files. Each is read as fast as it is taken, whatever its size. */
@Controller()
export class ExportsController {
  constructor(private readonly exports: ConversationExportService) {}

  @Serves(exportConversationCsv)
  async csv(
    @SignedIn() actor: Actor,
    @Input() { lineUserId, language }: Parsed<typeof exportConversationCsv>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendFile(reply, csvContentType, await this.exports.asCsv(actor, lineUserId, language));
  }

  @Serves(exportConversationPdf)
  async pdf(
    @SignedIn() actor: Actor,
    @Input() { lineUserId, language }: Parsed<typeof exportConversationPdf>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendFile(reply, 'application/pdf', await this.exports.asPdf(actor, lineUserId, language));
  }
}
