import type { Simulation } from '../simulation';
import type { WebhookReason } from '../state/faults.schema';
import type { LineAnswer, LineCall, LineEndpoint } from './line-call';
import { LineError } from './line-error';

const MAX_ENDPOINT_LENGTH = 500;
const LOOPBACK = /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:|\/|$)/;

/** Reading, setting and testing the address that webhooks go to. */
export function webhookEndpointEndpoints(simulation: Simulation): LineEndpoint[] {
  const path = '/channel/webhook/endpoint';
  return [
    {
      name: 'webhookEndpointGet',
      fault: 'webhookEndpoint',
      method: 'GET',
      path,
      answer: () => {
        const { webhookUrl: endpoint, isWebhookActive: active } = simulation.channel;
        if (!endpoint) throw new LineError(404, { message: 'Webhook endpoint not found' });
        return { status: 200, body: { endpoint, active } };
      },
    },
    {
      name: 'webhookEndpointSet',
      fault: 'webhookEndpoint',
      method: 'PUT',
      path,
      answer: (call) => {
        simulation.channel.webhookUrl = validEndpoint(simulation, call.body['endpoint']);
        return { status: 200, body: {} };
      },
    },
    {
      name: 'webhookTest',
      fault: 'webhookEndpoint',
      method: 'POST',
      path: '/channel/webhook/test',
      answer: (call) => testWebhook(simulation, call),
    },
  ];
}

/** Source: https://developers.line.biz/en/reference/messaging-api/#test-webhook-endpoint */
async function testWebhook(simulation: Simulation, call: LineCall): Promise<LineAnswer> {
  const { endpoint } = call.body;
  const url = endpoint === undefined ? simulation.channel.webhookUrl : validEndpoint(simulation, endpoint);
  if (!url) throw new LineError(404, { message: 'Webhook endpoint not found' });
  const { webhookTestReason } = simulation.faults.current;
  if (webhookTestReason) return pretend(simulation, webhookTestReason);
  const delivery = await simulation.webhooks.test(url, simulation.faults.webhookKnobs());
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

/** The outcome a switch asks for, with the details LINE would give. */
function pretend(simulation: Simulation, reason: WebhookReason): LineAnswer {
  const [statusCode, detail] = (
    {
      OK: [200, '200'],
      COULD_NOT_CONNECT: [0, 'TLS handshake failure'],
      REQUEST_TIMEOUT: [0, 'Request timeout'],
      ERROR_STATUS_CODE: [500, '500'],
      UNCLASSIFIED: [0, 'Unclassified error'],
    } as const
  )[reason];
  const timestamp = new Date(simulation.clock()).toISOString();
  return { status: 200, body: { success: reason === 'OK', timestamp, statusCode, reason, detail } };
}

function validEndpoint(simulation: Simulation, endpoint: unknown): string {
  const isAddress =
    typeof endpoint === 'string' && endpoint.length <= MAX_ENDPOINT_LENGTH && URL.canParse(endpoint);
  const isSecure = isAddress && endpoint.startsWith('https://');
  const isLoopback = isAddress && simulation.settings.allowLoopbackHttp && LOOPBACK.test(endpoint);
  if (isSecure || isLoopback) return endpoint;
  const detail = `Not an https address of at most ${MAX_ENDPOINT_LENGTH} characters: ${String(endpoint)}`;
  throw new LineError(400, { message: 'Invalid webhook endpoint URL' }, { rule: 'webhook-endpoint', detail });
}
