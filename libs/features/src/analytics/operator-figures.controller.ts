import { exportOperatorFigures, getOperatorFigures, listOperatorFigures } from '@jsk/contracts/analytics';
import { type Actor, SignedIn } from '@jsk/platform/http/actor';
import { csvContentType, sendFile } from '@jsk/platform/http/send-file';
import { Input, type Parsed, Serves } from '@jsk/platform/http/serves';
import { Controller, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { OperatorFiguresService } from './operator-figures.service';

@Controller()
export class OperatorFiguresController {
  constructor(private readonly figures: OperatorFiguresService) {}

  @Serves(listOperatorFigures)
  list(@Input() asked: Parsed<typeof listOperatorFigures>) {
    return this.figures.list(asked);
  }

  @Serves(getOperatorFigures)
  get(@SignedIn() actor: Actor, @Input() asked: Parsed<typeof getOperatorFigures>) {
    return this.figures.get(actor, asked);
  }

  @Serves(exportOperatorFigures)
  async export(
    @SignedIn() actor: Actor,
    @Input() asked: Parsed<typeof exportOperatorFigures>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendFile(reply, csvContentType, await this.figures.export(actor, asked));
  }
}
