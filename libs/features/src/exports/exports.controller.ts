import { Readable } from 'node:stream';
import { exportConversationCsv, exportConversationPdf } from '@jsk/contracts/exports';
import { type Actor, SignedIn } from '@jsk/platform/http/actor';
import { contentDisposition } from '@jsk/platform/http/content-disposition';
import { Input, type Parsed, Serves } from '@jsk/platform/http/serves';
import { Controller, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ConversationExportService, type ExportedFile } from './conversation-export.service';

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
    await send(reply, 'text/csv; charset=utf-8', await this.exports.asCsv(actor, lineUserId, language));
  }

  @Serves(exportConversationPdf)
  async pdf(
    @SignedIn() actor: Actor,
    @Input() { lineUserId, language }: Parsed<typeof exportConversationPdf>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await send(reply, 'application/pdf', await this.exports.asPdf(actor, lineUserId, language));
  }
}

async function send(
  reply: FastifyReply,
  contentType: string,
  { name, content }: ExportedFile,
): Promise<void> {
  await reply
    .header('content-type', contentType)
    .header('content-disposition', contentDisposition('attachment', name))
    .header('cache-control', 'no-store')
    .header('x-content-type-options', 'nosniff')
    .send(Readable.from(content));
}
