import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { apiPrefix } from '@jsk/contracts/endpoint';
import { isLineUserId } from '@jsk/line/limits';
import { lineSignatureHeader, verifyLineSignature } from '@jsk/line/signature';
import { type InboxEvent, readWebhookEnvelope } from '@jsk/line/webhook-envelope';
import { AppError } from '@jsk/platform/errors/app-error';
import { problemContentType, problemOf } from '@jsk/platform/errors/problem';
import { DomainEvents } from '@jsk/platform/events/domain-events';
import { readBody } from '@jsk/platform/http/read-body';
import { Injectable, Logger } from '@nestjs/common';
import { ChannelStateService } from '../line-channel';
import { InboxDispatcher } from './inbox.dispatcher';
import { InboxMetricsService } from './inbox-metrics.service';
import { InboxService } from './inbox.service';

declare module '@jsk/platform/events/domain-events' {
  interface DomainEventMap {
    /** So many webhooks in a row were signed with a secret that is not ours; told once, until one is right again. */
    'webhook.signature_mismatch': { count: number };
    /** After that, one was right. */
    'webhook.signature_restored': object;
    /** Signed with our secret, but for another account than the one whose access token we have: nothing was done. */
    'webhook.foreign_destination': { destination: string };
  }
}

const path = `${apiPrefix}/webhook`;

/** LINE does not say how large a webhook may be; a hundred long texts have room in this. */
const bodyLimitBytes = 1024 * 1024;

/** One wrong signature is somebody's try; so many without a right one between them mean that the secret has changed. */
const mismatchesWorthTelling = 5;

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

  private mismatches = 0;

  constructor(
    private readonly channel: ChannelStateService,
    private readonly inbox: InboxService,
    private readonly dispatcher: InboxDispatcher,
    private readonly events: DomainEvents,
    private readonly metrics: InboxMetricsService,
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
    this.verify(body, request.headers[lineSignatureHeader]);
    const envelope = readWebhookEnvelope(body);
    if (!envelope.ok) throw new AppError('line_webhook_invalid', envelope.reason);
    if (envelope.events.length > 0) await this.take(envelope.destination, envelope.events);
  }

  private verify(body: Buffer, signature: string | string[] | undefined): void {
    if (verifyLineSignature(body, signature, this.channel.channelSecrets)) {
      if (this.mismatches >= mismatchesWorthTelling) {
        this.events.publish([{ name: 'webhook.signature_restored', payload: {} }]);
      }
      this.mismatches = 0;
      return;
    }
    // Without any signature it was not LINE, whatever the secret is.
    if (signature !== undefined) this.mismatches += 1;
    if (signature !== undefined && this.mismatches === mismatchesWorthTelling) {
      const payload = { count: this.mismatches };
      this.logger.warn(payload, 'Webhooks arrive with signatures that no secret of ours makes');
      this.events.publish([{ name: 'webhook.signature_mismatch', payload }]);
    }
    throw new AppError('line_signature_invalid', 'The signature is missing or wrong');
  }

  private async take(destination: string | null, events: readonly InboxEvent[]): Promise<void> {
    const isForeign = this.isForeign(destination);
    await this.acknowledge(async () => {
      if (isForeign) {
        await this.inbox.storeQuarantined(events, 'destination of another account');
        this.events.publish([{ name: 'webhook.foreign_destination', payload: { destination } }]);
        return;
      }
      this.dispatcher.dispatch(await this.inbox.store(events));
    });
  }

  /** The secret is ours, so an odd destination is LINE's own business; the id of another account is not. */
  private isForeign(destination: string | null): boolean {
    const { accountUserId } = this.channel;
    return accountUserId !== null && isLineUserId(destination) && destination !== accountUserId;
  }

  /** Not stored means not acknowledged: LINE may deliver again, and nothing is lost. */
  private async acknowledge(store: () => Promise<void>): Promise<void> {
    try {
      await store();
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
    this.metrics.refused(refusal.status);
    response.setHeader('x-request-id', requestId);
    send(response, refusal.status, problemContentType, JSON.stringify(problemOf(refusal, requestId)));
  }
}

function send(response: ServerResponse, status: number, contentType: string, body: string): void {
  response.writeHead(status, { 'content-type': contentType, 'content-length': Buffer.byteLength(body) });
  response.end(body);
}
