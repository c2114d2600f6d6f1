import { sendMessage } from '@jsk/contracts/messages';
import { createCustomer, createSession } from '@jsk/testing/factories';
import { LineCustomer, webhookBody } from '@jsk/testing/line-webhooks';
import { callRest, newClientId } from '@jsk/testing/operator-session';
import { waitFor } from '@jsk/testing/services/wait-for';
import { type TestApi, TestSystem } from '../testing/start-test-api';

let system: TestSystem;

beforeAll(async () => {
  // The test is a proxy on this machine.
  system = await TestSystem.start({ environment: { TRUSTED_PROXIES: 'loopback' } });
});
afterEach(() => system.closeTabs());
afterAll(() => system.stop());

function scrape(api: TestApi, path = '/metrics', headers: Record<string, string> = {}) {
  return callRest<string>(api.url, 'GET', path, { headers });
}

const metrics = async () => (await scrape(system.api)).body;

describe('Metrics', () => {
  it('are plain text for Prometheus, at the usual address and beside the rest', async () => {
    for (const path of ['/metrics', '/api/v1/metrics']) {
      const { status, headers, body } = await scrape(system.api, path);
      expect(status).toBe(200);
      expect(headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
      expect(body).toMatch(/^process_resident_memory_bytes \d+/m);
      expect(body).toMatch(/^nodejs_eventloop_lag_seconds /m);
    }
  });

  it('count what comes and goes, and what it costs', async () => {
    const customer = new LineCustomer();
    await system.process(customer.writes('ราคาเท่าไร'), customer.event('greatNewFeature', {}));
    await waitFor(() => expect(system.line.textsReceivedBy(customer.lineUserId)).toHaveLength(1), {
      description: 'the bot has answered',
    });
    const operator = await system.signIn();
    await operator.openTab();
    const lineUserId = await createCustomer(system.rows);
    await createSession(system.rows, lineUserId, { operatorId: operator.user.id });
    await operator.call(sendMessage, { lineUserId, text: 'สวัสดีค่ะ', clientId: newClientId() });
    await waitFor(
      async () => expect(await metrics()).toContain('messages_sent_total{via="push",cost="paid"} 1'),
      { description: 'the answer has gone out' },
    );
    const forged = { headers: { 'x-line-signature': 'AAAA' }, body: webhookBody([]) };
    await callRest(system.api.url, 'POST', '/api/v1/webhook', forged);
    const text = await metrics();
    expect(text).toMatch(/^http_request_duration_seconds_count\{status="2xx"\} \d+$/m);
    for (const line of [
      'webhook_refusals_total{status="401"} 1',
      'webhook_events_total{status="received"} 2',
      'webhook_events_total{status="done"} 1',
      'webhook_events_total{status="ignored"} 1',
      'messages_sent_total{via="reply",cost="free"} 1',
      'deliveries_total{outcome="accepted"} 2',
      'line_api_calls_total{endpoint="POST /v2/bot/message/push",status="200"} 1',
      'line_api_duration_seconds_count{endpoint="POST /v2/bot/message/push"} 1',
      'line_breaker_state 0',
      'line_sending_paused 0',
      'websocket_connections 1',
      'websocket_errors_total 0',
      'inbox_pending 0',
      'inbox_oldest_seconds 0',
      'outbox_queued 0',
      'outbox_oldest_seconds 0',
      'line_quota_limit +Inf',
      'line_quota_used 0',
    ]) {
      expect(text.split('\n')).toContain(line);
    }
  });

  it('say nothing of customers, texts or secrets', async () => {
    const text = await metrics();
    expect(text).not.toMatch(/U[0-9a-f]{32}/);
    expect(text).not.toContain('ราคา');
    expect(text).not.toContain(system.line.accessToken);
  });

  it('are not for other machines unless a token was agreed on', async () => {
    const elsewhere = { 'x-forwarded-for': '203.0.113.9' };
    expect(await scrape(system.api, '/metrics', elsewhere)).toMatchObject({
      status: 403,
      body: expect.objectContaining({ code: 'forbidden' }),
    });
    const guarded = await system.startApi({ METRICS_TOKEN: 'a-token-for-prometheus' });
    expect((await scrape(guarded)).status).toBe(403);
    const authorization = 'Bearer a-token-for-prometheus';
    expect((await scrape(guarded, '/metrics', { ...elsewhere, authorization })).status).toBe(200);
  });
});
