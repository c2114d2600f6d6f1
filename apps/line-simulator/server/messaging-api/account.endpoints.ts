import type { Simulation } from '../simulation';
import type { LineAnswer, LineCall, LineEndpoint } from './line-call';
import { LineError } from './line-error';

const MAX_ENDPOINT_LENGTH = 500;
const LOOPBACK = /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:|\/|$)/;

/** What concerns the account itself: its name, its quota, where its webhooks go. */
export function accountEndpoints(simulation: Simulation): LineEndpoint[] {
  const { channel } = simulation;
  return [
    {
      name: 'info',
      fault: 'info',
      method: 'GET',
      path: '/info',
      answer: () => ({ status: 200, body: botInfo(simulation) }),
    },
    {
      name: 'quota',
      fault: 'quotaEndpoint',
      method: 'GET',
      path: '/message/quota',
      answer: () => ({ status: 200, body: quota(simulation) }),
    },
    {
      name: 'quota-consumption',
      fault: 'quotaEndpoint',
      method: 'GET',
      path: '/message/quota/consumption',
      answer: () => ({ status: 200, body: { totalUsage: simulation.quota.used } }),
    },
    {
      name: 'webhookEndpointGet',
      fault: null,
      method: 'GET',
      path: '/channel/webhook/endpoint',
      answer: () => {
        if (!channel.webhookUrl) throw new LineError(404, { message: 'Webhook endpoint not found' });
        return { status: 200, body: { endpoint: channel.webhookUrl, active: channel.isWebhookActive } };
      },
    },
    {
      name: 'webhookEndpointSet',
      fault: null,
      method: 'PUT',
      path: '/channel/webhook/endpoint',
      answer: (call) => setWebhookEndpoint(simulation, call),
    },
    {
      name: 'webhookTest',
      fault: null,
      method: 'POST',
      path: '/channel/webhook/test',
      answer: (call) => testWebhook(simulation, call),
    },
  ];
}

/** Source: https://developers.line.biz/en/reference/messaging-api/#get-bot-info */
function botInfo(simulation: Simulation): Record<string, unknown> {
  const { botUserId, basicId, displayName } = simulation.channel;
  const pictureUrl = `${simulation.settings.origin()}/avatars/${botUserId}.svg`;
  return { userId: botUserId, basicId, displayName, pictureUrl, chatMode: 'bot', markAsReadMode: 'manual' };
}

function quota(simulation: Simulation): Record<string, unknown> {
  const { limit } = simulation.quota;
  return limit === null ? { type: 'none' } : { type: 'limited', value: limit };
}

function setWebhookEndpoint(simulation: Simulation, call: LineCall): LineAnswer {
  simulation.channel.webhookUrl = validEndpoint(simulation, call.body['endpoint']);
  return { status: 200, body: {} };
}

/** Source: https://developers.line.biz/en/reference/messaging-api/#test-webhook-endpoint */
async function testWebhook(simulation: Simulation, call: LineCall): Promise<LineAnswer> {
  const { endpoint } = call.body;
  const url = endpoint === undefined ? simulation.channel.webhookUrl : validEndpoint(simulation, endpoint);
  if (!url) throw new LineError(404, { message: 'Webhook endpoint not found' });
  const body = JSON.stringify({ destination: simulation.channel.botUserId, events: [] });
  const delivery = await simulation.webhooks.deliverRaw(body, simulation.faults.webhookKnobs(), {}, url);
  return {
    status: 200,
    body: {
      success: delivery.ok,
      timestamp: delivery.at,
      statusCode: delivery.status ?? 0,
      reason: delivery.reason,
      detail: delivery.detail,
    },
  };
}

function validEndpoint(simulation: Simulation, endpoint: unknown): string {
  const isAddress =
    typeof endpoint === 'string' && endpoint.length <= MAX_ENDPOINT_LENGTH && URL.canParse(endpoint);
  const isSecure = isAddress && endpoint.startsWith('https://');
  const isLoopback = isAddress && simulation.settings.allowLoopbackHttp && LOOPBACK.test(endpoint);
  if (isSecure || isLoopback) return endpoint;
  throw new LineError(400, { message: 'Invalid webhook endpoint URL' }, { rule: 'webhook-endpoint' });
}
