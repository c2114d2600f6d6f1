import { LINE_SIGNATURE_HTTP_HEADER_NAME } from '@line/bot-sdk';
import { verifyLineSignature } from '@jsk/line/signature';
import { readWebhookEnvelope } from '@jsk/line/webhook-envelope';
import type { AppConfig } from '@jsk/platform/config/app-config';
import { APP_CONFIG } from '@jsk/platform/config/config.module';
import { AppError } from '@jsk/platform/errors/app-error';
import { Allow, Unlimited } from '@jsk/platform/http/serves';
import { UnparsedBody } from '@jsk/platform/http/unparsed-body';
import { Body, Controller, Headers, HttpCode, Inject, Logger, Post } from '@nestjs/common';
import { InboxDispatcher } from './inbox.dispatcher';
import { InboxService } from './inbox.service';

/** Where LINE delivers what customers do. 200 means: stored, and never to be lost. */
@Controller('webhook')
export class WebhookController {
  private readonly logger = new Logger(WebhookController.name);

  constructor(
    @Inject(APP_CONFIG) private readonly config: AppConfig,
    private readonly inbox: InboxService,
    private readonly dispatcher: InboxDispatcher,
  ) {}

  @Post()
  @HttpCode(200)
  @Allow('public')
  @Unlimited()
  @UnparsedBody()
  async receive(
    @Body() rawBody: Buffer | undefined,
    @Headers(LINE_SIGNATURE_HTTP_HEADER_NAME) signature: string | undefined,
  ): Promise<Record<string, never>> {
    const body = rawBody ?? Buffer.alloc(0);
    if (!verifyLineSignature(body, signature, this.config.line.channelSecrets)) {
      throw new AppError('line_signature_invalid', 'The signature is missing or wrong');
    }
    const envelope = readWebhookEnvelope(body);
    if (!envelope.ok) throw new AppError('line_webhook_invalid', envelope.reason);
    if (envelope.events.length > 0) this.dispatcher.dispatch(await this.store(envelope.events));
    return {};
  }

  /** Not stored means not acknowledged: LINE may deliver again, and nothing is lost. */
  private async store(events: Parameters<InboxService['store']>[0]): Promise<string[]> {
    try {
      return await this.inbox.store(events);
    } catch (error) {
      this.logger.error({ err: error }, 'A webhook could not be stored');
      throw new AppError('service_unavailable', 'The events could not be stored; deliver them again');
    }
  }
}
