import {
  exportSessions,
  getSessionsSummary,
  listReportedSessions,
  type SessionsSummary,
} from '@jsk/contracts/reports';
import { type Actor, SignedIn } from '@jsk/platform/http/actor';
import { csvContentType, sendFile } from '@jsk/platform/http/send-file';
import { Input, type Parsed, Serves } from '@jsk/platform/http/serves';
import { Controller, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { SessionReportsService } from './session-reports.service';

@Controller()
export class SessionReportsController {
  constructor(private readonly reports: SessionReportsService) {}

  @Serves(exportSessions)
  async export(
    @SignedIn() actor: Actor,
    @Input() input: Parsed<typeof exportSessions>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendFile(reply, csvContentType, await this.reports.export(actor, input));
  }

  @Serves(getSessionsSummary)
  summary(@Input() input: Parsed<typeof getSessionsSummary>): Promise<SessionsSummary> {
    return this.reports.summarise(input);
  }

  @Serves(listReportedSessions)
  list(@Input() input: Parsed<typeof listReportedSessions>) {
    return this.reports.list(input);
  }
}
