import { sendMedia } from '@jsk/contracts/messages';
import { lineUserIdSchema } from '@jsk/contracts/primitives';
import { sendUpload, uploadFile } from '@jsk/contracts/uploads';
import { validate } from '@jsk/platform/errors/validate';
import { type Actor, SignedIn } from '@jsk/platform/http/actor';
import { Input, type Parsed, Serves } from '@jsk/platform/http/serves';
import { Controller, Param, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { OutgoingMediaService } from './outgoing-media.service';
import { readForm } from './upload-form';

const conversationParams = z.object({ lineUserId: lineUserIdSchema });

@Controller()
export class OutgoingMediaController {
  constructor(private readonly outgoing: OutgoingMediaService) {}

  @Serves(sendMedia)
  send(@SignedIn() actor: Actor, @Param() params: unknown, @Req() request: FastifyRequest) {
    const { lineUserId } = validate(conversationParams, params);
    return this.outgoing.send(actor, lineUserId, readForm(request));
  }

  @Serves(uploadFile)
  upload(@SignedIn() actor: Actor, @Param() params: unknown, @Req() request: FastifyRequest) {
    const { lineUserId } = validate(conversationParams, params);
    return this.outgoing.keep(actor, lineUserId, readForm(request));
  }

  @Serves(sendUpload)
  sendUploaded(@SignedIn() actor: Actor, @Input() input: Parsed<typeof sendUpload>) {
    return this.outgoing.sendKept(actor, input.lineUserId, input.clientId);
  }
}
