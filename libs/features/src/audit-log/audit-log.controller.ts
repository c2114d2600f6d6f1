import { exportAuditLog, listAuditActions, listAuditEntries } from '@jsk/contracts/audit';
import { type Actor, SignedIn } from '@jsk/platform/http/actor';
import { csvContentType, sendFile } from '@jsk/platform/http/send-file';
import { Input, type Parsed, Serves } from '@jsk/platform/http/serves';
import { Controller, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { AuditLogService } from './audit-log.service';

@Controller()
export class AuditLogController {
  constructor(private readonly log: AuditLogService) {}

  @Serves(listAuditEntries)
  list(@Input() input: Parsed<typeof listAuditEntries>) {
    return this.log.list(input);
  }

  @Serves(listAuditActions)
  listActions() {
    return this.log.listActions();
  }

  @Serves(exportAuditLog)
  async export(
    @SignedIn() actor: Actor,
    @Input() filter: Parsed<typeof exportAuditLog>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendFile(reply, csvContentType, await this.log.exportCsv(actor, filter));
  }
}
