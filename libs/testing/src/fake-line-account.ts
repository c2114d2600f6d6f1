import { createHmac } from 'node:crypto';
import { accountUserId } from './line-webhooks';

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/**
 * What a fake LINE knows of the account: who it is, and where its webhooks go. A test of the webhook is really made.
 * https://developers.line.biz/en/reference/messaging-api/#get-bot-info, #set-webhook-endpoint-url
 */
export class FakeLineAccount {
  info: Record<string, unknown> = {
    userId: accountUserId,
    basicId: '@fake-account',
    displayName: 'ร้านทดสอบ',
    chatMode: 'bot',
    markAsReadMode: 'manual',
  };
  webhook = { endpoint: null as string | null, active: true };
  /** What LINE signs test webhooks with. */
  channelSecret = '';
  /** Where the server with the public address really listens. */
  serverBehind: string | null = null;
  /** While set, every question about the account is answered with this status. */
  failsWith: number | null = null;

  /** @returns null for what does not concern the account. */
  async answer(method: string, path: string, body: string): Promise<Answer | null> {
    const isMine = path === '/v2/bot/info' || path.startsWith('/v2/bot/channel/webhook/');
    if (!isMine) return null;
    if (this.failsWith !== null) return { status: this.failsWith, body: { message: 'Something is wrong' } };
    const { endpoint } = JSON.parse(body || '{}') as { endpoint?: string };
    switch (`${method} ${path}`) {
      case 'GET /v2/bot/info':
        return { status: 200, body: this.info };
      case 'GET /v2/bot/channel/webhook/endpoint':
        return this.webhook.endpoint === null
          ? { status: 404, body: { message: 'Webhook endpoint not found' } }
          : { status: 200, body: this.webhook };
      case 'PUT /v2/bot/channel/webhook/endpoint':
        this.webhook.endpoint = endpoint ?? null;
        return { status: 200, body: {} };
      case 'POST /v2/bot/channel/webhook/test':
        return { status: 200, body: await this.test(endpoint ?? this.webhook.endpoint ?? '') };
      default:
        return { status: 404, body: { message: 'Not found' } };
    }
  }

  private async test(url: string) {
    const body = JSON.stringify({ destination: accountUserId, events: [] });
    const signature = createHmac('sha256', this.channelSecret).update(body).digest('base64');
    const headers = { 'content-type': 'application/json', 'x-line-signature': signature };
    const timestamp = new Date().toISOString();
    try {
      const { pathname } = new URL(url);
      const address = this.serverBehind === null ? url : this.serverBehind + pathname;
      const { status, ok } = await fetch(address, { method: 'POST', headers, body });
      const reason = ok ? 'OK' : 'ERROR_STATUS_CODE';
      return { success: ok, timestamp, statusCode: status, reason, detail: String(status) };
    } catch {
      return { success: false, timestamp, statusCode: 0, reason: 'COULD_NOT_CONNECT', detail: 'refused' };
    }
  }
}
