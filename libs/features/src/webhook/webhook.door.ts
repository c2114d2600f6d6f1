import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { LINE_SIGNATURE_HTTP_HEADER_NAME } from '@line/bot-sdk';
import { apiPrefix } from '@jsk/contracts/endpoint';
import { verifyLineSignature } from '@jsk/line/signature';
import { readWebhookEnvelope } from '@jsk/line/webhook-envelope';
import type { AppConfig } from '@jsk/platform/config/app-config';
import { APP_CONFIG } from '@jsk/platform/config/config.module';
import { AppError } from '@jsk/platform/errors/app-error';
import { problemContentType, problemOf } from '@jsk/platform/errors/problem';
import { readBody } from '@jsk/platform/http/read-body';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { InboxDispatcher } from './inbox.dispatcher';
import { InboxService } from './inbox.service';

const path = `${apiPrefix}/webhook`;

/** LINE does not say how large a webhook may be; a hundred long texts have room in this. */
const bodyLimitBytes = 1024 * 1024;

/**
 * Where LINE delivers what customers do. 200 means: stored, and never to be lost.
 *
 * It speaks HTTP itself instead of being a controller. Sign-in, limits, cookies, security headers and request logs
 * are nothing to LINE's servers, and passing all of them costs several times what storing an event does, at the one
 * place that has to take any burst (`npm run bench`, Q1a).
 */
@Injectable()
export class WebhookDoor {
  private readonly logger = new Logger(WebhookDoor.name);

  constructor(
    @Inject(APP_CONFIG) private readonly config: AppConfig,
    private readonly inbox: InboxService,
    private readonly dispatcher: InboxDispatcher,
  ) {}

  /** Whether a request is for this door; if so it must be handed to `answer`. */
  isFor({ url = '' }: IncomingMessage): boolean {
    return url.startsWith(path) && (url.length === path.length || url[path.length] === '?');
  }

  answer(request: IncomingMessage, response: ServerResponse): void {
    this.receive(request).then(
      () => send(response, 200, 'application/json; charset=utf-8', '{}'),
      (error: unknown) => this.refuse(response, error),
    );
  }

  private async receive(request: IncomingMessage): Promise<void> {
    if (request.method !== 'POST') throw new AppError('method_not_allowed', 'Webhooks are posted');
    const body = await readBody(request, bodyLimitBytes);
    const signature = request.headers[LINE_SIGNATURE_HTTP_HEADER_NAME];
    if (!verifyLineSignature(body, signature, this.config.line.channelSecrets)) {
      throw new AppError('line_signature_invalid', 'The signature is missing or wrong');
    }
    const envelope = readWebhookEnvelope(body);
    if (!envelope.ok) throw new AppError('line_webhook_invalid', envelope.reason);
    if (envelope.events.length > 0) this.dispatcher.dispatch(await this.store(envelope.events));
  }

  /** Not stored means not acknowledged: LINE may deliver again, and nothing is lost. */
  private async store(events: Parameters<InboxService['store']>[0]): Promise<string[]> {
    try {
      return await this.inbox.store(events);
    } catch (cause) {
      const message = 'The events could not be stored; deliver them again';
      throw new AppError('service_unavailable', message, { cause });
    }
  }

  private refuse(response: ServerResponse, error: unknown): void {
    const requestId = randomUUID();
    const isExpected = error instanceof AppError;
    const refusal = isExpected ? error : new AppError('internal_error', 'Something went wrong on our side');
    if (refusal.status >= 500) {
      const err = isExpected ? error.extra.cause : error;
      this.logger.error({ err, requestId, code: refusal.code }, 'A webhook was not accepted');
    }
    response.setHeader('x-request-id', requestId);
    send(response, refusal.status, problemContentType, JSON.stringify(problemOf(refusal, requestId)));
  }
}

function send(response: ServerResponse, status: number, contentType: string, body: string): void {
  response.writeHead(status, { 'content-type': contentType, 'content-length': Buffer.byteLength(body) });
  response.end(body);
}
