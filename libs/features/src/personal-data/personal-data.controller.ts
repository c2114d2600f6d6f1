import { eraseCustomer, exportPersonalData } from '@jsk/contracts/personal-data';
import { type Actor, SignedIn } from '@jsk/platform/http/actor';
import { sendFile } from '@jsk/platform/http/send-file';
import { Input, type Parsed, Serves } from '@jsk/platform/http/serves';
import { Controller, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ErasureService } from './erasure.service';
import { PersonalDataExportService } from './personal-data-export.service';

/** What a customer may ask the team for: to know what is stored, and to be forgotten. */
@Controller()
export class PersonalDataController {
  constructor(
    private readonly exports: PersonalDataExportService,
    private readonly erasure: ErasureService,
  ) {}

  @Serves(exportPersonalData)
  async export(
    @SignedIn() actor: Actor,
    @Input() { lineUserId }: Parsed<typeof exportPersonalData>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendFile(reply, 'application/json; charset=utf-8', await this.exports.asJson(actor, lineUserId));
  }

  @Serves(eraseCustomer)
  erase(@SignedIn() actor: Actor, @Input() input: Parsed<typeof eraseCustomer>) {
    return this.erasure.erase(actor, input);
  }
}
